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

/** Who else looks at the conversation that is open here. */
export const onlookers = createStore<{ readonly of: ConversationId | null; readonly who: readonly Onlooker[] }>({
  of: null,
  who: [],
});

/** Who has typed nothing for this long is not typing. */
const typingLastsMs = 4_000;
let stopTyping: ReturnType<typeof setTimeout> | undefined;

/** This operator changed the text of a reply. */
export function noteTyping(): void {
  clearTimeout(stopTyping);
  if (!place.get().typing) place.set((now) => ({ ...now, typing: true }));
  stopTyping = setTimeout(() => place.set((now) => ({ ...now, typing: false })), typingLastsMs);
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
  useStore(onlookers, ({ of, who }) => (of === conversationId ? who : nobody));
