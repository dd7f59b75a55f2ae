import webpush from "web-push";
import type { Outbound } from "../../channels/outbound.ts";
import { PushSubscription } from "../../contracts/notification.ts";
import type { PushedNotification } from "../../contracts/notification.ts";
import type { VapidKeys } from "./vapidKeys.ts";

const TIMEOUT_MS = 10_000;

/** How long the push service keeps it for a browser that is not running (TTL, in seconds), and whether it wakes a phone that sleeps (RFC 8030 §5.3). */
export interface PushUrgency {
  readonly TTL: number;
  readonly urgency: "normal" | "high";
}
const USUAL: PushUrgency = { TTL: 600, urgency: "normal" };

/** gone: the browser takes no more pushes at this address (404 and 410, RFC 8030 §7.3). */
export type PushOutcome = "sent" | "gone" | "failed";

/**
 * Encrypts a notification for one browser (RFC 8291) and hands it to the browser's push service. The address came from a
 * browser, so it goes through the guard against private networks.
 */
export async function sendPush(
  outbound: Outbound,
  { keys, subject }: { readonly keys: VapidKeys; readonly subject: string },
  opened: string,
  notification: PushedNotification,
  urgency = USUAL,
): Promise<PushOutcome> {
  const subscription = PushSubscription.parse(JSON.parse(opened));
  const { endpoint, method, headers, body } = webpush.generateRequestDetails(
    subscription,
    JSON.stringify(notification),
    {
      vapidDetails: { subject, publicKey: keys.publicKey, privateKey: keys.privateKey },
      ...urgency,
    },
  );
  const answer = await outbound.fetch(endpoint, {
    method,
    headers,
    body: new Uint8Array(body),
    signal: AbortSignal.timeout(TIMEOUT_MS),
  });
  if (answer.status === 404 || answer.status === 410) return "gone";
  return answer.ok ? "sent" : "failed";
}
