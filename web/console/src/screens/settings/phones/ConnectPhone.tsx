import { Button } from "@mantine/core";
import { IconQrcode } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { useMay } from "../../../shell/useOperator.ts";
import { icon } from "../../../theme.ts";

/** The button by which one's own phone is connected, for whoever may call. */
export function ConnectPhone({ onOpen }: { readonly onOpen: () => void }) {
  const { t } = useTranslation();
  if (!useMay("calls.make")) return null;
  return (
    <Button leftSection={<IconQrcode {...icon} aria-hidden />} onClick={onOpen}>
      {t("phones.connect")}
    </Button>
  );
}
