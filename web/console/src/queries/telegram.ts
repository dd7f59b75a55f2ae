import { queryOptions } from "@tanstack/react-query";
import { getHistoryImport } from "../../../../contracts/endpoints/historyImport.ts";
import { getTelegramApp, getTelegramSession } from "../../../../contracts/endpoints/telegramAccounts.ts";
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

/** While it runs, how far it is. */
const IMPORT_LOOK_MS = 2_000;

export const historyImport = (channelAccountId: ChannelAccountId) =>
  queryOptions({
    queryKey: ["channelAccounts", channelAccountId, "historyImport"],
    queryFn: ({ signal }) => call(getHistoryImport, { params: { channelAccountId }, signal }),
    refetchInterval: ({ state }) => (state.data?.import?.status === "running" ? IMPORT_LOOK_MS : false),
  });
