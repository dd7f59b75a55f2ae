import { infiniteQueryOptions, queryOptions } from "@tanstack/react-query";
import {
  TRANSCRIPT_PATH,
  listContactConversations,
  listConversationFiles,
  listParticipants,
} from "../../../../contracts/endpoints/thread.ts";
import type { ContactId, ConversationId } from "../../../../contracts/ids.ts";
import { authorized, call } from "../api/call.ts";
import { saveBlob } from "../api/saveBlob.ts";
import type { Language } from "../state/preferences.ts";

/** Under "conversations", so that they follow with the lists. */
export const contactConversations = (contactId: ContactId) =>
  queryOptions({
    queryKey: ["conversations", "ofContact", contactId],
    queryFn: ({ signal }) => call(listContactConversations, { params: { contactId }, signal }),
    select: (answer) => answer.conversations,
  });

/** The API numbers no first page: it is the one without a bound. */
const firstPage = 0;

/** Under "conversations", so that a file which arrives appears. */
export const conversationFiles = (conversationId: ConversationId) =>
  infiniteQueryOptions({
    queryKey: ["conversations", "files", conversationId],
    queryFn: ({ pageParam, signal }) =>
      call(listConversationFiles, {
        params: { conversationId },
        query: pageParam === firstPage ? {} : { before: pageParam },
        signal,
      }),
    initialPageParam: firstPage,
    getNextPageParam: (page) => page.next,
    select: ({ pages }) => pages.flatMap((page) => page.files),
  });

export const participants = (conversationId: ConversationId) =>
  queryOptions({
    queryKey: ["conversations", "participants", conversationId],
    queryFn: ({ signal }) => call(listParticipants, { params: { conversationId }, signal }),
    select: (answer) => answer.participants,
  });

export async function downloadTranscript(conversationId: ConversationId, language: Language): Promise<void> {
  const path = TRANSCRIPT_PATH.replace(":conversationId", conversationId);
  const response = await authorized({ method: "GET", url: `${path}?language=${language}` });
  saveBlob(await response.blob(), `${conversationId}.txt`);
}
