import { List, Modal, SegmentedControl, Stack, Text } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { PhoneCode } from "./PhoneCode.tsx";

interface ConnectPhoneDialogProps {
  readonly opened: boolean;
  readonly onClose: () => void;
}

/** What to do on the phone, and the code that it scans. */
export function ConnectPhoneDialog({ opened, onClose }: ConnectPhoneDialogProps) {
  const { t } = useTranslation();
  const [isForBrowser, setForBrowser] = useState(false);
  return (
    <Modal opened={opened} onClose={onClose} title={t("phones.connectTitle")}>
      <Stack gap="md">
        <SegmentedControl
          aria-label={t("phoneCode.where")}
          data={[
            { value: "app", label: t("phoneCode.app") },
            { value: "browser", label: t("phoneCode.browser") },
          ]}
          value={isForBrowser ? "browser" : "app"}
          onChange={(place) => setForBrowser(place === "browser")}
        />
        {isForBrowser ? (
          <Text size="sm">{t("phoneCode.lead")}</Text>
        ) : (
          <List type="ordered" size="sm" spacing="xs">
            <List.Item>
              <Link to="/settings/dialer" onClick={onClose}>
                {t("phones.step.install")}
              </Link>
            </List.Item>
            <List.Item>{t("phones.step.scan")}</List.Item>
          </List>
        )}
        <PhoneCode isForBrowser={isForBrowser} onDone={onClose} />
        <Text size="xs" c="dimmed">
          {t("phones.qrOnce")}
        </Text>
      </Stack>
    </Modal>
  );
}
