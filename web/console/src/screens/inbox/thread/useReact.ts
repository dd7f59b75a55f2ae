import { notifications } from "@mantine/notifications";
import { useMutation, useQuery } from "@tanstack/react-query";
import { reactToMessage } from "../../../../../../contracts/endpoints/conversations.ts";
import type { Message } from "../../../../../../contracts/message.ts";
import { call } from "../../../api/call.ts";
import { errorCode } from "../../../api/clientError.ts";
import { conversation } from "../../../queries/conversations.ts";
import { showAnswer } from "../../../queries/messages.ts";
import { useMay } from "../../../shell/useOperator.ts";
import { useTranslation } from "../../../words/useTranslation.ts";

/** Whether it is of the kind that one reacts to: the contact's, and still there. */
export const mayTakeReaction = ({ direction, deletedAt }: Pick<Message, "direction" | "deletedAt">): boolean =>
  direction === "in" && deletedAt === null;

const none: readonly string[] = [];

/** With what one may react to a message, if at all, and how; null takes back what is there. */
export function useReact({ id: messageId, conversationId, direction, deletedAt }: Message) {
  const { t } = useTranslation();
  const mayAnswer = useMay("conversations.answer");
  const { data } = useQuery(conversation(conversationId));
  const { mutate } = useMutation({
    mutationFn: (emoji: string | null) =>
      showAnswer(() => call(reactToMessage, { params: { conversationId, messageId }, body: { emoji } })),
    onError: (error) => notifications.show({ color: "red", message: t(`error.${errorCode(error)}`) }),
  });
  const isPossible = mayAnswer && mayTakeReaction({ direction, deletedAt });
  return { emoji: (isPossible && data?.reactions) || none, react: mutate } as const;
}
