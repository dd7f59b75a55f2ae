import { z } from "zod";
import { ChannelKind } from "./channel.ts";
import { FactValue } from "./facts.ts";
import { ChannelAccountId, ContactId, ConversationId, MessageId, SequenceId, TouchRunId } from "./ids.ts";
import { StepId } from "./sequence.ts";
import { TouchEventKind } from "./touchEvent.ts";

const EpochMs = z.number();

/**
 * How a run ended. finished: at its end. goal: what it was for has happened. unsubscribed, cancelled: somebody wanted no
 * more of it. failed: a step could not be taken, and no way was given for that. refused: it was not let begin (ceiling, loop).
 */
export const RunOutcome = z.enum(["finished", "goal", "unsubscribed", "cancelled", "failed", "refused"]);
export type RunOutcome = z.infer<typeof RunOutcome>;

export const RunEnd = z.object({ outcome: RunOutcome, why: z.string(), atMs: EpochMs });
export type RunEnd = z.infer<typeof RunEnd>;

/**
 * Where a run stands. begin: its step is to be begun. waiting: until `dueAtMs`, or until something happens. held: the step
 * may not be taken before `dueAtMs` (quiet hours, cap, pace, an account that is off). ordered: what the step does is under way; nobody knows yet how
 * it ended. sent: a message is with the messenger, and the next route is taken unless it gets there.
 */
export const RunPhase = z.enum(["begin", "waiting", "held", "ordered", "sent"]);
export type RunPhase = z.infer<typeof RunPhase>;

/** A channel account that a message is to leave by and that sends nothing now. */
export const AccountOff = z.object({
  channelAccountId: ChannelAccountId,
  /** Since when it is waited for. */
  sinceMs: EpochMs,
  /** Its place among the send's routes. */
  attempt: z.number().int().default(0),
  /** The run's history says so already. */
  isSaid: z.boolean().default(true),
});
export type AccountOff = z.infer<typeof AccountOff>;

/** All that the rules need to know of a run; stored as it is. */
export const RunState = z.object({
  /** Null: it has ended. */
  stepId: StepId.nullable(),
  phase: RunPhase,
  /** Steps begun so far. With the run's id and `attempt` it names what a step does, whoever repeats it. */
  ordinal: z.number().int(),
  /** The place among a send's routes; 0 elsewhere. */
  attempt: z.number().int(),
  /** Since when it has stood at this step. */
  sinceMs: EpochMs,
  dueAtMs: EpochMs.nullable(),
  /** The message whose fate is awaited. */
  messageId: z.string().nullable(),
  /** Null: the run waits for no account. */
  off: AccountOff.nullable().default(null),
  /** What steps have put down (`var.…`), and what the run was begun by (`event.…`). */
  vars: z.record(z.string(), FactValue),
  end: RunEnd.nullable(),
});
export type RunState = z.infer<typeof RunState>;

/**
 * How the taking of a step ended, for whoever reads the run's history: taken, skipped and failed are final; held and
 * begun are not.
 */
export const LineOutcome = z.enum(["taken", "skipped", "failed", "held", "begun"]);
export type LineOutcome = z.infer<typeof LineOutcome>;

/** One line of a run's history. `why` is a stable code that the console puts into words, with `facts` for its blanks. */
export const RunLine = z.object({
  ordinal: z.number().int(),
  attempt: z.number().int(),
  stepId: StepId,
  outcome: LineOutcome,
  why: z.string(),
  facts: z.record(z.string(), z.unknown()),
  atMs: EpochMs,
});
export type RunLine = z.infer<typeof RunLine>;

/** Something that happened to the contact, as the rules get it. */
export const RunEvent = z.object({
  kind: TouchEventKind,
  /** `event.…` alone. */
  facts: z.record(z.string(), FactValue),
  messageId: MessageId.nullable(),
  atMs: EpochMs,
});
export type RunEvent = z.infer<typeof RunEvent>;

export const RunStatus = z.enum(["running", "paused", "ended"]);
export type RunStatus = z.infer<typeof RunStatus>;

export const TouchRun = z.object({
  id: TouchRunId,
  sequenceId: SequenceId,
  sequenceName: z.string(),
  version: z.number().int(),
  contactId: ContactId,
  contactName: z.string(),
  conversationId: ConversationId.nullable(),
  channelKind: ChannelKind.nullable(),
  status: RunStatus,
  state: RunState,
  /** When it is looked at next; later than its state wants where many others are due at that time. Null: it waits for no time. */
  turnAt: z.iso.datetime().nullable(),
  startedAt: z.iso.datetime(),
  /** What began it: a trigger's kind, with the event. */
  begunBy: z.string(),
});
export type TouchRun = z.infer<typeof TouchRun>;
