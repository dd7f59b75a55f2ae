import { z } from "zod";
import { rememberedStore } from "./remembered.ts";

/** Unsent words by draftKey: leaving a conversation or reloading the page loses nothing. */
export const drafts = rememberedStore("switchboard.drafts", z.record(z.string(), z.string()), {});

export function saveDraft(key: string, text: string): void {
  drafts.set(({ [key]: _previous, ...others }) => (text.trim() ? { ...others, [key]: text } : others));
}

/** Signing out of a shared computer leaves no customer's words behind. */
export const forgetDrafts = () => drafts.set(() => ({}));
