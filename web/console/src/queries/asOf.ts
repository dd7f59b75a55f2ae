import { keepPreviousData, queryOptions } from "@tanstack/react-query";
import { getConversationAsOf } from "../../../../contracts/endpoints/asOf.ts";
import type { ConversationId } from "../../../../contracts/ids.ts";
import { call } from "../api/call.ts";

export const asOf = (conversationId: ConversationId, at: string) =>
  queryOptions({
    queryKey: ["asOf", conversationId, at],
    queryFn: ({ signal }) => call(getConversationAsOf, { params: { conversationId }, query: { at }, signal }),
    placeholderData: keepPreviousData,
  });
