import { Button, List, Modal, Stack, Text } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { IconQrcode } from "@tabler/icons-react";
import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { useMay } from "../../../shell/useOperator.ts";
import { icon } from "../../../theme.ts";
import { PhoneCode } from "./PhoneCode.tsx";

/** The button by which one's own phone is connected, for whoever may call, and its dialog. */
export function ConnectPhone() {
  const { t } = useTranslation();
  const [opened, dialog] = useDisclosure(false);
  if (!useMay("calls.make")) return null;
  return (
    <>
      <Button leftSection={<IconQrcode {...icon} aria-hidden />} onClick={dialog.open}>
        {t("phones.connect")}
      </Button>
      <Modal opened={opened} onClose={dialog.close} title={t("phones.connectTitle")}>
        <Stack gap="md">
          <List type="ordered" size="sm" spacing="xs">
            <List.Item>
              <Link to="/settings/dialer" onClick={dialog.close}>
                {t("phones.step.install")}
              </Link>
            </List.Item>
            <List.Item>{t("phones.step.scan")}</List.Item>
          </List>
          <PhoneCode onDone={dialog.close} />
          <Text size="xs" c="dimmed">
            {t("phones.qrOnce")}
          </Text>
        </Stack>
      </Modal>
    </>
  );
}
