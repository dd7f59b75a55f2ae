import { z } from "zod";
import { ChannelKind } from "./channel.ts";
import {
  BranchId,
  ChannelAccountId,
  ContactId,
  ConversationId,
  DecisionId,
  LabelId,
  MessageId,
  OperatorId,
  TeamId,
} from "./ids.ts";
import { SessionProblem } from "./telegramAccount.ts";
import { DeliveryStatus, MessageAuthor, MessageDirection } from "./message.ts";

/** Who answers now: the bot by itself, or people. */
export const ConversationMode = z.enum(["bot", "operator"]);
export type ConversationMode = z.infer<typeof ConversationMode>;

/**
 * pending: waits for something outside, such as a part. snoozed: out of sight until its time or the contact's next message.
 * resolved: done; the contact's next message opens it again.
 */
export const ConversationStatus = z.enum(["open", "pending", "snoozed", "resolved"]);
export type ConversationStatus = z.infer<typeof ConversationStatus>;

export const Priority = z.enum(["low", "normal", "high", "urgent"]);
export type Priority = z.infer<typeof Priority>;

export const LastMessage = z.object({
  id: MessageId,
  direction: MessageDirection,
  author: MessageAuthor,
  kind: z.string(),
  text: z.string(),
  status: DeliveryStatus,
  isDeleted: z.boolean(),
  occurredAt: z.iso.datetime(),
});
export type LastMessage = z.infer<typeof LastMessage>;

/** Whose a conversation is: what decides who may see it. */
export interface ConversationHolders {
  readonly branchId: BranchId | null;
  readonly teamId: TeamId | null;
  readonly assigneeId: OperatorId | null;
}

/**
 * Why nothing leaves now; what is written waits, and leaves when that is over. paused, dead, signedOut: the channel account
 * (contracts/channel.ts); newChats: Telegram refuses messages to people who never wrote. `problem`: why the session ended.
 */
export const HeldUp = z.object({
  by: z.enum(["paused", "dead", "signedOut", "newChats"]),
  problem: SessionProblem.nullable(),
});
export type HeldUp = z.infer<typeof HeldUp>;

/** A conversation as lists and headers show it. */
export const Conversation = z.object({
  id: ConversationId,
  channelAccountId: ChannelAccountId,
  channelKind: ChannelKind,
  channelName: z.string(),
  contactId: ContactId,
  contactName: z.string(),
  mode: ConversationMode,
  status: ConversationStatus,
  priority: Priority,
  labelIds: z.array(LabelId),
  snoozedUntil: z.iso.datetime().nullable(),
  /** Since when the contact has been waiting for an answer. */
  waitingSince: z.iso.datetime().nullable(),
  /** By when people have promised to answer who waits; null: nobody waits, or nothing is promised. */
  replyDueAt: z.iso.datetime().nullable(),
  /** By when they have promised to be done. */
  resolveDueAt: z.iso.datetime().nullable(),
  isMuted: z.boolean(),
  isBlocked: z.boolean(),
  /** Fields of the tenant's own. */
  attributes: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])),
  /** A person was asked for, and nobody has it yet. */
  needsOperator: z.boolean(),
  branchId: BranchId.nullable(),
  teamId: TeamId.nullable(),
  teamName: z.string().nullable(),
  assigneeId: OperatorId.nullable(),
  assigneeName: z.string().nullable(),
  /** Bumped at every takeover and hand-back; an answer thought for an older generation never leaves. */
  generation: z.number().int(),
  /** The bot is preparing an answer right now. */
  thinking: z.boolean(),
  unread: z.number().int(),
  lastSeq: z.number().int(),
  lastMessage: LastMessage.nullable(),
  lastActivityAt: z.iso.datetime(),
  heldUp: HeldUp.nullable(),
  textLengthLimit: z.number().int(),
  /** Whether the contact sees formatting. */
  formatting: z.boolean(),
  /** For how long the channel lets a sent message be edited and deleted; null: never. */
  changeableForMs: z.number().int().nullable(),
  /** With what operators may react to what the contact writes; empty where the messenger takes no reactions from us. */
  reactions: z.array(z.string()),
  /** What may go with a reply as a file; null: this channel takes none. */
  fileLimits: z.object({ bytesMax: z.number().int(), captionLength: z.number().int() }).nullable(),
});
export type Conversation = z.infer<typeof Conversation>;

/** Why something automatic (or ordered) happened in a conversation. The console has words for each kind and reason. */
export const DecisionKind = z.enum([
  "answered",
  "askedOperator",
  "stayedSilent",
  "superseded",
  "takenOver",
  "handedBack",
  "closed",
  "reopened",
  "snoozed",
  "snoozeEnded",
  "madePending",
  "assigned",
  "queued",
  "unassigned",
  "takenBack",
  "toldOffHours",
  "slaBreached",
  "leftOpen",
  "changedInBulk",
  "undoneInBulk",
]);
export type DecisionKind = z.infer<typeof DecisionKind>;

export const Decision = z.object({
  id: DecisionId,
  kind: DecisionKind,
  /** A TurnReason for a turn of the bot, else the order that was given. */
  reason: z.string(),
  /** The last message the decision was made upon: the line belongs under it in the thread. */
  afterSeq: z.number().int(),
  generation: z.number().int(),
  /** Who decided: rules, a model by name, or an operator by name. */
  by: z.string(),
  confidence: z.number().nullable(),
  /** Messages and price rows it was made from, and how long it took. */
  inputs: z.record(z.string(), z.unknown()),
  /** The price rows among its inputs by name, as far as the price list still has them. */
  priceRows: z.array(z.string()),
  messageId: MessageId.nullable(),
  decidedAt: z.iso.datetime(),
});
export type Decision = z.infer<typeof Decision>;

/** What the running actor says of itself; null fields when no run is alive (it completes when idle and is re-created). */
export const ActorView = z.object({
  workflowId: z.string(),
  temporalUrl: z.string().nullable(),
  /** running: alive now. resting: idle, wakes with the next message. away: Temporal cannot be reached. */
  presence: z.enum(["running", "resting", "away"]),
  state: z
    .object({
      mode: ConversationMode,
      generation: z.number().int(),
      activity: z.enum(["waiting", "answering", "delivering", "takingOver"]),
      startedAt: z.iso.datetime().nullable(),
      historyEvents: z.number().int(),
    })
    .nullable(),
  inboundBell: z.enum(["quiet", "ringing", "heard"]),
  outboxBell: z.enum(["quiet", "ringing", "heard"]),
  answeredSeq: z.number().int(),
});
export type ActorView = z.infer<typeof ActorView>;
