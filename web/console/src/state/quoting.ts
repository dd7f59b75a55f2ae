import type { ConversationId } from "../../../../contracts/ids.ts";
import type { Message } from "../../../../contracts/message.ts";
import { createStore, useStore } from "./store.ts";

type Quoted = NonNullable<Message["quoted"]>;

/** The message that the next reply answers, by conversation. */
const quoting = createStore<Readonly<Record<string, Quoted>>>({});

export const useQuoting = (conversationId: ConversationId): Quoted | undefined =>
  useStore(quoting, (kept) => kept[conversationId]);

export const quote = (conversationId: ConversationId, quoted: Quoted) =>
  quoting.set((kept) => ({ ...kept, [conversationId]: quoted }));

export const quoteNothing = (conversationId: ConversationId) =>
  quoting.set(({ [conversationId]: _previous, ...others }) => others);
