import { infiniteQueryOptions, queryOptions } from "@tanstack/react-query";
import {
  getTelegramApp,
  getTelegramSession,
  listTelegramAccountEvents,
} from "../../../../contracts/endpoints/telegramAccounts.ts";
import { getHistoryImport } from "../../../../contracts/endpoints/historyImport.ts";
import type { ChannelAccountId } from "../../../../contracts/ids.ts";
import { call } from "../api/call.ts";

/** What changes without an event (how far the account has read) is looked at this often while it is on screen. */
const LOOK_MS = 10_000;

export const telegramApp = () =>
  queryOptions({
    queryKey: ["telegramApp"],
    queryFn: ({ signal }) => call(getTelegramApp, { signal }),
  });

export const telegramSession = (channelAccountId: ChannelAccountId) =>
  queryOptions({
    queryKey: ["channelAccounts", channelAccountId, "session"],
    queryFn: ({ signal }) => call(getTelegramSession, { params: { channelAccountId }, signal }),
    refetchInterval: LOOK_MS,
  });

/** The API numbers no first page: it is the one before nothing. */
const FIRST_PAGE = 0;

export const telegramAccountEvents = (channelAccountId: ChannelAccountId) =>
  infiniteQueryOptions({
    queryKey: ["channelAccounts", channelAccountId, "events"],
    queryFn: ({ pageParam: before, signal }) =>
      call(listTelegramAccountEvents, {
        params: { channelAccountId },
        query: before === FIRST_PAGE ? {} : { before },
        signal,
      }),
    initialPageParam: FIRST_PAGE,
    getNextPageParam: (page) => page.next,
    select: ({ pages }) => pages.flatMap((page) => page.events),
  });

/** While it runs, how far it is. */
const IMPORT_LOOK_MS = 2_000;

export const historyImport = (channelAccountId: ChannelAccountId) =>
  queryOptions({
    queryKey: ["channelAccounts", channelAccountId, "historyImport"],
    queryFn: ({ signal }) => call(getHistoryImport, { params: { channelAccountId }, signal }),
    refetchInterval: ({ state }) => (state.data?.import?.status === "running" ? IMPORT_LOOK_MS : false),
  });
