import { Button, CopyButton, Modal, Stack, Text, TextInput } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { CurlExample } from "./CurlExample.tsx";

interface SecretDialogProps {
  readonly secret: string | undefined;
  readonly onClose: () => void;
}

/** The one time a secret is shown. A click beside the dialog does not close it. */
export function SecretDialog({ secret, onClose }: SecretDialogProps) {
  const { t } = useTranslation();
  return (
    <Modal opened={secret !== undefined} onClose={onClose} closeOnClickOutside={false} title={t("apiKeys.secretTitle")}>
      {secret !== undefined && (
        <Stack gap="md">
          <Text size="sm" c="dimmed">
            {t("apiKeys.secretLead")}
          </Text>
          <TextInput
            label={t("apiKeys.secret")}
            readOnly
            value={secret}
            onFocus={(event) => event.target.select()}
            data-autofocus
          />
          <CopyButton value={secret}>
            {({ copied, copy }) => <Button onClick={copy}>{copied ? t("action.copied") : t("action.copy")}</Button>}
          </CopyButton>
          <CurlExample secret={secret} />
        </Stack>
      )}
    </Modal>
  );
}
