import type { RunEvent } from "../../contracts/touchRun.ts";
import { seeded } from "./seeded.ts";
import type { Live, SubjectEvent } from "./subject.ts";

const MINUTE_MS = 60_000;
/** Half of the answers come within so long, the others later and later. */
const HALF_WITHIN_MS = 3 * 60 * MINUTE_MS;
const LATEST_MS = 3 * 24 * 60 * MINUTE_MS;

/** How invented contacts answer: this share of what they are sent. */
export interface Replies {
  readonly share: number;
  readonly seed: number;
}

/** Whether a contact answers their latest message, and when: the same however often it is asked. */
export function replyTo(live: Live, { share, seed }: Replies, place: number, nowMs: number): SubjectEvent | null {
  const random = seeded(seed ^ Math.imul(place + 1, 0x9e3779b1) ^ Math.imul(live.sentAtMs.size, 0x85ebca6b));
  if (random() >= share) return null;
  const delayMs = Math.min(LATEST_MS, MINUTE_MS - Math.log2(1 - random()) * HALF_WITHIN_MS);
  const atMs = nowMs + Math.round(delayMs / 1_000) * 1_000;
  const channelKind = live.subject.ways[0]?.channelKind ?? null;
  const event: RunEvent = {
    kind: "message.received",
    facts: { "event.text": REPLY, "event.channelKind": channelKind },
    messageId: null,
    atMs,
  };
  return { event, changes: { "conversation.lastInboundAt": atMs, "conversation.waitingSince": atMs } };
}

const REPLY = "Здравствуйте! Да, спасибо.";
