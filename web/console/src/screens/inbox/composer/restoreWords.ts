import type { ConversationId } from "../../../../../../contracts/ids.ts";
import { draftText, saveDraft } from "../../../state/drafts.ts";
import { focusComposer } from "./focusComposer.ts";
import { unsigned } from "./signature.ts";

/** Puts words that were taken back before those that have been typed since. */
export function restoreWords(conversationId: ConversationId, words: string): void {
  saveDraft(conversationId, "reply", [unsigned(words), draftText(conversationId, "reply")].filter(Boolean).join("\n"));
  focusComposer();
}
