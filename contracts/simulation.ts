import { z } from "zod";
import { ContactId, SequenceId, SimulationId } from "./ids.ts";
import { SequenceDefinition, StepId } from "./sequence.ts";
import { RunLine, RunOutcome } from "./touchRun.ts";

/**
 * Whom a sequence is tried on. past: the contacts of the last so many days with what really happened to them. synthetic:
 * invented contacts who begin spread over the first day and write back now and then (`replies`: the share of sends that
 * is answered, from 0 to 1).
 */
export const SimulationOver = z.discriminatedUnion("kind", [
  z.object({
    kind: z.literal("past"),
    days: z.number().int().min(1).max(90),
    contactsMax: z.number().int().min(1).max(10_000).default(1_000),
  }),
  z.object({
    kind: z.literal("synthetic"),
    contacts: z.number().int().min(1).max(10_000),
    days: z.number().int().min(1).max(366).default(90),
    replies: z.number().min(0).max(1).default(0.2),
    seed: z.number().int().default(1),
  }),
]);
export type SimulationOver = z.infer<typeof SimulationOver>;

export const StepTally = z.object({
  stepId: StepId,
  entered: z.number().int(),
  taken: z.number().int(),
  skipped: z.number().int(),
  failed: z.number().int(),
  /** Still there when the simulated time was over. */
  waiting: z.number().int(),
});
export type StepTally = z.infer<typeof StepTally>;

export const SimulatedRun = z.object({
  /** Null: invented. */
  contactId: ContactId.nullable(),
  contactName: z.string(),
  startedAtMs: z.number(),
  outcome: RunOutcome.nullable(),
  why: z.string(),
  lines: z.array(RunLine),
});
export type SimulatedRun = z.infer<typeof SimulatedRun>;

/** What would have happened. `runs` holds the first 200, with every step at its simulated minute. */
export const SimulationReport = z.object({
  contacts: z.number().int(),
  began: z.number().int(),
  sends: z.number().int(),
  outcomes: z.partialRecord(RunOutcome, z.number().int()),
  /** Steps not taken, and put off, by their stable code. */
  skipped: z.record(z.string(), z.number().int()),
  held: z.record(z.string(), z.number().int()),
  steps: z.array(StepTally),
  /** Sends by day of the tenant's calendar, "2026-11-21". */
  perDay: z.array(z.object({ date: z.iso.date(), sends: z.number().int() })),
  runs: z.array(SimulatedRun),
  tookMs: z.number(),
});
export type SimulationReport = z.infer<typeof SimulationReport>;

export const Simulation = z.object({
  id: SimulationId,
  sequenceId: SequenceId,
  status: z.enum(["running", "done", "stopped", "failed"]),
  over: SimulationOver,
  definition: SequenceDefinition,
  /** Contacts gone through so far, of so many. */
  done: z.number().int(),
  of: z.number().int(),
  report: SimulationReport.nullable(),
  startedAt: z.iso.datetime(),
});
export type Simulation = z.infer<typeof Simulation>;
