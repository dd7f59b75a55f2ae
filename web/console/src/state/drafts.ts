import { z } from "zod";
import type { ComposerMode, Draft } from "../../../../contracts/draft.ts";
import { saveDraft as saveDraftEndpoint } from "../../../../contracts/endpoints/composing.ts";
import type { ConversationId } from "../../../../contracts/ids.ts";
import { call } from "../api/call.ts";
import { noteTyping, noteTypingEnded } from "../realtime/looking.ts";
import { draftKey } from "./composing.ts";
import { rememberedStore } from "./remembered.ts";
import { useStore } from "./store.ts";

const KeptDraft = z.object({ text: z.string(), typedAt: z.iso.datetime() });

/**
 * Unsent words by draftKey: leaving a conversation, reloading the page or changing the device loses nothing. An empty one is
 * kept until the server knows that it was cleared.
 */
const drafts = rememberedStore("switchboard.drafts", z.record(z.string(), KeptDraft), {});

const uploadAfterMs = 800;
const uploads = new Map<string, ReturnType<typeof setTimeout>>();

export const draftText = (conversationId: ConversationId, mode: ComposerMode): string =>
  drafts.get()[draftKey(conversationId, mode)]?.text ?? "";

export const useDraft = (conversationId: ConversationId, mode: ComposerMode): string =>
  useStore(drafts, (kept) => kept[draftKey(conversationId, mode)]?.text ?? "");

export function saveDraft(conversationId: ConversationId, mode: ComposerMode, text: string): void {
  const key = draftKey(conversationId, mode);
  if (text === (drafts.get()[key]?.text ?? "")) return;
  if (mode === "reply") (text === "" ? noteTypingEnded : noteTyping)();
  drafts.set((kept) => ({ ...kept, [key]: { text, typedAt: new Date().toISOString() } }));
  clearTimeout(uploads.get(key));
  uploads.set(
    key,
    setTimeout(() => void upload(conversationId, mode), text === "" ? 0 : uploadAfterMs),
  );
}

/** Takes over what was typed later elsewhere, and hands over what was typed later here. */
export function mergeDrafts(conversationId: ConversationId, known: readonly Draft[]): void {
  for (const mode of ["reply", "note"] as const) {
    const key = draftKey(conversationId, mode);
    const here = drafts.get()[key];
    const there = known.find((draft) => draft.mode === mode);
    if (there && (!here || here.typedAt < there.typedAt)) {
      const { text, typedAt } = there;
      drafts.set((kept) => ({ ...kept, [key]: { text, typedAt } }));
    } else if (here && (!there || there.typedAt < here.typedAt)) {
      void upload(conversationId, mode);
    }
  }
}

/** Signing out of a shared computer leaves no customer's words behind. */
export function forgetDrafts(): void {
  for (const timer of uploads.values()) clearTimeout(timer);
  drafts.set(() => ({}));
}

/** What cannot be handed over now stays here; typing on, or opening the conversation again, tries anew. */
async function upload(conversationId: ConversationId, mode: ComposerMode): Promise<void> {
  const key = draftKey(conversationId, mode);
  const draft = drafts.get()[key];
  if (!draft) return;
  try {
    await call(saveDraftEndpoint, { params: { conversationId }, body: { mode, ...draft } });
  } catch {
    return;
  }
  if (draft.text === "")
    drafts.set(({ [key]: now, ...others }) => (now === draft ? others : { ...others, ...(now && { [key]: now }) }));
}
