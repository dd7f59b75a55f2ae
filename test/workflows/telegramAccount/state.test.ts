import { expect, test } from "vitest";
import { advance, startingState, waitsUntilMs } from "../../../workflows/telegramAccount/state.ts";
import type { AccountEvent } from "../../../workflows/telegramAccount/state.ts";

const after = (...events: readonly AccountEvent[]) => events.reduce(advance, startingState);

test("an account waits for a code and for a password as long as a person has for them, and for nothing else", () => {
  const step = { kind: "stepDone", atMs: 1_000, waitMs: 300 } as const;
  expect(waitsUntilMs(startingState)).toBeNull();
  expect(waitsUntilMs(after({ ...step, phase: "codeAwaited" }))).toBe(1_300);
  expect(waitsUntilMs(after({ ...step, phase: "passwordAwaited" }))).toBe(1_300);
  expect(waitsUntilMs(after({ ...step, phase: "signedIn", waitMs: null }))).toBeNull();
});

test("facts of an earlier holder, told late, do not hide who holds the account now", () => {
  const first = { kind: "holderReady", holderId: "first", epoch: 1 } as const;
  const second = { kind: "holderReady", holderId: "second", epoch: 2 } as const;
  expect(after(second, first)).toMatchObject({ holderId: "second", epoch: 2 });
  expect(after(second, { kind: "holderLost", epoch: 1 })).toMatchObject({ holderId: "second" });
  expect(after(second, { kind: "holderLost", epoch: 2 })).toMatchObject({ holderId: null });
});

test("Telegram's wish not to be spoken to is remembered with its end", () => {
  expect(after({ kind: "floodWait", atMs: 1_000, forMs: 500 }).floodUntilMs).toBe(1_500);
});
