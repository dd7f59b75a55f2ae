import { expect, test } from "vitest";
import { judgeReport } from "../../commands/calls/betterReport.ts";
import type { Known } from "../../commands/calls/betterReport.ts";
import type { CallOutcome, ReportReason, ResolveMethod } from "../../contracts/call.ts";

type Told = readonly [CallOutcome | null, (ResolveMethod | null)?, (number | null)?];
const known = ([outcome, resolveMethod = null, durationSeconds = null]: Told): Known => ({
  outcome,
  resolveMethod,
  durationSeconds,
});

const rows: readonly (readonly [counted: Told | null, fresh: Told, counts: boolean, reason: ReportReason])[] = [
  [null, ["no_answer"], true, "first"],
  [null, ["unknown", "retry"], true, "first"],
  [null, [null, "observer", 60], false, "saysNothing"],
  [["connected", null, 60], [null], false, "saysNothing"],
  [["unknown", "retry"], ["no_answer"], true, "knowsOutcome"],
  [["unknown", "observer"], ["connected", "retry", 5], true, "knowsOutcome"],
  [["busy"], ["unknown", "observer"], false, "knowsLess"],
  [["connected", "retry", 600], ["no_answer", "observer", 0], true, "seenByObserver"],
  [["no_answer", null], ["connected", "retry", 30], true, "seenByObserver"],
  [["no_answer", "observer"], ["connected", "retry", 30], false, "seenLess"],
  [["connected", "observer", 30], ["connected", "observer", 62], true, "longerTalk"],
  [["no_answer", "observer", 0], ["connected", "observer", 3], true, "longerTalk"],
  [["connected", "observer", 62], ["connected", "observer", 30], false, "shorterTalk"],
  [["connected", null, 62], ["rejected", null, 0], false, "shorterTalk"],
  [["no_answer", "observer", 0], ["busy", "observer", 0], false, "sameAgain"],
  // How long it rang is no talk.
  [["no_answer", "retry", 10], ["no_answer", "retry", 40], false, "sameAgain"],
];

test.each(rows)("when %j counts, %j counts instead: %s, %s", (counted, fresh, counts, reason) => {
  expect(judgeReport(counted && known(counted), known(fresh))).toEqual({ counts, reason });
});

test("in whatever order reports come, the same one counts in the end, unless they are equally good", () => {
  const told: readonly Told[] = [
    ["unknown", "retry"],
    ["no_answer", "retry", 0],
    ["connected", "observer", 62],
  ];
  const orders = [told, told.toReversed(), [told[1], told[2], told[0]]];
  for (const order of orders) {
    const counted = order.reduce<Known | null>((best, next) => {
      if (next === undefined) return best;
      return judgeReport(best, known(next)).counts ? known(next) : best;
    }, null);
    expect(counted?.outcome).toBe("connected");
  }
});
