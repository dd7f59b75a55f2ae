import { queryOptions } from "@tanstack/react-query";
import {
  listCannedReplies,
  listDrafts,
  listMacros,
  readTemplateValues,
} from "../../../../contracts/endpoints/composing.ts";
import type { ConversationId } from "../../../../contracts/ids.ts";
import { call } from "../api/call.ts";

/** Looked at whenever a conversation is opened: it may have been written on another device. */
export const serverDrafts = (conversationId: ConversationId) =>
  queryOptions({
    queryKey: ["drafts", conversationId],
    queryFn: ({ signal }) => call(listDrafts, { params: { conversationId }, signal }),
    select: (answer) => answer.drafts,
    staleTime: 0,
    gcTime: 0,
  });

export const cannedReplies = () =>
  queryOptions({
    queryKey: ["cannedReplies"],
    queryFn: ({ signal }) => call(listCannedReplies, { signal }),
    select: (answer) => answer.replies,
  });

/** What the settings show to who manages them: also what teams have that they are not in. */
export const allCannedReplies = () =>
  queryOptions({
    queryKey: ["cannedReplies", "everyTeams"],
    queryFn: ({ signal }) => call(listCannedReplies, { query: { of: "everyTeams" }, signal }),
    select: (answer) => answer.replies,
  });

export const macros = () =>
  queryOptions({
    queryKey: ["macros"],
    queryFn: ({ signal }) => call(listMacros, { signal }),
    select: (answer) => answer.macros,
  });

/** Changes with the appeal, so it is read when it is needed. */
export const templateValues = (conversationId: ConversationId) =>
  queryOptions({
    queryKey: ["templateValues", conversationId],
    queryFn: async ({ signal }) => (await call(readTemplateValues, { params: { conversationId }, signal })).values,
    staleTime: 0,
  });
