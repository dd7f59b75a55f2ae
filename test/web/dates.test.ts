import { expect, test } from "vitest";
import { dayName, exactTime, listTime } from "../../web/console/src/format/dates.ts";

const now = new Date(2026, 10, 21, 0, 5);
const at = (...parts: [number, number, number, number?, number?]) => new Date(...parts).toISOString();

test("a message of today is shown by its time", () => {
  expect(listTime(at(2026, 10, 21, 0, 3), "ru", now)).toBe("00:03");
});

test("ten minutes ago may already be yesterday", () => {
  expect(listTime(at(2026, 10, 20, 23, 55), "ru", now)).toBe("вчера");
  expect(dayName(at(2026, 10, 20, 23, 55), "en", now)).toBe("Yesterday");
});

test("earlier this year is shown by day and month, before that with the year", () => {
  expect(listTime(at(2026, 2, 12), "ru", now)).toBe("12 мар");
  expect(listTime(at(2025, 2, 12), "ru", now)).toBe("12.03.2025");
  expect(dayName(at(2026, 2, 12), "ru", now)).toBe("12 марта");
});

test("an exact time of another year says which", () => {
  expect(exactTime(at(2026, 2, 12, 9, 5), "ru", now)).not.toContain("2026");
  expect(exactTime(at(2025, 2, 12, 9, 5), "ru", now)).toContain("2025");
});
