import { Stack, Switch, Text } from "@mantine/core";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { changeNotificationSettings } from "../../../../../../contracts/endpoints/notifications.ts";
import { NotificationKind } from "../../../../../../contracts/notification.ts";
import type { NotificationSettings } from "../../../../../../contracts/notification.ts";
import { call } from "../../../api/call.ts";
import { notificationSettings } from "../../../queries/notifications.ts";
import { pushState, turnPushOff, turnPushOn } from "../../../state/browserPush.ts";
import { Section } from "./Section.tsx";

/** What I want to hear of: each kind, by sound, and in this browser though the console is closed. */
export function NotificationChoices() {
  const { t } = useTranslation();
  const client = useQueryClient();
  const { data } = useQuery(notificationSettings());
  const here = useQuery({ queryKey: ["browserPush"], queryFn: pushState });
  const change = useMutation({
    mutationFn: (body: Partial<NotificationSettings>) => call(changeNotificationSettings, { body }),
    onSettled: () => client.invalidateQueries({ queryKey: ["notificationSettings"] }),
  });
  const push = useMutation({
    mutationFn: (on: boolean) => (on ? turnPushOn(data?.pushKey ?? "") : turnPushOff()),
    onSettled: () => client.invalidateQueries({ queryKey: ["browserPush"] }),
  });
  if (!data) return null;
  const { settings } = data;
  const stuck = here.data === "denied" || here.data === "unsupported" ? here.data : undefined;
  return (
    <Section title={t("notifications.title")}>
      <Stack gap="sm">
        {NotificationKind.options.map((kind) => (
          <Switch
            key={kind}
            label={t(`notifications.kind.${kind}`)}
            checked={settings.kinds[kind] ?? true}
            onChange={(event) => change.mutate({ kinds: { [kind]: event.currentTarget.checked } })}
          />
        ))}
        <Switch
          label={t("notifications.sound")}
          checked={settings.sound}
          onChange={(event) => change.mutate({ sound: event.currentTarget.checked })}
        />
        <Switch
          label={t("notifications.push")}
          description={stuck ? t(`notifications.pushState.${stuck}`) : t("notifications.pushLead")}
          checked={here.data === "on"}
          disabled={stuck !== undefined || push.isPending}
          onChange={(event) => push.mutate(event.currentTarget.checked)}
        />
        {push.isError && (
          <Text size="sm" c="var(--bad)" role="alert">
            {t("notifications.pushFailed")}
          </Text>
        )}
      </Stack>
    </Section>
  );
}
