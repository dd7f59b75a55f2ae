import { Skeleton, Stack, Text } from "@mantine/core";
import { IconCircleCheck } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import type { ActorSummary } from "../../../../../contracts/endpoints/actors.ts";
import type { z } from "zod";
import { exactTime } from "../../format/dates.ts";
import { Later } from "../../parts/Later.tsx";
import { Page } from "../../parts/Page.tsx";
import { Quiet } from "../../parts/Quiet.tsx";
import { TemporalLink } from "../../parts/TemporalLink.tsx";
import { Trouble } from "../../parts/Trouble.tsx";
import { stuckActors } from "../../queries/records.ts";
import classes from "./ActorsScreen.module.css";

/** Actors that cannot move on by themselves, with the reason and the way to look at them. */
export function ActorsScreen() {
  const { t } = useTranslation();
  const { data, error, refetch } = useQuery(stuckActors());
  const open = data && <TemporalLink url={data.temporalUrl}>{t("actors.openAll")}</TemporalLink>;
  return (
    <Page title={t("actors.title")} lead={t("actors.lead")} action={open}>
      {!data && !error && (
        <Later>
          <Skeleton height="8em" />
        </Later>
      )}
      {error && !data && <Trouble error={error} onRetry={() => void refetch()} />}
      {data?.actors.length === 0 && (
        <div className={classes.fine}>
          <Quiet icon={IconCircleCheck} title={t("actors.fineTitle")}>
            {t("actors.fine")}
          </Quiet>
        </div>
      )}
      <Stack gap="md">
        {data?.actors.map((actor) => (
          <StuckActor key={actor.runId} actor={actor} />
        ))}
      </Stack>
      {data && (
        <Text size="xs" c="dimmed" mt="xl">
          {t("actors.query")}: <code className={classes.query}>{data.query}</code>
        </Text>
      )}
    </Page>
  );
}

function StuckActor({ actor }: { readonly actor: z.infer<typeof ActorSummary> }) {
  const { t, i18n } = useTranslation();
  const { workflowId, problem, startedAt, temporalUrl } = actor;
  return (
    <article className={classes.actor}>
      <code className={classes.query}>{workflowId}</code>
      <Text fw={500} my="xs" style={{ overflowWrap: "anywhere" }}>
        {problem}
      </Text>
      <Text size="xs" c="dimmed">
        {t("actors.since", { date: exactTime(startedAt, i18n.language) })}
      </Text>
      <TemporalLink url={temporalUrl} mt="xs" />
    </article>
  );
}
