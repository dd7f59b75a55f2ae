import { useTranslation } from "react-i18next";
import { z } from "zod";
import type { Decision } from "../../../../../../contracts/conversation.ts";
import { TurnReason } from "../../../../../../contracts/turn.ts";
import { exactTime } from "../../../format/dates.ts";

/** A decision in words: what was done, why where it says so, and by whom. */
export function useDecisionWords({ kind, reason, by: decidedBy, inputs }: Decision) {
  const { t, i18n } = useTranslation();
  const by = decidedBy === "rules" ? t("why.rules") : decidedBy;
  const turnReason = TurnReason.safeParse(reason).data;
  const because = () => {
    if (turnReason) return t(`reason.${turnReason}`);
    if (kind === "snoozeEnded") return t("why.snoozeOver");
    if (kind !== "snoozed") return undefined;
    const until = Moment.safeParse(inputs["until"]).data;
    return until ? t("why.snoozedUntil", { time: exactTime(until, i18n.language) }) : t("why.snoozedUntilReply");
  };
  return { what: t(`decision.${kind}`, { by }), reason: because(), by };
}

const Moment = z.iso.datetime();
