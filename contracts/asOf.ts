import { z } from "zod";
import { Appeal } from "./appeal.ts";
import { ConversationMode, ConversationStatus, Decision, Priority } from "./conversation.ts";
import { OperatorId } from "./ids.ts";
import { Message } from "./message.ts";

/** What is on record of how a conversation stood. */
export const ConversationState = z.object({
  status: ConversationStatus,
  mode: ConversationMode,
  assigneeId: OperatorId.nullable(),
  priority: Priority,
  isMuted: z.boolean(),
  /** By name, as they were called then. */
  labels: z.array(z.string()),
});
export type ConversationState = z.infer<typeof ConversationState>;

/** A conversation as it stood at a moment of the past, its messages in their words of then. Of a delivery only its end is kept. */
export const ConversationAsOf = z.object({
  at: z.iso.datetime(),
  startedAt: z.iso.datetime(),
  state: ConversationState,
  assigneeName: z.string().nullable(),
  /** Oldest first, those of that moment last. */
  messages: z.array(Message),
  /** There were more before them. */
  hasOlder: z.boolean(),
  /** The latest first. */
  decisions: z.array(Decision),
  /** Null when there was none, and when it has been changed since: earlier versions are not kept. */
  appeal: Appeal.nullable(),
  appealChangedSince: z.boolean(),
});
export type ConversationAsOf = z.infer<typeof ConversationAsOf>;
