import { queryOptions } from "@tanstack/react-query";
import type { z } from "zod";
import { listMessages } from "../../../../contracts/endpoints/conversations.ts";
import type { ConversationId, MessageId } from "../../../../contracts/ids.ts";
import type { Message } from "../../../../contracts/message.ts";
import { call } from "../api/call.ts";
import { queryClient } from "./queryClient.ts";

/** A contiguous piece of a conversation, by seq. It ends with the newest message, unless somebody reads far above. */
export interface Thread {
  readonly messages: readonly Message[];
  /** By which of our requests each was read: of two readings the one that was asked for later is the newer. */
  readonly readings: Readonly<Record<MessageId, number>>;
  readonly hasOlder: boolean;
  readonly hasNewer: boolean;
}

const pageSize = 100;
/** However long somebody reads, no more is kept: what is farthest from them is dropped, and fetched again on the way back. */
const keptMax = 1_000;
/** A conversation opened once today is opened again. */
const keptForMs = 30 * 60_000;

/** The first fetch takes the newest page; every further one only what came since, so refetching an open thread is cheap. */
export const thread = (conversationId: ConversationId) =>
  queryOptions({
    queryKey: ["messages", conversationId],
    queryFn: ({ signal }): Promise<Thread> => {
      const known = queryClient.getQueryData<Thread>(["messages", conversationId]);
      return known?.messages.length ? catchUp(conversationId, known, signal) : newest(conversationId, signal);
    },
    gcTime: keptForMs,
  });

export async function loadOlder(conversationId: ConversationId): Promise<void> {
  const before = read(conversationId)?.messages[0]?.seq;
  if (before === undefined) return;
  const { hasMore, ...piece } = await ask(conversationId, { before, limit: pageSize });
  patch(conversationId, (known) => {
    const { messages, readings } = merge(known, piece);
    const kept = messages.slice(0, keptMax);
    return { messages: kept, readings, hasOlder: hasMore, hasNewer: known.hasNewer || kept.length < messages.length };
  });
}

export async function loadNewer(conversationId: ConversationId): Promise<void> {
  const after = read(conversationId)?.messages.at(-1)?.seq;
  if (after === undefined) return;
  const { hasMore, ...piece } = await ask(conversationId, { after, limit: pageSize });
  patch(conversationId, (known) => {
    const { messages, readings } = merge(known, piece);
    const kept = messages.slice(-keptMax);
    return { messages: kept, readings, hasOlder: known.hasOlder || kept.length < messages.length, hasNewer: hasMore };
  });
}

/** Throws message.not_found where the conversation has no such message. */
export async function showAround(conversationId: ConversationId, around: MessageId): Promise<void> {
  const { hasMore, ...piece } = await ask(conversationId, { around, limit: pageSize / 2 });
  show(conversationId, { ...piece, hasOlder: hasMore, hasNewer: true });
}

export async function showOldest(conversationId: ConversationId): Promise<void> {
  const { hasMore, ...piece } = await ask(conversationId, { after: 0, limit: pageSize });
  show(conversationId, { ...piece, hasOlder: false, hasNewer: hasMore });
}

export async function showNewest(conversationId: ConversationId): Promise<void> {
  show(conversationId, await newest(conversationId));
}

/** Fetches one known message anew, because its delivery or its file changed. */
export async function refreshMessage(conversationId: ConversationId, messageId: MessageId): Promise<void> {
  const find = () => read(conversationId)?.messages.find(({ id }) => id === messageId);
  // Not here yet: the fetch that brings it may have read it before it changed, and later ones take only what is newer.
  if (!find()) await queryClient.invalidateQueries({ queryKey: thread(conversationId).queryKey });
  const known = find();
  if (!known) return;
  const piece = await ask(conversationId, { after: known.seq - 1, limit: 1 });
  patch(conversationId, (now) => ({ ...now, ...merge(now, piece) }));
}

/** Gives an order that is answered with the message as it then is, and shows that. */
export async function showAnswer(order: () => Promise<Message>): Promise<Message> {
  const reading = nextReading();
  const message = await order();
  showMessage(message, reading);
  return message;
}

/** A message that follows on one we have not seen yet waits for it: the thread would otherwise never fetch the gap. */
function showMessage(message: Message, reading: number): void {
  const { id, conversationId, seq } = message;
  const known = read(conversationId);
  if (!known) return;
  const lastSeq = known.messages.at(-1)?.seq ?? 0;
  if (seq <= lastSeq || (seq === lastSeq + 1 && !known.hasNewer))
    patch(conversationId, (now) => ({ ...now, ...merge(now, { messages: [message], readings: { [id]: reading } }) }));
  else void queryClient.invalidateQueries({ queryKey: thread(conversationId).queryKey });
}

async function newest(conversationId: ConversationId, signal?: AbortSignal): Promise<Thread> {
  const { hasMore, ...piece } = await ask(conversationId, {}, signal);
  return { ...piece, hasOlder: hasMore, hasNewer: false };
}

/** Somebody who reads far above has no end to catch up with; the way back down brings it. */
async function catchUp(conversationId: ConversationId, known: Thread, signal: AbortSignal): Promise<Thread> {
  if (known.hasNewer) return known;
  const after = known.messages.at(-1)?.seq ?? 0;
  const { hasMore, ...piece } = await ask(conversationId, { after, limit: 200 }, signal);
  const current = read(conversationId) ?? known;
  if (current.hasNewer) return current;
  const joined = { ...current, ...merge(merge(known, piece), current) };
  return hasMore ? catchUp(conversationId, joined, signal) : joined;
}

type Bounds = z.input<typeof listMessages.query>;

let readingsTaken = 0;
const nextReading = () => (readingsTaken += 1);

type Piece = Pick<Thread, "messages" | "readings">;

async function ask(
  conversationId: ConversationId,
  query: Bounds,
  signal?: AbortSignal,
): Promise<Piece & { readonly hasMore: boolean }> {
  const reading = nextReading();
  const { messages, hasMore } = await call(listMessages, {
    params: { conversationId },
    query,
    ...(signal && { signal }),
  });
  return { messages, hasMore, readings: Object.fromEntries(messages.map(({ id }) => [id, reading])) };
}

const read = (conversationId: ConversationId) => queryClient.getQueryData(thread(conversationId).queryKey);

/** A fetch that is under way would bring the former piece back. */
function show(conversationId: ConversationId, piece: Thread): void {
  const { queryKey } = thread(conversationId);
  void queryClient.cancelQueries({ queryKey });
  queryClient.setQueryData(queryKey, piece);
}

function patch(conversationId: ConversationId, change: (known: Thread) => Thread): void {
  queryClient.setQueryData(thread(conversationId).queryKey, (known) => known && change(known));
}

/** The newer reading wins where both have a message. */
function merge(one: Piece, other: Piece): Piece {
  const byId = new Map(one.messages.map((message) => [message.id, message]));
  const readings = { ...one.readings };
  for (const message of other.messages) {
    const { id } = message;
    const reading = other.readings[id] ?? 0;
    if (reading < (readings[id] ?? 0)) continue;
    byId.set(id, message);
    readings[id] = reading;
  }
  return { messages: [...byId.values()].toSorted((first, second) => first.seq - second.seq), readings };
}
