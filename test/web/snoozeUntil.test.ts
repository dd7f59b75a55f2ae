import { expect, test } from "vitest";
import { snoozeUntil } from "../../web/console/src/screens/notifications/snoozeUntil.ts";

const local = (text: string) => new Date(text);

test("what is put off to Monday comes on the next one, also when today is Monday", () => {
  for (const [now, monday] of [
    ["2026-11-21T23:30:00", "2026-11-23T09:00:00"],
    ["2026-11-22T08:00:00", "2026-11-23T09:00:00"],
    ["2026-11-23T08:00:00", "2026-11-30T09:00:00"],
  ] as const)
    expect(snoozeUntil("monday", local(now))).toEqual(local(monday));
});

test("tomorrow is the next calendar morning, though today is nearly over", () => {
  expect(snoozeUntil("tomorrow", local("2026-12-31T23:59:00"))).toEqual(local("2027-01-01T09:00:00"));
});
