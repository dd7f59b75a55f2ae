import { Anchor, Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import type { Decision } from "../../../../../../contracts/conversation.ts";
import type { ConversationId } from "../../../../../../contracts/ids.ts";
import { exactTime } from "../../../format/dates.ts";
import { percent } from "../../../format/numbers.ts";
import { decisions as decisionsOf } from "../../../queries/records.ts";
import { useInboxPlace } from "../useInboxPlace.ts";
import { useDecisionWords } from "../why/useDecisionWords.ts";
import classes from "./DecisionTimeline.module.css";

/** Every decision about a conversation with its reason, the latest first. */
export function DecisionTimeline({ conversationId }: { readonly conversationId: ConversationId }) {
  const { t } = useTranslation();
  const { data: decisions = [] } = useQuery(decisionsOf(conversationId));
  const latestFirst = decisions.toSorted((one, other) => other.decidedAt.localeCompare(one.decidedAt));
  return (
    <section>
      <Text size="sm" c="dimmed" mb="sm" component="h3">
        {t("actor.decisions")}
      </Text>
      {decisions.length === 0 && <Text size="sm">{t("actor.noDecisions")}</Text>}
      <ol className={classes.timeline}>
        {latestFirst.map((decision) => (
          <DecisionEntry key={decision.id} decision={decision} />
        ))}
      </ol>
    </section>
  );
}

function DecisionEntry({ decision }: { readonly decision: Decision }) {
  const { t, i18n } = useTranslation();
  const { what, reason, by } = useDecisionWords(decision);
  const { confidence, decidedAt } = decision;
  const { showAsOf } = useInboxPlace();
  return (
    <li className={classes.entry} data-kind={decision.kind}>
      <Text size="sm" fw={500}>
        {what}
      </Text>
      {reason && <Text size="sm">{reason}</Text>}
      <Anchor component="button" size="xs" onClick={() => showAsOf(decidedAt)}>
        {t("asOf.asThen")}
      </Anchor>
      <Text size="xs" c="dimmed">
        {[
          exactTime(decidedAt, i18n.language),
          reason && by,
          confidence !== null && t("appeal.confidence", { percent: percent(confidence, i18n.language) }),
        ]
          .filter(Boolean)
          .join(" · ")}
      </Text>
    </li>
  );
}
