import { IconMessageCheck } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import type { ConversationId } from "../../../../../../contracts/ids.ts";
import { ago } from "../../../format/timeLeft.ts";
import { useNow } from "../../../format/useNow.ts";
import { type Thread, thread } from "../../../queries/messages.ts";
import { useOperator } from "../../../shell/useOperator.ts";
import { useDraft } from "../../../state/drafts.ts";
import { smallIcon } from "../../../theme.ts";
import classes from "./OnlookersLine.module.css";

const freshForMs = 5 * 60_000;

/** While a reply is being written: who else has just given one, so that it need not be written. */
export function AnsweredLine({ conversationId }: { readonly conversationId: ConversationId }) {
  const { t, i18n } = useTranslation();
  const operator = useOperator();
  const isWriting = useDraft(conversationId, "reply").trim() !== "";
  const { data: last } = useQuery({ ...thread(conversationId), select: lastSaid });
  const now = useNow();
  if (!isWriting || last?.direction !== "out" || last.operatorId === operator?.id) return null;
  const agoMs = now - Date.parse(last.occurredAt);
  if (agoMs > freshForMs) return null;
  const when = ago(agoMs, i18n.language);
  return (
    <output className={classes.line} data-typing>
      <IconMessageCheck {...smallIcon} aria-hidden />
      {last.operatorName
        ? t("collision.recent", { name: last.operatorName, ago: when })
        : t("collision.botRecent", { ago: when })}
    </output>
  );
}

/** What the contact wrote or was told last. */
const lastSaid = ({ messages }: Thread) =>
  messages.findLast(({ direction, status }) => direction !== "note" && status !== "cancelled" && status !== "failed");
