import { queryOptions } from "@tanstack/react-query";
import { listMessages } from "../../../../contracts/endpoints/conversations.ts";
import type { ConversationId, MessageId } from "../../../../contracts/ids.ts";
import type { Message } from "../../../../contracts/message.ts";
import { call } from "../api/call.ts";
import { queryClient } from "./queryClient.ts";

/** A contiguous piece of a conversation, by seq, that ends with its newest message. */
export interface Thread {
  readonly messages: readonly Message[];
  readonly hasOlder: boolean;
}

/** The first fetch takes the newest page; every further one only what came since, so refetching an open thread is cheap. */
export const thread = (conversationId: ConversationId) =>
  queryOptions({
    queryKey: ["messages", conversationId],
    queryFn: ({ signal }): Promise<Thread> => {
      const known = queryClient.getQueryData<Thread>(["messages", conversationId]);
      return known?.messages.length ? catchUp(conversationId, known, signal) : newest(conversationId, signal);
    },
  });

export async function loadOlder(conversationId: ConversationId): Promise<void> {
  const before = read(conversationId)?.messages[0]?.seq;
  if (before === undefined) return;
  const { messages, hasMore } = await call(listMessages, { params: { conversationId }, query: { before } });
  patch(conversationId, (known) => ({ messages: merge(known.messages, messages), hasOlder: hasMore }));
}

/** Fetches one known message anew, because its delivery or its file changed. */
export async function refreshMessage(conversationId: ConversationId, messageId: MessageId): Promise<void> {
  const known = read(conversationId)?.messages.find(({ id }) => id === messageId);
  // Not here yet: the fetch that brings it may have read it before it changed.
  if (!known) return queryClient.invalidateQueries({ queryKey: thread(conversationId).queryKey });
  const { messages } = await call(listMessages, {
    params: { conversationId },
    query: { after: known.seq - 1, limit: 1 },
  });
  for (const message of messages) showMessage(message);
}

export function showMessage(message: Message): void {
  patch(message.conversationId, (known) => ({ ...known, messages: merge(known.messages, [message]) }));
}

async function newest(conversationId: ConversationId, signal: AbortSignal): Promise<Thread> {
  const { messages, hasMore } = await call(listMessages, { params: { conversationId }, query: {}, signal });
  return { messages, hasOlder: hasMore };
}

async function catchUp(conversationId: ConversationId, known: Thread, signal: AbortSignal): Promise<Thread> {
  const after = known.messages.at(-1)?.seq ?? 0;
  const { messages, hasMore } = await call(listMessages, {
    params: { conversationId },
    query: { after, limit: 200 },
    signal,
  });
  const current = read(conversationId) ?? known;
  const joined = { messages: merge(current.messages, messages), hasOlder: current.hasOlder };
  return hasMore ? catchUp(conversationId, joined, signal) : joined;
}

const read = (conversationId: ConversationId) => queryClient.getQueryData(thread(conversationId).queryKey);

function patch(conversationId: ConversationId, change: (known: Thread) => Thread): void {
  queryClient.setQueryData(thread(conversationId).queryKey, (known) => known && change(known));
}

function merge(known: readonly Message[], fresh: readonly Message[]): readonly Message[] {
  const byId = new Map([...known, ...fresh].map((message) => [message.id, message]));
  return [...byId.values()].toSorted((one, other) => one.seq - other.seq);
}
