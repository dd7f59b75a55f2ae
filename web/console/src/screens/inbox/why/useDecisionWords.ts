import { z } from "zod";
import type { Decision } from "../../../../../../contracts/conversation.ts";
import { QueueReason } from "../../../../../../contracts/queue.ts";
import { TurnReason } from "../../../../../../contracts/turn.ts";
import { exactTime } from "../../../format/dates.ts";
import { useTranslation } from "../../../words/useTranslation.ts";

/** A decision in words: what was done, why where it says so, and by whom. */
export function useDecisionWords({ kind, reason, by: decidedBy, inputs }: Decision) {
  const { t, i18n } = useTranslation();
  const by = decidedBy === "rules" ? t("why.rules") : decidedBy;
  const turnReason = TurnReason.safeParse(reason).data;
  const queueReason = QueueReason.safeParse(reason).data;
  const { to = "", from = "" } = Names.safeParse(inputs).data ?? {};
  const because = () => {
    if (turnReason) return t(`reason.${turnReason}`);
    if (queueReason) return t(`queue.reason.${queueReason}`, { from, by });
    if (kind === "snoozeEnded") return t("why.snoozeOver");
    if (kind !== "snoozed") return undefined;
    const until = Moment.safeParse(inputs["until"]).data;
    return until ? t("why.snoozedUntil", { time: exactTime(until, i18n.language) }) : t("why.snoozedUntilReply");
  };
  const what =
    kind === "leftOpen"
      ? t(reason === "reply.notSent" ? "work.leftOpenUnsent" : "work.leftOpenWrote")
      : t(`decision.${kind}`, { by, to });
  return { what, reason: because(), by };
}

/** People and teams stand among the inputs by the names they had then. */
const Names = z.object({ to: z.string().optional(), from: z.string().optional() });
const Moment = z.iso.datetime();
