import { notifications } from "@mantine/notifications";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import type { Conversation } from "../../../../../../../contracts/conversation.ts";
import { assignConversation } from "../../../../../../../contracts/endpoints/queue.ts";
import { call } from "../../../../api/call.ts";
import { errorCode } from "../../../../api/clientError.ts";
import { showConversation } from "../../../../queries/conversations.ts";
import { actor } from "../../../../queries/records.ts";
import type { AssignTo } from "./targetsFor.ts";

/** Giving a conversation away is confirmed by its actor, like a takeover, so it is awaited and never pretended. */
export function useAssign({ id: conversationId }: Pick<Conversation, "id">) {
  const { t } = useTranslation();
  const client = useQueryClient();
  return useMutation({
    mutationFn: (to: AssignTo) => call(assignConversation, { params: { conversationId }, body: { to } }),
    onSuccess: ({ conversation }) => {
      showConversation(conversation);
      void client.invalidateQueries({ queryKey: actor(conversationId).queryKey });
      const { assigneeName, teamName } = conversation;
      const message = assigneeName
        ? t("assign.given", { name: assigneeName })
        : teamName
          ? t("assign.queued", { name: teamName })
          : t("assign.takenAway");
      notifications.show({ message });
    },
    onError: (error) => notifications.show({ color: "red", message: t(`error.${errorCode(error)}`) }),
  });
}
