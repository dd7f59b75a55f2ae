import { infiniteQueryOptions, queryOptions } from "@tanstack/react-query";
import { listStuckActors } from "../../../../contracts/endpoints/actors.ts";
import {
  getChannelAccount,
  listChannelAccounts,
  listChannelKinds,
} from "../../../../contracts/endpoints/channelAccounts.ts";
import { getActor, listDecisions } from "../../../../contracts/endpoints/conversations.ts";
import { getContact, listAppeals, listContacts } from "../../../../contracts/endpoints/records.ts";
import type { ChannelAccountId, ContactId, ConversationId } from "../../../../contracts/ids.ts";
import { call } from "../api/call.ts";

export const appeals = (conversationId: ConversationId) =>
  queryOptions({
    queryKey: ["appeals", conversationId],
    queryFn: ({ signal }) => call(listAppeals, { params: { conversationId }, signal }),
    select: (answer) => answer.appeals,
  });

export const decisions = (conversationId: ConversationId) =>
  queryOptions({
    queryKey: ["decisions", conversationId],
    queryFn: ({ signal }) => call(listDecisions, { params: { conversationId }, signal }),
    select: (answer) => answer.decisions,
  });

/** The actor answers about itself, so its view is never fresh for long. */
export const actor = (conversationId: ConversationId) =>
  queryOptions({
    queryKey: ["actor", conversationId],
    queryFn: ({ signal }) => call(getActor, { params: { conversationId }, signal }),
    staleTime: 2_000,
  });

export const contact = (contactId: ContactId) =>
  queryOptions({
    queryKey: ["contact", contactId],
    queryFn: ({ signal }) => call(getContact, { params: { contactId }, signal }),
  });

/** The API numbers no first page: it is the one without a cursor. */
const firstPage = "";

export const contactList = (search: string) =>
  infiniteQueryOptions({
    queryKey: ["contacts", search],
    queryFn: ({ pageParam, signal }) =>
      call(listContacts, { query: { ...(search && { search }), ...(pageParam && { cursor: pageParam }) }, signal }),
    initialPageParam: firstPage,
    getNextPageParam: (page) => page.next,
    select: ({ pages }) => pages.flatMap((page) => page.contacts),
  });

/** Counters on the cards move with every message without an event of their own, hence the slow refetch. */
export const channelAccounts = () =>
  queryOptions({
    queryKey: ["channelAccounts"],
    queryFn: ({ signal }) => call(listChannelAccounts, { signal }),
    select: (answer) => answer.accounts,
    refetchInterval: 15_000,
  });

export const channelAccount = (channelAccountId: ChannelAccountId) =>
  queryOptions({
    queryKey: ["channelAccounts", channelAccountId],
    queryFn: ({ signal }) => call(getChannelAccount, { params: { channelAccountId }, signal }),
    refetchInterval: 15_000,
  });

export const channelKinds = () =>
  queryOptions({
    queryKey: ["channelKinds"],
    queryFn: ({ signal }) => call(listChannelKinds, { signal }),
    select: (answer) => answer.kinds,
  });

export const stuckActors = () =>
  queryOptions({
    queryKey: ["stuckActors"],
    queryFn: ({ signal }) => call(listStuckActors, { signal }),
    refetchInterval: 30_000,
  });
