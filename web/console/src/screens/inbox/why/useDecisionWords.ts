import { useTranslation } from "react-i18next";
import type { Decision } from "../../../../../../contracts/conversation.ts";
import { TurnReason } from "../../../../../../contracts/turn.ts";

/** A decision in words: what was done, why when a turn of the bot says so, and by whom. */
export function useDecisionWords(decision: Decision) {
  const { t } = useTranslation();
  const turnReason = TurnReason.safeParse(decision.reason).data;
  const by = decision.by === "rules" ? t("why.rules") : decision.by;
  return {
    what:
      decision.kind === "leftOpen"
        ? t(decision.reason === "reply.notSent" ? "work.leftOpenUnsent" : "work.leftOpenWrote")
        : t(`decision.${decision.kind}`, { by }),
    reason: turnReason && t(`reason.${turnReason}`),
    by,
  };
}
