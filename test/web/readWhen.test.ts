import { expect, test } from "vitest";
import { inputTime } from "../../web/console/src/format/laterTimes.ts";
import { readWhen } from "../../web/console/src/format/readWhen.ts";

/** A Saturday. */
const now = new Date(2026, 10, 21, 12, 30);

test.each([
  ["завтра", "2026-11-22T09:00"],
  ["отложить до пятницы 14:00", "2026-11-27T14:00"],
  ["в субботу", "2026-11-28T09:00"],
  ["через 2 дня", "2026-11-23T12:30"],
  ["через час", "2026-11-21T13:30"],
  ["через 15 минут", "2026-11-21T12:45"],
  ["послезавтра в 8 вечера", "2026-11-23T20:00"],
  ["сегодня 18", "2026-11-21T18:00"],
  ["9:15", "2026-11-22T09:15"],
  ["tomorrow 9am", "2026-11-22T09:00"],
  ["snooze until monday 2:30 pm", "2026-11-23T14:30"],
  ["in 3 hours", "2026-11-21T15:30"],
  ["in a week", "2026-11-28T12:30"],
])("«%s» is %s", (typed, expected) => {
  const at = readWhen(typed, now);
  expect(at && inputTime(at)).toBe(expected);
});

test.each(["отложить", "сегодня 9:00", "завтра 25:00", "закрыть диалог", ""])("«%s» is no time to come", (typed) => {
  expect(readWhen(typed, now)).toBeUndefined();
});
