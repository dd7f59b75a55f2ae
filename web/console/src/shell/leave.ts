import { endSession } from "../api/session.ts";
import { forgetDrafts } from "../state/drafts.ts";

/** Signs out, and leaves nothing of the customers' conversations in this browser. */
export function leave(): void {
  forgetDrafts();
  void endSession();
}
