import { Alert, Button, Group, Stack, Text } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import type { ChannelAccount } from "../../../../../../contracts/channelAccount.ts";
import { signOutTelegramAccount } from "../../../../../../contracts/endpoints/telegramAccounts.ts";
import { call } from "../../../api/call.ts";
import { errorCode } from "../../../api/clientError.ts";
import { Dialog } from "../../settings/structure/Dialog.tsx";

interface SignOutDialogProps {
  /** Closed without. */
  readonly account: ChannelAccount | undefined;
  readonly onClose: () => void;
}

/** Asks once: to come back takes the phone. */
export function SignOutDialog({ account, onClose }: SignOutDialogProps) {
  const { t } = useTranslation();
  return (
    <Dialog title={t("telegram.signOutTitle", { name: account?.name ?? "" })} onClose={onClose}>
      {account && <Question account={account} onClose={onClose} />}
    </Dialog>
  );
}

function Question({ account, onClose }: { readonly account: ChannelAccount; readonly onClose: () => void }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const signOut = useMutation({
    mutationFn: () => call(signOutTelegramAccount, { params: { channelAccountId: account.id } }),
    onSuccess: () => {
      onClose();
      return client.invalidateQueries({ queryKey: ["channelAccounts"] });
    },
  });
  return (
    <Stack gap="md">
      {signOut.isError && (
        <Alert color="red" role="alert" p="sm">
          {t(`error.${errorCode(signOut.error)}`)}
        </Alert>
      )}
      <Text size="sm">{t("telegram.signOutLead")}</Text>
      <Group justify="flex-end">
        <Button variant="default" onClick={onClose} data-autofocus>
          {t("telegram.stay")}
        </Button>
        <Button color="red.9" loading={signOut.isPending} onClick={() => signOut.mutate()}>
          {t("telegram.signOut")}
        </Button>
      </Group>
    </Stack>
  );
}
