import { z } from "zod";
import { ActionSource, CallDirection, CallOutcome, ResolveMethod } from "./call.ts";
import { BranchId, OperatorId } from "./ids.ts";

/** Phones that said nothing about it, or something this version does not know. */
export const NOT_TOLD = "none";
const orNotTold = <Value extends z.ZodType>(value: Value) => z.union([value, z.literal(NOT_TOLD)]);

export const CallPeriod = z.enum(["day", "week", "month"]);
export type CallPeriod = z.infer<typeof CallPeriod>;

/** Which calls: those of a period, and in it those that have all of this. Days are the tenant's. */
export const CallFilter = z.object({
  /** The day, week or month that `date` lies in; today's where no date is given. */
  period: CallPeriod.optional(),
  date: z.iso.date().optional(),
  operatorId: OperatorId.optional(),
  branchId: orNotTold(BranchId).optional(),
  outcome: CallOutcome.optional(),
  direction: orNotTold(CallDirection).optional(),
  resolveMethod: orNotTold(ResolveMethod).optional(),
  actionSource: orNotTold(ActionSource).optional(),
});
export type CallFilter = z.infer<typeof CallFilter>;

/** How many calls ended how. Only calls with a result are counted, and those whose result nobody could tell. */
export const CallFigures = z.object({
  total: z.number().int(),
  ...eachOutcome(z.number().int()),
  /** Of a hundred calls; 0 where there was none. */
  connectRatePercent: z.number(),
  /** Of connected calls alone; 0 where there was none. */
  averageTalkSeconds: z.number(),
});
export type CallFigures = z.infer<typeof CallFigures>;

function eachOutcome<Value>(value: Value): Readonly<Record<CallOutcome, Value>> {
  return { connected: value, no_answer: value, busy: value, rejected: value, missed: value, unknown: value };
}

/** Calls of one outcome, and how long they talked altogether. */
export interface OutcomeCount {
  readonly outcome: CallOutcome;
  readonly calls: number;
  readonly talkSeconds: number;
}

/** What the figures of some calls are. */
export function figuresOf(counts: readonly OutcomeCount[]): CallFigures {
  const byOutcome = { ...eachOutcome(0) };
  let total = 0;
  let talkSeconds = 0;
  for (const count of counts) {
    total += count.calls;
    byOutcome[count.outcome] += count.calls;
    if (count.outcome === "connected") talkSeconds += count.talkSeconds;
  }
  const { connected } = byOutcome;
  return {
    total,
    ...byOutcome,
    connectRatePercent: total === 0 ? 0 : Math.round((connected / total) * 1000) / 10,
    averageTalkSeconds: connected === 0 ? 0 : Math.round(talkSeconds / connected),
  };
}

/** How many calls have each value; NOT_TOLD among them, and every value of the kind even where it is 0. */
const split = <Value extends z.ZodType>(value: Value) =>
  z.array(z.object({ value: orNotTold(value), calls: z.number().int() }));

export const CallSplits = z.object({
  direction: split(CallDirection),
  resolveMethod: split(ResolveMethod),
  actionSource: split(ActionSource),
});
export type CallSplits = z.infer<typeof CallSplits>;

export const CallStatistics = z.object({
  /** The first day and the last, in the tenant's time zone. */
  from: z.iso.date(),
  to: z.iso.date(),
  total: CallFigures,
  /** A week and a month by days ("2026-03-01"), a day by hours ("2026-03-01T09"): each of them, also where nobody called. */
  byTime: z.array(z.object({ at: z.string(), figures: CallFigures })),
  /** Those with calls, whoever called most first. */
  byOperator: z.array(z.object({ id: OperatorId, name: z.string(), figures: CallFigures })),
  /** Null: of operators without a branch. */
  byBranch: z.array(z.object({ id: BranchId.nullable(), name: z.string().nullable(), figures: CallFigures })),
  splits: CallSplits,
});
export type CallStatistics = z.infer<typeof CallStatistics>;

/** The same figures as a file. No endpoint object, because its answer is no JSON. */
export const CALL_STATISTICS_CSV_PATH = "/api/v1/operator/call-statistics.csv";
