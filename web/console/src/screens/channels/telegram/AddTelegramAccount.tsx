import { Anchor, Button, NumberInput, PasswordInput, Skeleton, Stack, Text, TextInput } from "@mantine/core";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import type { ChannelAccount } from "../../../../../../contracts/channelAccount.ts";
import { createTelegramAccount, setTelegramApp } from "../../../../../../contracts/endpoints/telegramAccounts.ts";
import { call } from "../../../api/call.ts";
import { Trouble } from "../../../parts/Trouble.tsx";
import { telegramApp } from "../../../queries/telegram.ts";
import { SignIn } from "./SignIn.tsx";
import { Refusal } from "../../../parts/Refusal.tsx";

/** A personal account is added first and signed in to then; the company's application is asked for once. */
export function AddTelegramAccount({ onDone }: { readonly onDone: () => void }) {
  const { data: app, error, refetch } = useQuery(telegramApp());
  const [account, setAccount] = useState<ChannelAccount>();
  if (account !== undefined) return <SignIn account={account} onDone={onDone} />;
  if (app !== undefined) return <AccountForm needsApp={app.apiId === null} onAdded={setAccount} />;
  return error ? <Trouble error={error} onRetry={() => void refetch()} /> : <Skeleton height="12em" />;
}

interface AccountFormProps {
  readonly needsApp: boolean;
  readonly onAdded: (account: ChannelAccount) => void;
}

function AccountForm({ needsApp, onAdded }: AccountFormProps) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const [name, setName] = useState("");
  const [apiId, setApiId] = useState<number | string>("");
  const [apiHash, setApiHash] = useState("");
  const add = useMutation({
    async mutationFn() {
      if (needsApp) await call(setTelegramApp, { body: { apiId: Number(apiId), apiHash: apiHash.trim() } });
      return call(createTelegramAccount, { body: { name: name.trim() } });
    },
    onSuccess(account) {
      onAdded(account);
      return client.invalidateQueries({ queryKey: ["channelAccounts"] });
    },
    onSettled: () => client.invalidateQueries({ queryKey: ["telegramApp"] }),
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    add.mutate();
  };
  return (
    <form onSubmit={submit}>
      <Stack gap="md">
        <Text size="sm">{t("telegram.risk")}</Text>
        <Refusal of={add} />
        <TextInput
          label={t("channels.name")}
          placeholder={t("telegram.nameExample")}
          required
          data-autofocus
          maxLength={100}
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        {needsApp && (
          <>
            <Text size="sm">
              {t("telegram.appLead")}{" "}
              <Anchor href="https://my.telegram.org/apps" target="_blank" rel="noreferrer" inherit underline="always">
                my.telegram.org
              </Anchor>
            </Text>
            <NumberInput label="api_id" required hideControls allowDecimal={false} value={apiId} onChange={setApiId} />
            <PasswordInput
              label="api_hash"
              required
              autoComplete="off"
              value={apiHash}
              onChange={(event) => setApiHash(event.currentTarget.value)}
            />
          </>
        )}
        <Button type="submit" loading={add.isPending}>
          {t("telegram.toSignIn")}
        </Button>
      </Stack>
    </form>
  );
}
