import { z } from "zod";
import type { KnownFactName } from "./facts.ts";

/** What sequences and automations hear, of the log of events: each is about one contact. */
export const TouchEventKind = z.enum([
  "message.received",
  "message.sent",
  "message.failed",
  "contact.created",
  "contact.unsubscribed",
  "contact.reported",
  "conversation.created",
  "conversation.assigned",
  "conversation.closed",
  "appeal.created",
  "appeal.changed",
  "appeal.stage_changed",
  "call.finished",
]);
export type TouchEventKind = z.infer<typeof TouchEventKind>;

/**
 * What is known of each, beside what is known of the contact. contact.reported: a program has said by the API that
 * something happened ("order.paid"), with facts of its own under `event.data.`.
 */
export const touchEventFacts: Readonly<Record<TouchEventKind, readonly KnownFactName[]>> = {
  "message.received": ["event.text", "event.channelKind"],
  "message.sent": ["event.text", "event.channelKind"],
  "message.failed": ["event.failure", "event.channelKind"],
  "contact.created": ["event.channelKind"],
  "contact.unsubscribed": ["event.channelKind"],
  "contact.reported": ["event.name"],
  "conversation.created": ["event.channelKind"],
  "conversation.assigned": ["event.assigneeId"],
  "conversation.closed": [],
  "appeal.created": ["event.toStageId"],
  "appeal.changed": [],
  "appeal.stage_changed": ["event.fromStageId", "event.toStageId"],
  "call.finished": ["event.outcome", "event.direction", "event.seconds"],
};
