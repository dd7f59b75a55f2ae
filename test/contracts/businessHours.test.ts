import * as fc from "fast-check";
import { DateTime } from "luxon";
import { expect, test } from "vitest";
import { addBusinessTime, BusinessHours, isOpenAt, nextOpening } from "../../contracts/businessHours.ts";

const shop = { from: "10:00", to: "19:00" };
const hours = BusinessHours.parse({
  week: {
    mon: [shop],
    tue: [shop],
    wed: [
      { from: "14:00", to: "19:00" },
      { from: "10:00", to: "13:00" },
    ],
    thu: [shop],
    fri: [shop],
    sat: [],
    sun: [],
  },
  holidays: [{ date: "2026-03-09", name: "Праздник", openings: [] }],
});
const MOSCOW = "Europe/Moscow";
const at = (local: string, zone = MOSCOW) => DateTime.fromISO(local, { zone }).toJSDate();

test("without settings somebody is there round the clock", () => {
  expect(isOpenAt(BusinessHours.parse({}), at("2026-03-08T03:00"), MOSCOW)).toBe(true);
  expect(addBusinessTime(BusinessHours.parse({}), MOSCOW, at("2026-03-08T23:30"), 60)).toEqual(at("2026-03-09T00:30"));
});

test("a shop opens at its first minute and closes at its last, with a break and a holiday", () => {
  expect(isOpenAt(hours, at("2026-03-10T09:59"), MOSCOW)).toBe(false);
  expect(isOpenAt(hours, at("2026-03-10T10:00"), MOSCOW)).toBe(true);
  expect(isOpenAt(hours, at("2026-03-10T19:00"), MOSCOW)).toBe(false);
  expect(isOpenAt(hours, at("2026-03-11T13:30"), MOSCOW)).toBe(false);
  expect(isOpenAt(hours, at("2026-03-09T12:00"), MOSCOW)).toBe(false);
});

test("from Friday evening the next opening is after the weekend and the holiday", () => {
  expect(nextOpening(hours, at("2026-03-06T19:00"), MOSCOW)).toEqual(at("2026-03-10T10:00"));
  expect(nextOpening(hours, at("2026-03-06T18:59"), MOSCOW)).toEqual(at("2026-03-06T18:59"));
  expect(addBusinessTime(hours, MOSCOW, at("2026-03-06T18:30"), 60)).toEqual(at("2026-03-10T10:30"));
});

test("who never opens has no next opening", () => {
  const closed = BusinessHours.parse({ week: { mon: [], tue: [], wed: [], thu: [], fri: [], sat: [], sun: [] } });
  expect(nextOpening(closed, at("2026-03-06T19:00"), MOSCOW)).toBeNull();
  expect(addBusinessTime(closed, MOSCOW, at("2026-03-06T19:00"), 1)).toBeNull();
});

test.each([
  [{ week: { mon: [{ from: "10:00", to: "10:00" }] } }],
  [{ week: { mon: [shop, { from: "18:59", to: "20:00" }] } }],
  [{ week: { mon: [{ from: "9:00", to: "24:01" }] } }],
  [{ holidays: [1, 2].map(() => ({ date: "2026-03-09", openings: [] })) }],
])("hours that cannot be are refused: %j", (impossible) => {
  expect(BusinessHours.safeParse(impossible).success).toBe(false);
});

test("a day of summer time's beginning is an hour shorter, and of its end an hour longer", () => {
  const open = BusinessHours.parse({});
  const berlin = "Europe/Berlin";
  expect(addBusinessTime(open, berlin, at("2026-03-29T00:00", berlin), 23 * 60)).toEqual(
    at("2026-03-30T00:00", berlin),
  );
  expect(addBusinessTime(open, berlin, at("2026-10-25T00:00", berlin), 25 * 60)).toEqual(
    at("2026-10-26T00:00", berlin),
  );
});

test("an opening in the hour that summer time skips begins with the hour after it", () => {
  const early = BusinessHours.parse({ week: { sun: [{ from: "02:30", to: "05:00" }] } });
  expect(nextOpening(early, at("2026-03-28T24:00", "Europe/Berlin"), "Europe/Berlin")).toEqual(
    at("2026-03-29T03:00", "Europe/Berlin"),
  );
});

const zones = [
  "Europe/Berlin",
  "America/St_Johns",
  "Australia/Lord_Howe",
  "Asia/Kathmandu",
  "Africa/Casablanca",
  "UTC",
];
const time = fc
  .integer({ min: 0, max: 48 })
  .map((half) => `${String(half >> 1).padStart(2, "0")}:${half % 2 ? "30" : "00"}`);
const day = fc
  .uniqueArray(time, { minLength: 0, maxLength: 6 })
  .map((times) => times.toSorted())
  .map((times) =>
    Array.from({ length: times.length >> 1 }, (_, pair) => ({
      from: times[2 * pair] ?? "",
      to: times[2 * pair + 1] ?? "",
    })),
  );
const anyHours = fc
  .record({ mon: day, tue: day, wed: day, thu: day, fri: day, sat: day, sun: day })
  .map((week) => BusinessHours.parse({ week }));
const instant = fc.date({ min: new Date("2026-01-01"), max: new Date("2026-12-31"), noInvalidDate: true });
const zone = fc.constantFrom(...zones);

test("open is what the wall clock says, in every zone", () => {
  fc.assert(
    fc.property(anyHours, instant, zone, (hours, instant, zone) => {
      const local = DateTime.fromJSDate(instant, { zone });
      fc.pre(local.getPossibleOffsets().length === 1);
      const days = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"] as const;
      const shown = local.toFormat("HH:mm");
      const open = hours.week[days[local.weekday - 1] ?? "mon"].some(({ from, to }) => from <= shown && shown < to);
      expect(isOpenAt(hours, instant, zone)).toBe(open);
    }),
  );
});

test("working time adds up, and waiting for it ends while somebody works", () => {
  const minutes = fc.integer({ min: 1, max: 3_000 });
  fc.assert(
    fc.property(anyHours, instant, zone, minutes, minutes, (hours, from, zone, first, second) => {
      const middle = addBusinessTime(hours, zone, from, first);
      const whole = addBusinessTime(hours, zone, from, first + second);
      if (middle === null || whole === null) return;
      expect(addBusinessTime(hours, zone, middle, second)).toEqual(whole);
      expect(isOpenAt(hours, new Date(middle.getTime() - 1), zone)).toBe(true);
      expect(nextOpening(hours, new Date(middle.getTime() - 1), zone)).toEqual(new Date(middle.getTime() - 1));
    }),
  );
});
