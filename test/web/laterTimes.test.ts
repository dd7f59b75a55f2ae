import { expect, test } from "vitest";
import { inputTime, laterTime } from "../../web/console/src/format/laterTimes.ts";

/** A Saturday. */
const now = new Date(2026, 10, 21, 23, 30);

test("tomorrow and Monday mean nine in the morning", () => {
  expect(inputTime(laterTime("tomorrow", now))).toBe("2026-11-22T09:00");
  expect(inputTime(laterTime("monday", now))).toBe("2026-11-23T09:00");
});

test("on a Monday, Monday is the next one", () => {
  expect(inputTime(laterTime("monday", new Date(2026, 10, 23, 8)))).toBe("2026-11-30T09:00");
});

test("on a Sunday, Monday is the next day", () => {
  expect(inputTime(laterTime("monday", new Date(2026, 10, 22, 8)))).toBe("2026-11-23T09:00");
});

test("tomorrow is the next calendar morning, though the year is nearly over", () => {
  expect(inputTime(laterTime("tomorrow", new Date(2026, 11, 31, 23, 59)))).toBe("2027-01-01T09:00");
});
