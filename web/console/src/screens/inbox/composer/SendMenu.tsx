import { ActionIcon, Menu } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { IconArchive, IconChevronDown } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { LaterItems } from "../../../parts/LaterItems.tsx";
import { TimeDialog } from "../../../parts/TimeDialog.tsx";
import { icon, smallIcon } from "../../../theme.ts";

interface SendMenuProps {
  readonly sendable: boolean;
  readonly onSendAndClose: () => void;
  readonly onSendLater: (at: Date) => void;
}

/** The other ways to send: and close, or later. */
export function SendMenu({ sendable, onSendAndClose, onSendLater }: SendMenuProps) {
  const { t } = useTranslation();
  const [asking, time] = useDisclosure(false);
  return (
    <>
      <Menu position="top-end" width="var(--menu-width)">
        <Menu.Target>
          <ActionIcon size="md" aria-label={t("work.otherWaysToSend")} disabled={!sendable}>
            <IconChevronDown {...smallIcon} aria-hidden />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item leftSection={<IconArchive {...icon} aria-hidden />} onClick={onSendAndClose}>
            {t("work.sendAndClose")}
          </Menu.Item>
          <Menu.Divider />
          <Menu.Label>{t("work.sendLater")}</Menu.Label>
          <LaterItems onChosen={onSendLater} onOwnTime={time.open} />
        </Menu.Dropdown>
      </Menu>
      <TimeDialog
        opened={asking}
        title={t("work.sendLater")}
        action={t("work.schedule")}
        onClose={time.close}
        onChosen={onSendLater}
      />
    </>
  );
}
