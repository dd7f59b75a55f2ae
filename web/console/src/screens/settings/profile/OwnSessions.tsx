import { Button, Group, Stack, Text } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { endAllSessions, endOwnSession } from "../../../../../../contracts/endpoints/profile.ts";
import { call } from "../../../api/call.ts";
import { errorCode } from "../../../api/clientError.ts";
import { endSession } from "../../../api/session.ts";
import { browserName } from "../../../format/browserName.ts";
import { exactTime } from "../../../format/dates.ts";
import { Trouble } from "../../../parts/Trouble.tsx";
import { ownSessions } from "../../../queries/people.ts";
import { forgetDrafts } from "../../../state/drafts.ts";
import { Section } from "./Section.tsx";

/** Where I am signed in, and the way out of each place. */
export function OwnSessions() {
  const { t, i18n } = useTranslation();
  const client = useQueryClient();
  const { data, error, refetch } = useQuery(ownSessions());
  const onError = (problem: Error) => notifications.show({ color: "red", message: t(`error.${errorCode(problem)}`) });
  const end = useMutation({
    mutationFn: (sessionId: string) => call(endOwnSession, { params: { sessionId } }),
    onSettled: () => client.invalidateQueries({ queryKey: ["ownSessions"] }),
    onError,
  });
  const endAll = useMutation({
    mutationFn: () => call(endAllSessions),
    onSuccess: () => {
      forgetDrafts();
      return endSession();
    },
    onError,
  });
  return (
    <Section title={t("profile.sessions")}>
      <Stack gap="md" align="flex-start">
        {error && !data && <Trouble error={error} onRetry={() => void refetch()} />}
        {data?.map(({ id, isCurrent, address, userAgent, lastUsedAt }) => (
          <Group key={id} justify="space-between" wrap="nowrap" w="100%">
            <div style={{ minWidth: 0, overflowWrap: "anywhere" }}>
              <Text size="sm" fw={500}>
                {isCurrent ? t("profile.thisSession") : userAgent ? browserName(userAgent) : t("profile.unknownDevice")}
              </Text>
              <Text size="xs" c="dimmed">
                {[address, exactTime(lastUsedAt, i18n.language)].filter(Boolean).join(" · ")}
              </Text>
            </div>
            {!isCurrent && (
              <Button size="xs" variant="default" flex="none" onClick={() => end.mutate(id)}>
                {t("profile.endSession")}
              </Button>
            )}
          </Group>
        ))}
        <Button variant="default" loading={endAll.isPending} onClick={() => endAll.mutate()}>
          {t("profile.endAll")}
        </Button>
      </Stack>
    </Section>
  );
}
