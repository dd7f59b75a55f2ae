import { useEffect } from "react";
import type { ConversationId } from "../../../../contracts/ids.ts";
import type { Onlooker } from "../../../../contracts/realtime.ts";
import { createStore, useStore } from "../state/store.ts";

interface Place {
  readonly conversationId: ConversationId | null;
  readonly typing: boolean;
}

/** Where this operator is, for colleagues to see; the socket tells every change of it. */
export const place = createStore<Place>({ conversationId: null, typing: false });

/** Who else looks at which conversation, as far as this operator may see it. */
const onlookers = createStore<Readonly<Record<ConversationId, readonly Onlooker[]>>>({});

export const showOnlookers = (conversationId: ConversationId, who: readonly Onlooker[]) =>
  onlookers.set(({ [conversationId]: _before, ...others }) =>
    who.length === 0 ? others : { ...others, [conversationId]: who },
  );

/** A new connection is told of all of them anew. */
export const forgetOnlookers = () => onlookers.set(() => ({}));

/** Who has typed nothing for this long is not typing. */
const typingLastsMs = 4_000;
let stopTyping: ReturnType<typeof setTimeout> | undefined;

/** This operator changed the text of a reply. */
export function noteTyping(): void {
  clearTimeout(stopTyping);
  if (!place.get().typing) place.set((now) => ({ ...now, typing: true }));
  stopTyping = setTimeout(noteTypingEnded, typingLastsMs);
}

/** The reply was sent, or given up. */
export function noteTypingEnded(): void {
  clearTimeout(stopTyping);
  if (place.get().typing) place.set((now) => ({ ...now, typing: false }));
}

/** Says that this operator has a conversation open as long as it is on screen. */
export function useLooking(conversationId: ConversationId): void {
  useEffect(() => {
    place.set(() => ({ conversationId, typing: false }));
    return () => {
      clearTimeout(stopTyping);
      place.set(() => ({ conversationId: null, typing: false }));
    };
  }, [conversationId]);
}

const nobody: readonly Onlooker[] = [];

export const useOnlookers = (conversationId: ConversationId): readonly Onlooker[] =>
  useStore(onlookers, (kept) => kept[conversationId] ?? nobody);
