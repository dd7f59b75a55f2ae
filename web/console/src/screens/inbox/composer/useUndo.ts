import { notifications } from "@mantine/notifications";
import { useMutation, useQuery } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { cancelReply } from "../../../../../../contracts/endpoints/conversations.ts";
import type { ConversationId } from "../../../../../../contracts/ids.ts";
import type { Message } from "../../../../../../contracts/message.ts";
import { call } from "../../../api/call.ts";
import { errorCode } from "../../../api/clientError.ts";
import { showMessage, thread } from "../../../queries/messages.ts";
import { useOperator } from "../../../shell/useOperator.ts";
import { restoreWords } from "./restoreWords.ts";

const tickMs = 250;

/** One's own newest reply while it is held, and the way to take it back: it does not leave and its words return. */
export function useUndo(conversationId: ConversationId) {
  const { t } = useTranslation();
  const operator = useOperator();
  const { data } = useQuery(thread(conversationId));
  const queued = data?.messages.findLast(
    ({ status, operatorId, notBefore }) => status === "queued" && operatorId === operator?.id && notBefore !== null,
  );
  const leftMs = useLeftMs(queued?.notBefore ?? null);
  const held = leftMs > 0 ? queued : undefined;
  const undo = useMutation({
    mutationFn: ({ id: messageId }: Message) => call(cancelReply, { params: { conversationId, messageId } }),
    onSuccess: (cancelled) => {
      showMessage(cancelled);
      if (cancelled.content.kind === "text") restoreWords(conversationId, cancelled.content.text);
    },
    onError: (error) => notifications.show({ color: "red", message: t(`error.${errorCode(error)}`) }),
  });
  return { held, leftMs, isPending: undo.isPending, undo: () => held && undo.mutate(held) };
}

/** How long until a moment, looked at often enough to count seconds down; 0 when there is none or it has passed. */
function useLeftMs(iso: string | null): number {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    if (iso === null) return;
    const look = () => {
      setNow(Date.now());
      if (Date.now() > Date.parse(iso)) clearInterval(timer);
    };
    const timer = setInterval(look, tickMs);
    look();
    return () => clearInterval(timer);
  }, [iso]);
  return iso === null ? 0 : Math.max(0, Date.parse(iso) - now);
}
