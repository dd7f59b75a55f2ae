import { ActionIcon, Button, Tooltip } from "@mantine/core";
import { IconLock, IconSend2 } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { useLayout } from "../../../shell/useLayout.ts";
import { icon } from "../../../theme.ts";

interface SendButtonProps {
  readonly sendable: boolean;
  /** The bot leads: sending takes the conversation from it, which the button says. */
  readonly takesOver: boolean;
  readonly note: boolean;
  readonly onSend: () => void;
}

export function SendButton({ sendable, takesOver, note, onSend }: SendButtonProps) {
  const { t } = useTranslation();
  const phone = useLayout() === "phone";
  const action = note ? t("work.keepNote") : takesOver ? t("composer.takeOverAndSend") : t("composer.send");
  if (takesOver && !phone) {
    return (
      <Button size="compact-sm" variant={sendable ? "filled" : "default"} disabled={!sendable} onClick={onSend}>
        {action}
      </Button>
    );
  }
  const Glyph = note ? IconLock : IconSend2;
  return (
    <Tooltip label={t("composer.hint")}>
      <ActionIcon
        variant={sendable ? "filled" : "subtle"}
        color={sendable ? "indigo" : "gray"}
        aria-label={action}
        disabled={!sendable}
        onClick={onSend}
      >
        <Glyph {...icon} aria-hidden />
      </ActionIcon>
    </Tooltip>
  );
}
