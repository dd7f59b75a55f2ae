import { expect, test } from "vitest";
import { plausibleStart } from "../../commands/calls/plausibleStart.ts";

const at = (time: string) => new Date(`2026-11-21T${time}Z`);
const claimedAt = at("12:00:00");

const rows = [
  ["is right", "12:00:05", "12:01:00", "12:00:05", null],
  ["is four minutes slow", "11:56:05", "12:01:00", "11:56:05", null],
  ["is told of hours later", "12:00:05", "18:00:00", "12:00:05", null],
  ["is 3 h fast", "15:00:05", "12:01:00", "12:00:05", 10_800],
  ["is 3 h slow", "09:00:05", "12:01:00", "12:00:05", -10_800],
  ["is half an hour fast", "12:30:05", "12:01:00", "12:00:05", 1_800],
  ["is 8 minutes slow: the call began when the phone got it", "11:52:00", "12:01:00", "12:00:00", -480],
] as const;

test.each(rows)("a start by a clock that %s", (_, said, received, startedAt, clockOffSeconds) => {
  const start = plausibleStart({ startedAt: at(said), claimedAt, receivedAt: at(received) });
  expect(start).toEqual({ startedAt: at(startedAt), clockOffSeconds });
});
