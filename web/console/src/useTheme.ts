import { type MantineThemeOverride, mergeThemeOverrides } from "@mantine/core";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { theme } from "./theme.ts";

/** The theme, with the words that its components say by themselves in the language of the console. */
export function useTheme(): MantineThemeOverride {
  const { t } = useTranslation();
  return useMemo(() => {
    const closeButtonProps = { "aria-label": t("action.close") };
    return mergeThemeOverrides(theme, {
      components: {
        Modal: { defaultProps: { closeButtonProps } },
        Drawer: { defaultProps: { closeButtonProps } },
        Notification: { defaultProps: { withBorder: true, closeButtonProps } },
      },
    });
  }, [t]);
}
