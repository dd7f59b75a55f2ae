import { Skeleton, Stack, Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import type { ActorView } from "../../../../../../contracts/conversation.ts";
import type { ConversationId } from "../../../../../../contracts/ids.ts";
import { exactTime } from "../../../format/dates.ts";
import { wholeNumber } from "../../../format/numbers.ts";
import { Later } from "../../../parts/Later.tsx";
import { TemporalLink } from "../../../parts/TemporalLink.tsx";
import { Trouble } from "../../../parts/Trouble.tsx";
import { actor } from "../../../queries/records.ts";
import classes from "./ActorTab.module.css";
import { DecisionTimeline } from "./DecisionTimeline.tsx";
import { Fact, Facts } from "./Facts.tsx";

/** The running process behind a conversation, in words: whether it is alive, what it does now, and what it decided. */
export function ActorTab({ conversationId }: { readonly conversationId: ConversationId }) {
  const { data, error, refetch } = useQuery(actor(conversationId));
  if (error && !data) return <Trouble error={error} onRetry={() => void refetch()} />;
  if (!data) {
    return (
      <Later>
        <Stack gap="sm">
          <Skeleton height="4em" />
          <Skeleton height="12em" />
        </Stack>
      </Later>
    );
  }
  return <ActorSheet view={data} conversationId={conversationId} />;
}

interface ActorSheetProps {
  readonly view: ActorView;
  readonly conversationId: ConversationId;
}

function ActorSheet({ view, conversationId }: ActorSheetProps) {
  const { t, i18n } = useTranslation();
  const { presence, state, temporalUrl } = view;
  return (
    <Stack gap="lg">
      <div className={classes.presence} data-presence={presence}>
        <Text fw={600}>{t(`actor.presence.${presence}`)}</Text>
        <Text size="sm" c="dimmed">
          {t(`actor.presenceLead.${presence}`)}
        </Text>
      </div>
      <Facts>
        {state && <Fact name={t("actor.now")}>{t(`actor.activity.${state.activity}`)}</Fact>}
        {state && <Fact name={t("actor.answers")}>{t(`actor.mode.${state.mode}`)}</Fact>}
        <Fact name={t("actor.answered")}>{wholeNumber(view.answeredSeq, i18n.language)}</Fact>
        <Fact name={t("actor.inboundBell")}>{t(`actor.bell.${view.inboundBell}`)}</Fact>
        <Fact name={t("actor.outboxBell")}>{t(`actor.bell.${view.outboxBell}`)}</Fact>
        {state && <Fact name={t("actor.generation")}>{wholeNumber(state.generation, i18n.language)}</Fact>}
        {state && <Fact name={t("actor.history")}>{wholeNumber(state.historyEvents, i18n.language)}</Fact>}
        {state?.startedAt && <Fact name={t("actor.started")}>{exactTime(state.startedAt, i18n.language)}</Fact>}
        <Fact name={t("actor.workflow")}>
          <code className={classes.id} title={view.workflowId}>
            {view.workflowId}
          </code>
        </Fact>
      </Facts>
      <TemporalLink url={temporalUrl} />
      <DecisionTimeline conversationId={conversationId} />
    </Stack>
  );
}
