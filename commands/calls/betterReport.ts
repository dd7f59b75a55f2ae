import type { CallOutcome, ReportReason, ResolveMethod } from "../../contracts/call.ts";

/** What two reports of one call are compared by. */
export interface Known {
  readonly outcome: CallOutcome | null;
  readonly resolveMethod: ResolveMethod | null;
  readonly durationSeconds: number | null;
}

export interface Verdict {
  readonly counts: boolean;
  readonly reason: ReportReason;
}

/**
 * Whether a report counts in place of the one that has so far; null: none has. Who knows the outcome beats who does not;
 * who watched the call log beats who looked into it later, and that one who did neither; of two talks the longer is whole,
 * since a phone that reports in the middle of a call has seen less of it. Of equals the first stands.
 */
export function judgeReport(counted: Known | null, fresh: Known): Verdict {
  if (fresh.outcome === null) return { counts: false, reason: "saysNothing" };
  if (counted === null) return { counts: true, reason: "first" };
  const [better, worse, by] = criteria.find(([, , by]) => by(fresh) !== by(counted)) ?? [null, null, null];
  if (by === null) return { counts: false, reason: "sameAgain" };
  return by(fresh) > by(counted) ? { counts: true, reason: better } : { counts: false, reason: worse };
}

const methods: Readonly<Record<ResolveMethod, number>> = { observer: 2, retry: 1, unknown: 0 };

/** In the order in which they decide. */
const criteria: readonly (readonly [better: ReportReason, worse: ReportReason, by: (known: Known) => number])[] = [
  ["knowsOutcome", "knowsLess", ({ outcome }) => (outcome === "unknown" ? 0 : 1)],
  ["seenByObserver", "seenLess", ({ resolveMethod }) => methods[resolveMethod ?? "unknown"]],
  [
    "longerTalk",
    "shorterTalk",
    ({ outcome, durationSeconds }) => (outcome === "connected" ? (durationSeconds ?? 0) : 0),
  ],
];
