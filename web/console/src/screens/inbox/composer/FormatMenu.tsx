import { ActionIcon, Kbd, Menu, Tooltip } from "@mantine/core";
import { IconTypography } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { Mark, markSigns } from "../../../../../../contracts/formatting.ts";
import { smallIcon } from "../../../theme.ts";

/** Puts signs of formatting around what is selected; they can be typed as well. */
export function FormatMenu({ onChosen }: { readonly onChosen: (kind: Mark["kind"]) => void }) {
  const { t } = useTranslation();
  return (
    <Menu position="top-end" returnFocus={false}>
      <Menu.Target>
        <Tooltip label={t("formatting.title")}>
          <ActionIcon size="md" aria-label={t("formatting.title")}>
            <IconTypography {...smallIcon} aria-hidden />
          </ActionIcon>
        </Tooltip>
      </Menu.Target>
      <Menu.Dropdown>
        {Mark.shape.kind.options.map((kind) => (
          <Menu.Item
            key={kind}
            onClick={() => onChosen(kind)}
            rightSection={<Kbd size="xs">{`${markSigns[kind]}…${markSigns[kind]}`}</Kbd>}
          >
            {t(`formatting.${kind}`)}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
