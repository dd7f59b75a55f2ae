import { queryOptions } from "@tanstack/react-query";
import { listScheduledReplies } from "../../../../contracts/endpoints/scheduledReplies.ts";
import type { ConversationId } from "../../../../contracts/ids.ts";
import { call } from "../api/call.ts";

export const scheduledReplies = (conversationId: ConversationId) =>
  queryOptions({
    queryKey: ["scheduledReplies", conversationId],
    queryFn: ({ signal }) => call(listScheduledReplies, { params: { conversationId }, signal }),
    select: (answer) => answer.replies,
  });
