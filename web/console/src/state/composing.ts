import type { ConversationId } from "../../../../contracts/ids.ts";

/** What is being written: an answer to the contact, or a note to colleagues. */
export type ComposerMode = "reply" | "note";

/** A note is not lost when somebody answers in between, so each has a draft of its own. */
export const draftKey = (conversationId: ConversationId, mode: ComposerMode): string =>
  mode === "reply" ? conversationId : `${conversationId}/note`;
