import { Alert, Button, Modal, SegmentedControl, Skeleton, Stack, Text, TextInput } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { z } from "zod";
import { HELD_KIND } from "../../../../../contracts/channel.ts";
import type { ChannelKind } from "../../../../../contracts/channel.ts";
import type { ChannelKindDescription } from "../../../../../contracts/channelAccount.ts";
import { createChannelAccount } from "../../../../../contracts/endpoints/channelAccounts.ts";
import { call } from "../../api/call.ts";
import { ClientError, errorCode } from "../../api/clientError.ts";
import { useLayout } from "../../shell/useLayout.ts";
import { channelKinds } from "../../queries/records.ts";
import { SettingInput } from "./SettingInput.tsx";
import { AddTelegramAccount } from "./telegram/AddTelegramAccount.tsx";
import { settingFields } from "./settingFields.ts";

interface ConnectChannelProps {
  readonly opened: boolean;
  readonly onClose: () => void;
}

/** Pick a messenger, fill in what its adapter asks for; the server tests it before anything is stored. */
export function ConnectChannel({ opened, onClose }: ConnectChannelProps) {
  const { t } = useTranslation();
  const layout = useLayout();
  const { data: kinds } = useQuery({ ...channelKinds(), enabled: opened });
  const [chosen, setChosen] = useState<ChannelKind>();
  const kind = kinds?.find((one) => one.kind === chosen) ?? kinds?.[0];
  return (
    <Modal opened={opened} onClose={onClose} title={t("channels.connect")}>
      {kinds && kind ? (
        <Stack gap="lg">
          <SegmentedControl
            fullWidth
            aria-label={t("channels.pick")}
            orientation={layout === "phone" ? "vertical" : "horizontal"}
            value={kind.kind}
            onChange={setChosen}
            data={kinds.map((one) => ({ value: one.kind, label: t(`channelKind.${one.kind}`) }))}
          />
          {kind.kind === HELD_KIND ? (
            <AddTelegramAccount onDone={onClose} />
          ) : (
            <ConnectForm key={kind.kind} kind={kind} onConnected={onClose} />
          )}
        </Stack>
      ) : (
        <Skeleton height="12em" />
      )}
    </Modal>
  );
}

function ConnectForm({
  kind,
  onConnected,
}: {
  readonly kind: ChannelKindDescription;
  readonly onConnected: () => void;
}) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const fields = settingFields(kind.settingsSchema);
  const [name, setName] = useState("");
  const [settings, setSettings] = useState<Readonly<Record<string, string | number | boolean>>>(() =>
    Object.fromEntries(fields.map((field) => [field.name, field.initial])),
  );
  const connect = useMutation({
    mutationFn: () =>
      call(createChannelAccount, { body: { kind: kind.kind, name: name.trim(), settings: filled(settings) } }),
    onSuccess: () => {
      notifications.show({ color: "green", message: t("channels.connected") });
      onConnected();
      return client.invalidateQueries({ queryKey: ["channelAccounts"] });
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    connect.mutate();
  };
  return (
    <form onSubmit={submit}>
      <Stack gap="md">
        {connect.isError && (
          <Alert color="red" role="alert" p="sm">
            {t(`error.${errorCode(connect.error)}`)}
            <ProvidersWords error={connect.error} />
          </Alert>
        )}
        <TextInput
          label={t("channels.name")}
          placeholder={t("channels.nameExample")}
          required
          data-autofocus
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        {fields.map((field) => (
          <SettingInput
            key={field.name}
            field={field}
            value={settings[field.name]}
            onChange={(value) => setSettings((now) => ({ ...now, [field.name]: value }))}
          />
        ))}
        <Text size="xs" c="dimmed">
          {t("channels.connectLead")}
        </Text>
        <Button type="submit" loading={connect.isPending}>
          {t("channels.connectAction")}
        </Button>
      </Stack>
    </form>
  );
}

/** An empty optional field is not sent, so that the adapter's own default applies. */
const filled = (settings: Readonly<Record<string, string | number | boolean>>) =>
  Object.fromEntries(Object.entries(settings).filter(([, value]) => value !== ""));

const Refusal = z.object({ problem: z.string() });

function ProvidersWords({ error }: { readonly error: unknown }) {
  const { t } = useTranslation();
  const problem = error instanceof ClientError ? Refusal.safeParse(error.details).data?.problem : undefined;
  return problem ? (
    <Text size="xs" mt="xs">
      {t("channels.providerSaid", { words: problem })}
    </Text>
  ) : null;
}
