import { notifications } from "@mantine/notifications";
import { useMutation } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { scheduleReply } from "../../../../../../contracts/endpoints/scheduledReplies.ts";
import type { ConversationId } from "../../../../../../contracts/ids.ts";
import { call } from "../../../api/call.ts";
import { errorCode } from "../../../api/clientError.ts";
import { queryClient } from "../../../queries/queryClient.ts";
import { scheduledReplies } from "../../../queries/scheduledReplies.ts";
import { freshKey } from "../../../state/freshKey.ts";
import { restoreWords } from "./restoreWords.ts";

/** Hands a reply over for later; words that were not taken return to the field. */
export function useSendLater(conversationId: ConversationId) {
  const { t } = useTranslation();
  const { mutate } = useMutation({
    mutationFn: ({ text, dueAt }: { readonly text: string; readonly dueAt: Date }) =>
      call(scheduleReply, {
        params: { conversationId },
        body: { text, dueAt: dueAt.toISOString(), clientKey: freshKey() },
      }),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: scheduledReplies(conversationId).queryKey }),
    onError: (error, { text }) => {
      restoreWords(conversationId, text);
      notifications.show({ color: "red", message: t(`error.${errorCode(error)}`) });
    },
  });
  return mutate;
}
