import { endSession } from "../api/session.ts";
import { forgetAttachments } from "../state/attachments.ts";
import { forgetDrafts } from "../state/drafts.ts";

/** Signs out, and leaves nothing of the customers' conversations in this browser. */
export function leave(): void {
  forgetDrafts();
  forgetAttachments();
  void endSession();
}
