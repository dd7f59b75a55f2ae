import { notifications } from "@mantine/notifications";
import { useMutation } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import type { z } from "zod";
import type { Conversation } from "../../../../../../contracts/conversation.ts";
import { markUnread } from "../../../../../../contracts/endpoints/conversations.ts";
import {
  changeConversation,
  labelConversation,
  snoozeConversation,
} from "../../../../../../contracts/endpoints/inbox.ts";
import type { LabelId } from "../../../../../../contracts/ids.ts";
import { call } from "../../../api/call.ts";
import { errorCode } from "../../../api/clientError.ts";
import { showConversation } from "../../../queries/conversations.ts";
import { queryClient } from "../../../queries/queryClient.ts";

type Change = z.input<typeof changeConversation.body>;

/** What an operator does with a conversation besides answering: rank it, put it off, label it, silence it. */
export function useConversationOrders({ id: conversationId }: Pick<Conversation, "id">) {
  const { t } = useTranslation();
  const params = { conversationId };
  const onError = (error: Error) => notifications.show({ color: "red", message: t(`error.${errorCode(error)}`) });
  return {
    change: useMutation({
      mutationFn: (body: Change) => call(changeConversation, { params, body }),
      onSuccess: showConversation,
      onError,
    }),
    leaveUnread: useMutation({ mutationFn: () => call(markUnread, { params }), onError }),
    snooze: useMutation({
      mutationFn: (until: Date | null) =>
        call(snoozeConversation, { params, body: { until: until?.toISOString() ?? null } }),
      onSuccess: showConversation,
      onError,
    }),
    label: useMutation({
      mutationFn: (body: { readonly add?: LabelId[]; readonly remove?: LabelId[] }) =>
        call(labelConversation, { params, body }),
      onSuccess: (changed) => {
        showConversation(changed);
        void queryClient.invalidateQueries({ queryKey: ["labels"] });
      },
      onError,
    }),
  };
}
