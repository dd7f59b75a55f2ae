import { z } from "zod";
import type { Decision } from "../../../../../../contracts/conversation.ts";
import { QueueReason } from "../../../../../../contracts/queue.ts";
import { TurnReason } from "../../../../../../contracts/turn.ts";
import { exactTime } from "../../../format/dates.ts";
import { wholeNumber } from "../../../format/numbers.ts";
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
    if (reason === "contact.editedAnswered") return t("states.editedAnswered");
    if (kind === "snoozeEnded") return t("why.snoozeOver");
    if (kind !== "snoozed") return undefined;
    const until = Moment.safeParse(inputs["until"]).data;
    return until ? t("why.snoozedUntil", { time: exactTime(until, i18n.language) }) : t("why.snoozedUntilReply");
  };
  const bulk = Bulk.safeParse(inputs["bulk"]).data;
  const silent = SilentInBulk.safeParse(reason).data;
  const done =
    kind === "leftOpen"
      ? t(reason === "reply.notSent" ? "work.leftOpenUnsent" : "work.leftOpenWrote")
      : silent
        ? t(`decisionIn.${silent}`, { by })
        : t(`decision.${kind}`, { by, to });
  const together = bulk && t("bulk.together", { count: bulk.others, number: wholeNumber(bulk.others, i18n.language) });
  const byFilter = bulk?.filter && t("bulk.byFilter", { name: bulk.filter });
  const what = [done, together, byFilter].filter(Boolean).join(" ");
  return { what, reason: because(), by };
}

/** People and teams stand among the inputs by the names they had then. */
const Names = z.object({ to: z.string().optional(), from: z.string().optional() });
/** What leaves a line only where a bulk run has done it. */
const SilentInBulk = z.enum(["bulk.label", "bulk.priority", "bulk.mute"]);
/** See BulkMark. */
const Bulk = z.object({ others: z.number().positive(), filter: z.string().nullable() });
const Moment = z.iso.datetime();
