import { z } from "zod";
import { BusinessHours } from "./businessHours.ts";
import { OperatorId, TeamId } from "./ids.ts";
import { SlaPolicy } from "./sla.ts";
import type { ConversationId, TenantId } from "./ids.ts";

/** roundRobin: to whom was served longest ago. byHand: the line waits until somebody takes or gives. */
export const TeamOrder = z.enum(["roundRobin", "byHand"]);
export type TeamOrder = z.infer<typeof TeamOrder>;

/** How a team's line is served. */
export const QueueSettings = z.object({
  order: TeamOrder,
  /** Who has not answered for so long loses the conversation to the next; null: they keep it. */
  ladderSeconds: z.number().int().min(5).max(86_400).nullable(),
  /** Null: the company's. */
  businessHours: BusinessHours.nullable(),
  /** Null: the company's. */
  offHoursText: z.string().trim().min(1).max(1_000).nullable(),
  /** Null: the company's. */
  sla: SlaPolicy.nullable(),
});
export type QueueSettings = z.infer<typeof QueueSettings>;

/** Why somebody was passed over. offered: they had it in this round and did not answer. */
export const SkipReason = z.enum(["offline", "busy", "full", "offered"]);
export type SkipReason = z.infer<typeof SkipReason>;

/** Whether somebody can be given a conversation now. */
export const Availability = z.enum(["free", "offline", "busy", "full"]);
export type Availability = z.infer<typeof Availability>;

/** Somebody to whom a conversation can be given, with what they hold. */
export const Assignee = z.object({
  id: OperatorId,
  name: z.string(),
  availability: Availability,
  openConversations: z.number().int(),
  /** Null: any number. */
  maxOpenConversations: z.number().int().nullable(),
});
export type Assignee = z.infer<typeof Assignee>;

/** A team's line as the console shows it. */
export const Queue = z.object({
  teamId: TeamId,
  name: z.string(),
  settings: QueueSettings,
  isOpen: z.boolean(),
  /** The next opening of a team that is closed, where it has one. */
  opensAt: z.iso.datetime().nullable(),
  waiting: z.number().int(),
  /** Since when the one has waited who has waited longest. */
  waitingSince: z.iso.datetime().nullable(),
  members: z.array(Assignee),
  /** The actor's page in the Temporal UI, for who may open it. */
  temporalUrl: z.string().nullable(),
});
export type Queue = z.infer<typeof Queue>;

/** Why a decision about whose a conversation is, or by when it is due, was made. */
export const QueueReason = z.enum([
  "assign.byHand",
  "assign.byTouch",
  "assign.taken",
  "assign.roundRobin",
  "assign.responsible",
  "assign.ladder",
  "assign.capacityFreed",
  "assign.noAnswer",
  "assign.roundEnded",
  "hours.closed",
  "sla.firstReply",
  "sla.nextReply",
  "sla.resolve",
]);
export type QueueReason = z.infer<typeof QueueReason>;

export const AssignReason = z.enum(["byHand", "taken", "roundRobin", "responsible", "ladder", "capacityFreed"]);
export type AssignReason = z.infer<typeof AssignReason>;

/** Somebody of a team, with what a choice depends on. */
export interface QueueOperator {
  readonly operatorId: OperatorId;
  readonly availability: Availability;
  /** When the team's line last gave them something (epoch milliseconds); null: never. */
  readonly servedAtMs: number | null;
}

export interface WaitingConversation {
  readonly conversationId: ConversationId;
  readonly waitingMs: number;
  /** Who had it in this round. */
  readonly offeredTo: readonly OperatorId[];
  /** The heads of the team have been told that this round is over. */
  readonly headsTold: boolean;
  readonly responsible: Omit<QueueOperator, "servedAtMs"> | null;
}

/** A team's line as Postgres has it: what its actor decides from. */
export interface QueueLook {
  readonly order: TeamOrder;
  readonly isOpen: boolean;
  /** In how many milliseconds the team opens, or an offer runs out, whichever is first; null: neither will. */
  readonly lookAgainInMs: number | null;
  /** The head of the line: urgent ones first, then who has waited longest. */
  readonly waiting: readonly WaitingConversation[];
  readonly waitingCount: number;
  readonly operators: readonly QueueOperator[];
}

export interface Skipped {
  readonly operatorId: OperatorId;
  readonly why: SkipReason;
}

/** What a team's actor has decided about a conversation of its line. */
export type QueueChoice =
  | {
      readonly kind: "assign";
      readonly conversationId: ConversationId;
      readonly operatorId: OperatorId;
      readonly reason: AssignReason;
      readonly skipped: readonly Skipped[];
    }
  | { readonly kind: "tellHeads"; readonly conversationId: ConversationId; readonly skipped: readonly Skipped[] };

/** What made a team's line worth looking at. */
export type QueueFact = "conversationWaiting" | "operatorAvailable" | "orderChanged";

/** What is needed to ring (and, where it rests, to re-create) a team's actor. */
export interface QueueRef {
  readonly teamId: TeamId;
  readonly tenantId: TenantId;
}
