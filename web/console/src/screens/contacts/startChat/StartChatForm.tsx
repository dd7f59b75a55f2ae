import { Alert, Button, Select, Skeleton, Stack, Text, TextInput } from "@mantine/core";
import { useMutation, useQuery } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { type FormEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { HELD_KIND } from "../../../../../../contracts/channel.ts";
import type { ChannelAccount } from "../../../../../../contracts/channelAccount.ts";
import { startChat } from "../../../../../../contracts/endpoints/telegramAccounts.ts";
import { PersonAddress } from "../../../../../../contracts/telegramChat.ts";
import { call } from "../../../api/call.ts";
import { errorCode } from "../../../api/clientError.ts";
import { LinkText } from "../../../parts/LinkButton.tsx";
import { Trouble } from "../../../parts/Trouble.tsx";
import { channelAccounts } from "../../../queries/records.ts";
import type { ChatWith } from "../../../state/startChat.ts";
import { focusComposerSoon } from "../../inbox/composer/focusComposer.ts";

interface StartChatFormProps {
  readonly chatWith: ChatWith | null;
  readonly onDone: () => void;
}

export function StartChatForm(props: StartChatFormProps) {
  const { t } = useTranslation();
  const { data, error, refetch } = useQuery(channelAccounts());
  if (data === undefined)
    return error ? <Trouble error={error} onRetry={() => void refetch()} /> : <Skeleton height="12em" />;
  const accounts = data
    .map(({ account }) => account)
    .filter(({ kind, status }) => kind === HELD_KIND && status === "active");
  const [first] = accounts;
  if (first !== undefined) return <ChatForm {...props} accounts={accounts} first={first} />;
  return (
    <Text size="sm">
      {t("startChat.noAccount")}{" "}
      <LinkText to="/channels" inherit underline="always" onClick={props.onDone}>
        {t("startChat.toChannels")}
      </LinkText>
    </Text>
  );
}

interface ChatFormProps extends StartChatFormProps {
  readonly accounts: readonly ChannelAccount[];
  readonly first: ChannelAccount;
}

function ChatForm({ chatWith, accounts, first, onDone }: ChatFormProps) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const [account, setAccount] = useState(first);
  const [to, setTo] = useState(chatWith?.to ?? "");
  const [isWrong, setWrong] = useState(false);
  const start = useMutation({
    mutationFn: (address: string) =>
      call(startChat, {
        params: { channelAccountId: account.id },
        body: { to: address, ...(chatWith && { contactId: chatWith.contactId }) },
      }),
    async onSuccess(started) {
      if (started.kind === "refused") return;
      await navigate({ to: "/inbox/$conversationId", params: { conversationId: started.conversationId } });
      onDone();
      focusComposerSoon();
    },
  });
  const refused = start.data?.kind === "refused" ? start.data.problem : undefined;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const address = PersonAddress.safeParse(to);
    setWrong(!address.success);
    if (address.success) start.mutate(address.data);
  };
  return (
    <form onSubmit={submit} noValidate>
      <Stack gap="md">
        <Text size="sm">{t("startChat.lead")}</Text>
        {(refused || start.isError) && (
          <Alert color="red" role="alert" p="sm">
            {refused ? t(`startChat.problem.${refused}`) : t(`error.${errorCode(start.error)}`)}
          </Alert>
        )}
        <TextInput
          label={t("startChat.to")}
          description={t("startChat.toLead")}
          data-autofocus
          autoComplete="off"
          maxLength={64}
          value={to}
          onChange={(event) => setTo(event.currentTarget.value)}
          error={isWrong && t("startChat.toWrong")}
        />
        <Select
          label={t("startChat.from")}
          allowDeselect={false}
          data={accounts.map(({ id, name }) => ({ value: id, label: name }))}
          value={account.id}
          onChange={(id) => setAccount(accounts.find((one) => one.id === id) ?? account)}
        />
        <Button type="submit" loading={start.isPending}>
          {t("startChat.action")}
        </Button>
      </Stack>
    </form>
  );
}
