import { notifications } from "@mantine/notifications";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import type { Conversation } from "../../../../../../contracts/conversation.ts";
import {
  closeConversation,
  handBack,
  reopenConversation,
  takeOver,
} from "../../../../../../contracts/endpoints/conversations.ts";
import { call } from "../../../api/call.ts";
import { errorCode } from "../../../api/clientError.ts";
import { showConversation } from "../../../queries/conversations.ts";
import { actor } from "../../../queries/records.ts";
import { focusComposer } from "../composer/focusComposer.ts";

const lastReplyWords = {
  none: "header.tookOverNone",
  left: "header.tookOverLeft",
  uncertain: "header.tookOverUncertain",
} as const;

/** The orders about who leads a conversation. Taking over is confirmed by the actor, so it is awaited and never pretended. */
export function useHolding({ id: conversationId }: Pick<Conversation, "id">) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const params = { conversationId };
  const show = (changed: Conversation) => {
    showConversation(changed);
    void client.invalidateQueries({ queryKey: actor(conversationId).queryKey });
  };
  const onError = (error: Error) => notifications.show({ color: "red", message: t(`error.${errorCode(error)}`) });

  return {
    takeOver: useMutation({
      mutationFn: () => call(takeOver, { params }),
      onSuccess: ({ conversation, lastAutomaticReply }) => {
        show(conversation);
        focusComposer();
        notifications.show({ title: t("header.takenOver"), message: t(lastReplyWords[lastAutomaticReply]) });
      },
      onError,
    }),
    handBack: useMutation({
      mutationFn: () => call(handBack, { params }),
      onSuccess: ({ conversation }) => show(conversation),
      onError,
    }),
    close: useMutation({ mutationFn: () => call(closeConversation, { params }), onSuccess: show, onError }),
    reopen: useMutation({ mutationFn: () => call(reopenConversation, { params }), onSuccess: show, onError }),
  };
}
