import { List, Modal, Stack, Text } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { PhoneCode } from "./PhoneCode.tsx";

interface ConnectPhoneDialogProps {
  readonly opened: boolean;
  readonly onClose: () => void;
}

/** What to do on the phone, and the code that it scans. */
export function ConnectPhoneDialog({ opened, onClose }: ConnectPhoneDialogProps) {
  const { t } = useTranslation();
  return (
    <Modal opened={opened} onClose={onClose} title={t("phones.connectTitle")}>
      <Stack gap="md">
        <List type="ordered" size="sm" spacing="xs">
          <List.Item>
            <Link to="/settings/dialer" onClick={onClose}>
              {t("phones.step.install")}
            </Link>
          </List.Item>
          <List.Item>{t("phones.step.scan")}</List.Item>
        </List>
        <PhoneCode onDone={onClose} />
        <Text size="xs" c="dimmed">
          {t("phones.qrOnce")}
        </Text>
      </Stack>
    </Modal>
  );
}
