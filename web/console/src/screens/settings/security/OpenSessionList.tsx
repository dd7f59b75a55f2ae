import { Button, Group, Stack, Text } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { endOpenSession, type OpenSession } from "../../../../../../contracts/endpoints/security.ts";
import { call } from "../../../api/call.ts";
import { errorCode } from "../../../api/clientError.ts";
import { browserName } from "../../../format/browserName.ts";
import { exactTime } from "../../../format/dates.ts";
import { RowSkeletons } from "../../../parts/RowSkeletons.tsx";
import { Trouble } from "../../../parts/Trouble.tsx";
import { openSessions } from "../../../queries/security.ts";
import { Section } from "../profile/Section.tsx";

/** Who is signed in and where, with the order to end it. Never empty: whoever looks is among them. */
export function OpenSessionList() {
  const { t, i18n } = useTranslation();
  const client = useQueryClient();
  const { data, error, refetch } = useQuery(openSessions());
  const end = useMutation({
    mutationFn: ({ id }: OpenSession) => call(endOpenSession, { params: { sessionId: id } }),
    onSuccess: (_, { operator: { name } }) => {
      notifications.show({ color: "green", message: t("security.ended", { name }) });
    },
    onError: (problem) => notifications.show({ color: "red", message: t(`error.${errorCode(problem)}`) }),
    onSettled: () => client.invalidateQueries({ queryKey: ["openSessions"] }),
  });
  return (
    <Section title={t("security.sessions")}>
      {!data && !error && <RowSkeletons rows={3} />}
      {error && !data && <Trouble error={error} onRetry={() => void refetch()} />}
      <Stack component="ul" gap="md" m={0} p={0} style={{ listStyle: "none" }}>
        {data?.map((session) => (
          <Group key={session.id} component="li" justify="space-between" wrap="nowrap">
            <div style={{ minWidth: 0, overflowWrap: "anywhere" }}>
              <Text size="sm" fw={500}>
                {session.operator.name}
                {session.isCurrent && ` (${t("security.here")})`}
              </Text>
              <Text size="xs" c="dimmed">
                {[session.address, t("security.lastUsed", { when: exactTime(session.lastUsedAt, i18n.language) })]
                  .filter(Boolean)
                  .join(" · ")}
              </Text>
              <Text size="xs" c="dimmed" lineClamp={1} title={session.userAgent ?? undefined}>
                {session.userAgent ? browserName(session.userAgent) : t("profile.unknownDevice")}
              </Text>
            </div>
            {!session.isCurrent && (
              <Button
                size="xs"
                variant="default"
                flex="none"
                aria-label={t("security.endOf", { name: session.operator.name })}
                onClick={() => end.mutate(session)}
              >
                {t("security.end")}
              </Button>
            )}
          </Group>
        ))}
      </Stack>
    </Section>
  );
}
