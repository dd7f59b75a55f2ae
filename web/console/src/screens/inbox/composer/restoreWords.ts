import type { ConversationId } from "../../../../../../contracts/ids.ts";
import { draftKey } from "../../../state/composing.ts";
import { drafts, saveDraft } from "../../../state/drafts.ts";
import { focusComposer } from "./focusComposer.ts";

/** Puts words that were taken back before those that have been typed since. */
export function restoreWords(conversationId: ConversationId, words: string): void {
  const key = draftKey(conversationId, "reply");
  saveDraft(key, [words, drafts.get()[key]].filter(Boolean).join("\n"));
  focusComposer();
}
