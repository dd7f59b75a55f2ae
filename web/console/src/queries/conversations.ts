import { infiniteQueryOptions, queryOptions } from "@tanstack/react-query";
import type { Conversation } from "../../../../contracts/conversation.ts";
import type { ConversationQuery } from "../../../../contracts/conversationQuery.ts";
import {
  type ConversationFilter,
  type ConversationSort,
  countConversations,
  getConversation,
  listConversations,
} from "../../../../contracts/endpoints/conversations.ts";
import type { ConversationId } from "../../../../contracts/ids.ts";
import { call } from "../api/call.ts";
import { queryClient } from "./queryClient.ts";

export interface ConversationSelection {
  readonly filter: ConversationFilter;
  readonly where?: ConversationQuery | undefined;
  readonly sort: ConversationSort;
  readonly search: string;
}

/** The API numbers no first page: it is the one without a cursor. */
const firstPage = "";

export const conversationListKey = ["conversations", "list"] as const;
export const conversationCountsKey = ["conversations", "counts"] as const;

export const conversationList = ({ filter, where, sort, search }: ConversationSelection) =>
  infiniteQueryOptions({
    queryKey: [...conversationListKey, filter, where ?? null, sort, search],
    queryFn: ({ pageParam, signal }) =>
      call(listConversations, {
        query: {
          filter,
          sort,
          ...(where && { where: JSON.stringify(where) }),
          ...(search && { search }),
          ...(pageParam && { cursor: pageParam }),
        },
        signal,
      }),
    initialPageParam: firstPage,
    getNextPageParam: (page) => page.next,
    select: ({ pages }) => unique(pages.flatMap((page) => page.conversations)),
  });

export const conversationCounts = () =>
  queryOptions({ queryKey: conversationCountsKey, queryFn: ({ signal }) => call(countConversations, { signal }) });

export const conversation = (conversationId: ConversationId) =>
  queryOptions({
    queryKey: ["conversation", conversationId],
    queryFn: ({ signal }) => call(getConversation, { params: { conversationId }, signal }),
    placeholderData: () => listed(conversationId),
  });

/** Puts what an order returned on screen at once; the lists follow with their next fetch. */
export function showConversation(changed: Conversation): void {
  queryClient.setQueryData(conversation(changed.id).queryKey, changed);
  void queryClient.invalidateQueries({ queryKey: ["conversations"] });
}

/** A conversation opened from the list is drawn from the list's row before its own answer comes. */
function listed(conversationId: ConversationId): Conversation | undefined {
  const lists = queryClient.getQueriesData<{
    readonly pages: readonly { readonly conversations: readonly Conversation[] }[];
  }>({
    queryKey: conversationListKey,
  });
  return lists
    .flatMap(([, list]) => list?.pages ?? [])
    .flatMap((page) => page.conversations)
    .find(({ id }) => id === conversationId);
}

/** A row that moved between two page fetches would stand in both. */
function unique(conversations: readonly Conversation[]): readonly Conversation[] {
  return [...new Map(conversations.map((one) => [one.id, one])).values()];
}
