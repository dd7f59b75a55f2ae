import { z } from "zod";
import {
  AppealId,
  CallRequestId,
  ChannelAccountId,
  CompanyId,
  ContactId,
  ConversationId,
  MessageId,
  OperatorId,
  TaskId,
} from "./ids.ts";

/**
 * What changed. Events carry ids, never bodies: the reader fetches what it is allowed to see. conversation.left: this reader
 * may no longer see it. operator.changed: what this operator may do or see has changed; fetch everything anew.
 * bulkRun.changed: a bulk run of this operator has gone on. conversation.read: this operator has read it, or left it unread.
 * call.changed: a call was asked for, taken, reported or ended; for its operator and their phones, their heads, and whoever
 * sees the whole tenant. task.changed: the same for a task, for its assignee and its author. Some kinds say exactly what has
 * happened (message.sent, conversation.assigned, …), so that sequences and whoever else consumes the log can go by them; for
 * a reader's screen they are like their `.changed`.
 * contact.reported: a program said that something happened to a contact. sequence.changed, touchRun.changed: of touches.
 */
export const EventKind = z.enum([
  "message.received",
  "message.queued",
  "message.changed",
  "note.written",
  "conversation.created",
  "conversation.changed",
  "conversation.left",
  "conversation.read",
  "appeal.changed",
  "channelAccount.changed",
  "operator.changed",
  "notification.created",
  "bulkRun.changed",
  "call.changed",
  "company.changed",
  "message.sent",
  "message.failed",
  "contact.created",
  "contact.unsubscribed",
  "contact.reported",
  "conversation.assigned",
  "conversation.closed",
  "appeal.created",
  "appeal.stage_changed",
  "call.finished",
  "sequence.changed",
  "touchRun.changed",
  "task.changed",
]);
export type EventKind = z.infer<typeof EventKind>;

/**
 * A place in the log of events: "<transaction id>.<sequence>", opaque to clients. Ordered by transaction first, because a
 * row with a lower sequence may still commit after one with a higher: only the transaction horizon says what is complete.
 */
export const EventCursor = z.string().regex(/^\d+\.\d+$/);
export type EventCursor = z.infer<typeof EventCursor>;

export const RealtimeEvent = z.object({
  cursor: EventCursor,
  kind: EventKind,
  conversationId: ConversationId.nullable(),
  messageId: MessageId.nullable(),
  contactId: ContactId.nullable(),
  appealId: AppealId.nullable(),
  channelAccountId: ChannelAccountId.nullable(),
  callRequestId: CallRequestId.nullable(),
  companyId: CompanyId.nullable(),
  taskId: TaskId.nullable(),
  recordedAt: z.iso.datetime(),
});
export type RealtimeEvent = z.infer<typeof RealtimeEvent>;

/** First frame of a client, within 5 s of connecting. `after` null: only what comes from now on. The token never stands in the address. */
export const ClientHello = z.object({
  type: z.literal("hello"),
  token: z.string(),
  after: EventCursor.nullable(),
  /** Absent: console. phone: the token is the dialer's, which hears of its own calls alone. */
  from: z.enum(["console", "phone"]).optional(),
});
/** Sent when the access token was refreshed, so that the socket outlives it. */
export const ClientToken = z.object({ type: z.literal("token"), token: z.string() });
/** Where its operator is: said on every change, and again every 20 s. A conversation they may not see counts as none. */
export const ClientLooking = z.object({
  type: z.literal("looking"),
  conversationId: ConversationId.nullable(),
  typing: z.boolean(),
});
export const ClientFrame = z.discriminatedUnion("type", [ClientHello, ClientToken, ClientLooking]);
export type ClientFrame = z.infer<typeof ClientFrame>;

/** A colleague who has a conversation open. */
export const Onlooker = z.object({ operatorId: OperatorId, name: z.string(), typing: z.boolean() });
export type Onlooker = z.infer<typeof Onlooker>;

/**
 * ready: where this connection starts. events: the gap, then what happens, in order; its cursor is the last one's.
 * onlookers: who else looks at a conversation that this operator may see; empty: nobody any more. After a connection all of
 * them are told, so what was known before is void.
 * resync: the cursor is too old (or unknown); fetch everything anew and go on from this cursor.
 * Close codes: 4401 token missing, wrong or expired; 4400 malformed frame; 1013 this client reads too slowly, come back
 * and resume; 1001 the server is going away.
 */
export const ServerFrame = z.discriminatedUnion("type", [
  z.object({ type: z.literal("ready"), cursor: EventCursor }),
  z.object({ type: z.literal("events"), cursor: EventCursor, events: z.array(RealtimeEvent) }),
  z.object({ type: z.literal("resync"), cursor: EventCursor }),
  z.object({ type: z.literal("onlookers"), conversationId: ConversationId, onlookers: z.array(Onlooker) }),
]);
export type ServerFrame = z.infer<typeof ServerFrame>;
