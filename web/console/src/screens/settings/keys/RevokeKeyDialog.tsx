import { Button, Group, Modal, Stack, Text } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import type { ApiKey } from "../../../../../../contracts/apiKey.ts";
import { revokeApiKey } from "../../../../../../contracts/endpoints/apiKeys.ts";
import { call } from "../../../api/call.ts";
import { Refusal } from "../../../parts/Refusal.tsx";

interface RevokeKeyDialogProps {
  readonly apiKey: ApiKey | undefined;
  readonly onClose: () => void;
}

/** Asks once, because it cannot be undone: the program behind the key stops at its next request. */
export function RevokeKeyDialog({ apiKey, onClose }: RevokeKeyDialogProps) {
  const { t } = useTranslation();
  return (
    <Modal
      opened={apiKey !== undefined}
      onClose={onClose}
      title={apiKey && t("apiKeys.revokeTitle", { name: apiKey.name })}
    >
      {apiKey && <Question apiKey={apiKey} onClose={onClose} />}
    </Modal>
  );
}

function Question({ apiKey, onClose }: { readonly apiKey: ApiKey; readonly onClose: () => void }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const revoke = useMutation({
    mutationFn: () => call(revokeApiKey, { params: { apiKeyId: apiKey.id } }),
    onSuccess: () => {
      onClose();
      return client.invalidateQueries({ queryKey: ["apiKeys"] });
    },
  });
  return (
    <Stack gap="md">
      <Refusal of={revoke} />
      <Text size="sm">{t("apiKeys.revokeLead")}</Text>
      <Group justify="flex-end">
        <Button variant="default" onClick={onClose} data-autofocus>
          {t("apiKeys.keep")}
        </Button>
        <Button color="red.9" loading={revoke.isPending} onClick={() => revoke.mutate()}>
          {t("apiKeys.revoke")}
        </Button>
      </Group>
    </Stack>
  );
}
