import { useTranslation } from "react-i18next";
import { z } from "zod";
import type { Decision } from "../../../../../../contracts/conversation.ts";
import { QueueReason } from "../../../../../../contracts/queue.ts";
import { TurnReason } from "../../../../../../contracts/turn.ts";

/** A decision in words: what was done, why when a turn of the bot says so, and by whom. */
export function useDecisionWords(decision: Decision) {
  const { t } = useTranslation();
  const turnReason = TurnReason.safeParse(decision.reason).data;
  const queueReason = QueueReason.safeParse(decision.reason).data;
  const { to = "", from = "" } = Names.safeParse(decision.inputs).data ?? {};
  const by = decision.by === "rules" ? t("why.rules") : decision.by;
  return {
    what:
      decision.kind === "leftOpen"
        ? t(decision.reason === "reply.notSent" ? "work.leftOpenUnsent" : "work.leftOpenWrote")
        : t(`decision.${decision.kind}`, { by, to }),
    reason: turnReason ? t(`reason.${turnReason}`) : queueReason && t(`queue.reason.${queueReason}`, { from, by }),
    by,
  };
}

/** People and teams stand among the inputs by the names they had then. */
const Names = z.object({ to: z.string().optional(), from: z.string().optional() });
