import { expect, test } from "vitest";
import { nextOccurrence } from "../../commands/tasks/nextOccurrence.ts";

const at = (time: string) => new Date(`${time}:00Z`);

test("a task that recurs on working days skips the weekend", () => {
  const friday = at("2026-11-20T09:00");
  expect(nextOccurrence("FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR", friday, friday)).toEqual(at("2026-11-23T09:00"));
});

test("what is done late does not come back for the days that passed", () => {
  const next = nextOccurrence("FREQ=DAILY", at("2026-11-01T09:00"), at("2026-11-20T15:00"));
  expect(next).toEqual(at("2026-11-21T09:00"));
});

test("a rule that has ended, names no day or is none has no next time", () => {
  const due = at("2026-11-20T09:00");
  expect(nextOccurrence("FREQ=DAILY;UNTIL=20261120T235959Z", due, due)).toBeNull();
  expect(nextOccurrence("FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30", due, due)).toBeNull();
  expect(nextOccurrence("FREQ=DAILY;BYDAY=XX", due, due)).toBeNull();
});
