import { expect, test } from "vitest";
import type { CallFact } from "../../../contracts/callActor.ts";
import { advance, nextStep, startingState } from "../../../workflows/call/state.ts";

const NOW = 1_000_000;
const told = (...facts: readonly CallFact[]) => facts.reduce((state, fact) => advance(state, fact, NOW), startingState);
const waiting = { version: 1, state: "waiting", dueInMs: 300_000 } as const;
const claimed = { version: 2, state: "claimed", dueInMs: 1_800_000 } as const;
const reported = { version: 3, state: "reported", dueInMs: null } as const;

test("an actor that has heard nothing looks how its call stands", () => {
  expect(nextStep(startingState, NOW)).toEqual({ kind: "keep" });
});

test("a call that waits for a phone is kept in time, and so is one that waits for its result", () => {
  expect(nextStep(told(waiting), NOW)).toEqual({ kind: "wait", forMs: 300_000 });
  expect(nextStep(told(waiting, claimed), NOW)).toEqual({ kind: "wait", forMs: 1_800_000 });
  expect(nextStep(told(waiting), NOW + 300_000)).toEqual({ kind: "keep" });
});

test("facts that overtake each other leave the newest", () => {
  expect(told(waiting, reported, claimed)).toEqual({ version: 3, state: "reported", dueAtMs: null });
});

test("a fact that is told once more wakes an actor whose deadline had been lost", () => {
  expect(nextStep(told(claimed, { ...claimed, dueInMs: -60_000 }), NOW)).toEqual({ kind: "keep" });
});

test("nothing is expected of a call that has ended; an unknown one stays open for a late report, and then ends", () => {
  expect(nextStep(told(reported), NOW)).toEqual({ kind: "end" });
  const unknown = told({ version: 3, state: "unknown", dueInMs: 60_000 });
  expect(nextStep(unknown, NOW)).toEqual({ kind: "wait", forMs: 60_000 });
  expect(nextStep(unknown, NOW + 60_000)).toEqual({ kind: "end" });
});
