import { unsubscribe } from "../../commands/pushes.ts";
import type { PushedNotification } from "../../contracts/notification.ts";
import type { ApiDeps } from "../apiDeps.ts";
import { sendPush } from "./sendPush.ts";
import type { PushUrgency } from "./sendPush.ts";

interface Recipient {
  readonly subscriptionId: string;
  readonly sealed: string;
}

/** Pushes to one browser, and forgets one that is gone. What cannot be delivered is logged, and not tried again. */
export async function deliverPush(
  { db, sealer, pushing, log }: ApiDeps,
  { subscriptionId, sealed }: Recipient,
  notification: PushedNotification,
  urgency?: PushUrgency,
): Promise<void> {
  try {
    const outcome = await sendPush(pushing.outbound, pushing, sealer.open(sealed), notification, urgency);
    if (outcome === "gone") await unsubscribe(db, subscriptionId);
    if (outcome === "failed") log.warn({ subscriptionId }, "A push service refused a notification.");
  } catch (error) {
    log.warn({ err: error, subscriptionId }, "A push service cannot be reached.");
  }
}
