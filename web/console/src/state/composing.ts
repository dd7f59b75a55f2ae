import type { ComposerMode } from "../../../../contracts/draft.ts";
import type { ConversationId } from "../../../../contracts/ids.ts";

/** A note is not lost when somebody answers in between, so each has a draft of its own. */
export const draftKey = (conversationId: ConversationId, mode: ComposerMode): string =>
  mode === "reply" ? conversationId : `${conversationId}/note`;
