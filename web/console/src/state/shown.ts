import type { ConversationId } from "../../../../contracts/ids.ts";

/** The newest message that was on this screen, of each conversation that is open. */
const shown = new Map<ConversationId, number>();

export const noteShown = (conversationId: ConversationId, seq: number) =>
  shown.set(conversationId, Math.max(seq, shownSeq(conversationId) ?? 0));

export const forgetShown = (conversationId: ConversationId) => shown.delete(conversationId);

/** What a reply that is sent now was written upon; null before anything was shown. */
export const shownSeq = (conversationId: ConversationId): number | null => shown.get(conversationId) ?? null;
