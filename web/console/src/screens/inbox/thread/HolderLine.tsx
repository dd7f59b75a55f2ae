import { useTranslation } from "react-i18next";
import type { Conversation } from "../../../../../../contracts/conversation.ts";
import { shortMoment } from "../../../format/dates.ts";
import { DueChip } from "../../../parts/DueChip.tsx";
import { useLayout } from "../../../shell/useLayout.ts";
import { useOperator } from "../../../shell/useOperator.ts";
import classes from "./HolderLine.module.css";

/** Through which channel, and who answers now, in words and with a coloured dot. */
export function HolderLine({ conversation }: { readonly conversation: Conversation }) {
  const { t, i18n } = useTranslation();
  const operator = useOperator();
  const phone = useLayout() === "phone";
  const { channelName, mode, status, needsOperator, assigneeId, assigneeName, teamName, snoozedUntil } = conversation;
  const { replyDueAt, resolveDueAt, waitingSince } = conversation;
  const holder = () => {
    if (status === "resolved") return { state: "closed", words: t("header.closed") };
    if (status === "pending") return { state: "closed", words: t("work.pending") };
    if (status === "snoozed")
      return {
        state: "closed",
        words: snoozedUntil
          ? t("work.snoozedUntil", { time: shortMoment(snoozedUntil, i18n.language) })
          : t("work.snoozedUntilReply"),
      };
    if (needsOperator || (mode === "operator" && assigneeId === null))
      return { state: "waiting", words: teamName ? t("queue.waitsIn", { name: teamName }) : t("header.waiting") };
    if (mode === "bot") return { state: "bot", words: t("header.botMode") };
    if (assigneeId === operator?.id) return { state: "mine", words: t("header.mine") };
    return {
      state: "operator",
      words: assigneeName ? t("header.assigned", { name: assigneeName }) : t("header.operatorMode"),
    };
  };
  const { state, words } = holder();
  return (
    <div className={classes.line}>
      <span className={classes.state} data-state={state}>
        {words}
      </span>
      {replyDueAt && <DueChip kind="reply" since={waitingSince} dueAt={replyDueAt} compact={phone} />}
      {!replyDueAt && resolveDueAt && <DueChip kind="resolve" since={null} dueAt={resolveDueAt} compact={phone} />}
      {!phone && <span className={classes.channel}>{channelName}</span>}
    </div>
  );
}
