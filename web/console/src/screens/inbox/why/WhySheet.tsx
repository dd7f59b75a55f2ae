import { Drawer, Stack, Text } from "@mantine/core";
import { useEffect, useMemo } from "react";
import { useTranslation } from "react-i18next";
import type { ActorView, Decision } from "../../../../../../contracts/conversation.ts";
import type { Message } from "../../../../../../contracts/message.ts";
import { exactTime } from "../../../format/dates.ts";
import { percent } from "../../../format/numbers.ts";
import { TemporalLink } from "../../../parts/TemporalLink.tsx";
import { pointAt, pointAtNothing } from "../../../state/highlight.ts";
import { Fact, Facts } from "../panel/Facts.tsx";
import { DecisionInputs } from "./DecisionInputs.tsx";
import { EvidenceMessages } from "./EvidenceMessages.tsx";
import { evidenceOf } from "./evidenceOf.ts";
import { useDecisionWords } from "./useDecisionWords.ts";

interface WhySheetProps {
  readonly decision: Decision | undefined;
  readonly messages: readonly Message[];
  readonly actor: ActorView | undefined;
  readonly onClose: () => void;
}

/** The answer to "why?": what set it off, what was decided, by whom and from what. */
export function WhySheet({ decision, messages, actor, onClose }: WhySheetProps) {
  const { t } = useTranslation();
  return (
    <Drawer opened={decision !== undefined} onClose={onClose} title={t("why.title")} size="sm">
      {decision && <Explanation decision={decision} messages={messages} actor={actor} onClose={onClose} />}
    </Drawer>
  );
}

interface ExplanationProps extends Omit<WhySheetProps, "decision"> {
  readonly decision: Decision;
}

function Explanation({ decision, messages, actor, onClose }: ExplanationProps) {
  const { t, i18n } = useTranslation();
  const { what, reason, by } = useDecisionWords(decision);
  const evidence = useMemo(() => evidenceOf(decision, messages), [decision, messages]);
  useEffect(() => {
    pointAt(evidence.map(({ id }) => ({ messageId: id })));
    return pointAtNothing;
  }, [evidence]);

  return (
    <Stack gap="lg">
      <div>
        <Text fw={600} size="lg">
          {what}
        </Text>
        <Text c="dimmed">{reason ?? t("reason.order")}</Text>
      </div>
      <Facts>
        <Fact name={t("why.trigger")}>{t("why.triggerMessage", { seq: decision.afterSeq })}</Fact>
        <Fact name={t("why.by")}>{by}</Fact>
        {decision.confidence !== null && (
          <Fact name={t("why.confidence")}>{percent(decision.confidence, i18n.language)}</Fact>
        )}
        <Fact name={t("why.time")}>{exactTime(decision.decidedAt, i18n.language)}</Fact>
        <Fact name={t("why.generation")}>{decision.generation}</Fact>
      </Facts>
      <Text size="xs" c="dimmed">
        {t("why.generationLead")}
      </Text>
      <EvidenceMessages messages={evidence} onShown={onClose} />
      <DecisionInputs decision={decision} />
      {actor && <TemporalLink url={actor.temporalUrl} />}
    </Stack>
  );
}
