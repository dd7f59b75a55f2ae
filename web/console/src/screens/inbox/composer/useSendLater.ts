import { notifications } from "@mantine/notifications";
import { useMutation } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { scheduleReply } from "../../../../../../contracts/endpoints/scheduledReplies.ts";
import type { ConversationId } from "../../../../../../contracts/ids.ts";
import type { Upload } from "../../../../../../contracts/upload.ts";
import { call } from "../../../api/call.ts";
import { errorCode } from "../../../api/clientError.ts";
import { queryClient } from "../../../queries/queryClient.ts";
import { scheduledReplies } from "../../../queries/scheduledReplies.ts";
import { attachUpload } from "../../../state/attachments.ts";
import { freshKey } from "../../../state/freshKey.ts";
import { restoreWords } from "./restoreWords.ts";

interface Later {
  readonly text: string;
  readonly dueAt: Date;
  readonly uploads: readonly Upload[];
}

/** Hands a reply over for later, a message for each file; what was not taken returns to the field. */
export function useSendLater(conversationId: ConversationId) {
  const { t } = useTranslation();
  const { mutate } = useMutation({
    mutationFn: async ({ text, dueAt, uploads }: Later) => {
      const [first = null, ...further] = uploads;
      const left = [{ text, upload: first }, ...further.map((upload) => ({ text: "", upload }))];
      try {
        for (let next = left[0]; next; next = left[0]) {
          const body = { text: next.text, mediaId: next.upload?.id ?? null, clientKey: freshKey() };
          await call(scheduleReply, { params: { conversationId }, body: { ...body, dueAt: dueAt.toISOString() } });
          left.shift();
        }
      } catch (error) {
        for (const { text: words, upload } of left) {
          if (words !== "") restoreWords(conversationId, words);
          if (upload) attachUpload(conversationId, upload);
        }
        throw error;
      }
    },
    onSettled: () => queryClient.invalidateQueries({ queryKey: scheduledReplies(conversationId).queryKey }),
    onError: (error) => notifications.show({ color: "red", message: t(`error.${errorCode(error)}`) }),
  });
  return mutate;
}
