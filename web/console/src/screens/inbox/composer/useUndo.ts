import { notifications } from "@mantine/notifications";
import { useMutation, useQuery } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { cancelReply } from "../../../../../../contracts/endpoints/conversations.ts";
import type { Conversation } from "../../../../../../contracts/conversation.ts";
import { type Message, wordsToType } from "../../../../../../contracts/message.ts";
import { call } from "../../../api/call.ts";
import { errorCode } from "../../../api/clientError.ts";
import { showAnswer, thread } from "../../../queries/messages.ts";
import { sameBatch } from "../../../state/outbox.ts";
import { useOperator } from "../../../shell/useOperator.ts";
import { restoreFile } from "./restoreFile.ts";
import { restoreWords } from "./restoreWords.ts";

const tickMs = 250;

/**
 * One's own newest reply while it is held, and the way to take it back with what was sent together with it: nothing of it
 * leaves, and its words and files return.
 */
export function useUndo(conversation: Conversation) {
  const conversationId = conversation.id;
  const { t } = useTranslation();
  const operator = useOperator();
  const { data } = useQuery(thread(conversationId));
  const waiting =
    data?.messages.filter(
      ({ status, operatorId, notBefore }) => status === "queued" && operatorId === operator?.id && notBefore !== null,
    ) ?? [];
  const queued = waiting.at(-1);
  const leftMs = useLeftMs(queued?.notBefore ?? null);
  const held = leftMs > 0 ? queued : undefined;
  const undo = useMutation({
    mutationFn: async (batch: readonly Message[]) => {
      for (const { id: messageId } of batch) {
        const cancelled = await showAnswer(() => call(cancelReply, { params: { conversationId, messageId } }));
        const words = wordsToType(cancelled.content);
        if (words !== "") restoreWords(conversationId, words);
        await restoreFile(conversation, cancelled);
      }
    },
    onError: (error) => notifications.show({ color: "red", message: t(`error.${errorCode(error)}`) }),
  });
  return { held, leftMs, isPending: undo.isPending, undo: () => held && undo.mutate(together(waiting, held)) };
}

/** The message, with those that were sent at once with it. */
const together = (messages: readonly Message[], held: Message) =>
  messages.filter(({ id, clientKey }) => id === held.id || sameBatch(clientKey, held.clientKey));

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
