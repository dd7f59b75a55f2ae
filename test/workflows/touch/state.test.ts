import { expect, test } from "vitest";
import { advance, nextStep, startingState } from "../../../workflows/touch/state.ts";

const run = "run_00000001";
const told = (lookAtMs: number | null, runId: typeof run | "run_00000002" = run) =>
  ({ kind: "told", told: { runId, lookAtMs } }) as const;
const walked = (dueAtMs: number | null, status: "running" | "paused" | "ended" = "running") =>
  ({ kind: "walked", runId: run, standing: { dueAtMs, status } }) as const;

test("an actor that is told of a beginning sleeps until the run is due, and looks then", () => {
  const state = advance(startingState(run), told(5_000));
  expect(nextStep(state, 1_000)).toEqual({ kind: "wait", forMs: 4_000 });
  expect(nextStep(state, 5_000)).toEqual({ kind: "walk" });
});

test("without a time it waits for whatever happens; what happens is looked at at once", () => {
  const state = advance(startingState(run), walked(null));
  expect(nextStep(state, 1_000)).toEqual({ kind: "wait", forMs: null });
  expect(nextStep(advance(state, told(0)), 1_000)).toEqual({ kind: "walk" });
});

test("what it is told while it looks is looked at again, whatever the look found", () => {
  const looking = { ...startingState(run), lookAtMs: null };
  const state = advance(advance(looking, told(0)), walked(9_000));
  expect(nextStep(state, 1_000)).toEqual({ kind: "walk" });
});

test("of two times the sooner stands", () => {
  expect(advance(advance(startingState(run), told(7_000)), told(3_000)).lookAtMs).toBe(3_000);
  expect(advance(advance(startingState(run), told(3_000)), walked(7_000)).lookAtMs).toBe(3_000);
});

test("it ends with its run, unless the next run of the contact has begun meanwhile", () => {
  const looking = startingState(run);
  expect(nextStep(advance(looking, walked(null, "ended")), 0)).toEqual({ kind: "end" });
  const next = advance(advance(looking, told(4_000, "run_00000002")), walked(null, "ended"));
  expect(next).toEqual({ runId: "run_00000002", lookAtMs: 4_000, status: "running" });
});

test("a paused run is not looked at before somebody lets it go on", () => {
  const state = advance(startingState(run), walked(null, "paused"));
  expect(nextStep(state, Number.MAX_SAFE_INTEGER)).toEqual({ kind: "wait", forMs: null });
});
