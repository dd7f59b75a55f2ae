import type { ContactId } from "../../../../contracts/ids.ts";
import { createStore } from "./store.ts";

/** Whom to write to, where the dialog was opened beside them. */
export interface ChatWith {
  readonly contactId: ContactId;
  readonly name: string;
  /** A phone number, or a name with its @; "" where neither is known. */
  readonly to: string;
}

interface StartChatState {
  readonly opened: boolean;
  readonly chatWith: ChatWith | null;
}

export const startChat = createStore<StartChatState>({ opened: false, chatWith: null });

export const openStartChat = (chatWith: ChatWith | null = null) => startChat.set(() => ({ opened: true, chatWith }));

export const closeStartChat = () => startChat.set((state) => ({ ...state, opened: false }));
