import { Button, Group } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { notifications } from "@mantine/notifications";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { HELD_KIND } from "../../../../../contracts/channel.ts";
import type { ChannelAccount } from "../../../../../contracts/channelAccount.ts";
import {
  checkChannelAccount,
  pauseChannelAccount,
  resumeChannelAccount,
} from "../../../../../contracts/endpoints/channelAccounts.ts";
import { call } from "../../api/call.ts";
import { errorCode } from "../../api/clientError.ts";
import { EditChannel } from "./EditChannel.tsx";

export function ChannelOrders({ account }: { readonly account: ChannelAccount }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const params = { channelAccountId: account.id };
  const refresh = () => client.invalidateQueries({ queryKey: ["channelAccounts"] });
  const onError = (error: Error) => notifications.show({ color: "red", message: t(`error.${errorCode(error)}`) });
  const [opened, { open, close }] = useDisclosure(false);
  const paused = account.status === "paused";
  const toggle = useMutation({
    mutationFn: () => call(paused ? resumeChannelAccount : pauseChannelAccount, { params }),
    onSuccess: refresh,
    onError,
  });
  const check = useMutation({
    mutationFn: () => call(checkChannelAccount, { params }),
    onSuccess: ({ ok, title, problem }) => {
      if (ok) notifications.show({ color: "green", message: t("channels.checkOk", { title: title ?? account.name }) });
      else {
        const message = problem && t("channels.providerSaid", { words: problem });
        notifications.show({ color: "red", title: t("channels.checkFailed"), message });
      }
      return refresh();
    },
    onError,
  });
  return (
    <Group gap="sm">
      <Button size="xs" variant="default" aria-label={t("structure.editOf", { name: account.name })} onClick={open}>
        {t("structure.edit")}
      </Button>
      <EditChannel account={opened ? account : undefined} onClose={close} />
      {account.kind !== HELD_KIND && (
        <Button size="xs" variant="default" loading={check.isPending} onClick={() => check.mutate()}>
          {t("channels.check")}
        </Button>
      )}
      {(account.status === "active" || paused) && (
        <Button size="xs" variant="default" loading={toggle.isPending} onClick={() => toggle.mutate()}>
          {paused ? t("channels.resume") : t("channels.pause")}
        </Button>
      )}
    </Group>
  );
}
