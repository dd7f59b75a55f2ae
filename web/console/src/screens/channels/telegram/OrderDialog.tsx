import { Button, Group, Stack, Text } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import type { ChannelAccount } from "../../../../../../contracts/channelAccount.ts";
import {
  relocateTelegramAccount,
  signOutTelegramAccount,
} from "../../../../../../contracts/endpoints/telegramAccounts.ts";
import type { SessionOrder } from "../../../../../../contracts/telegramAccount.ts";
import { call } from "../../../api/call.ts";
import { Dialog } from "../../settings/structure/Dialog.tsx";
import { Refusal } from "../../../parts/Refusal.tsx";

const orders = {
  signOut: { endpoint: signOutTelegramAccount, dangerous: true },
  relocate: { endpoint: relocateTelegramAccount, dangerous: false },
} as const;

interface OrderDialogProps {
  readonly account: ChannelAccount;
  /** Closed without. */
  readonly order: SessionOrder | undefined;
  readonly onClose: () => void;
}

/** Asks once, and says what follows: to come back from a sign-out takes the phone. */
export function OrderDialog({ account, order, onClose }: OrderDialogProps) {
  const { t } = useTranslation();
  return (
    <Dialog title={order ? t(`channelPage.order.${order}.title`, { name: account.name }) : ""} onClose={onClose}>
      {order && <Question account={account} order={order} onClose={onClose} />}
    </Dialog>
  );
}

function Question({ account, order, onClose }: OrderDialogProps & { readonly order: SessionOrder }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const { endpoint, dangerous } = orders[order];
  const give = useMutation({
    mutationFn: () => call(endpoint, { params: { channelAccountId: account.id } }),
    onSuccess: () => {
      onClose();
      return client.invalidateQueries({ queryKey: ["channelAccounts"] });
    },
  });
  return (
    <Stack gap="md">
      <Refusal of={give} />
      <Text size="sm">{t(`channelPage.order.${order}.lead`)}</Text>
      <Group justify="flex-end">
        <Button variant="default" onClick={onClose} data-autofocus>
          {t(`channelPage.order.${order}.stay`)}
        </Button>
        <Button {...(dangerous && { color: "red.9" })} loading={give.isPending} onClick={() => give.mutate()}>
          {t(`telegram.${order}`)}
        </Button>
      </Group>
    </Stack>
  );
}
