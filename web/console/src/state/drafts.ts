import { z } from "zod";
import type { ConversationId } from "../../../../contracts/ids.ts";
import { noteTyping } from "../realtime/looking.ts";
import { rememberedStore } from "./remembered.ts";

/** Unsent words, one per conversation: leaving a conversation or reloading the page loses nothing. */
export const drafts = rememberedStore("switchboard.drafts", z.record(z.string(), z.string()), {});

export function saveDraft(conversationId: ConversationId, text: string): void {
  if (text !== "") noteTyping();
  drafts.set(({ [conversationId]: _previous, ...others }) =>
    text.trim() ? { ...others, [conversationId]: text } : others,
  );
}

/** Signing out of a shared computer leaves no customer's words behind. */
export const forgetDrafts = () => drafts.set(() => ({}));
