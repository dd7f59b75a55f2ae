import * as fc from "fast-check";
import { expect, test } from "vitest";
import { BusinessHours } from "../../contracts/businessHours.ts";
import { after, nextAllowed, uncappedAt, waitEnds } from "../../touches/timing.ts";
import { MOSCOW, at, buildWorld, shopHours, shown } from "./world.ts";

const night = { from: "21:00", to: "09:00" };
const HOUR_MS = 3_600_000;

test("quiet hours over midnight end in the morning, of the same day after midnight and of the next before it", () => {
  const world = buildWorld({ quietHours: night });
  expect(shown(nextAllowed("considerate", at("2026-03-10T20:59"), world))).toBe("2026-03-10 20:59");
  expect(shown(nextAllowed("considerate", at("2026-03-10T21:00"), world))).toBe("2026-03-11 09:00");
  expect(shown(nextAllowed("considerate", at("2026-03-11T00:00"), world))).toBe("2026-03-11 09:00");
  expect(shown(nextAllowed("considerate", at("2026-03-11T08:59"), world))).toBe("2026-03-11 09:00");
  expect(shown(nextAllowed("considerate", at("2026-03-11T09:00"), world))).toBe("2026-03-11 09:00");
});

test("quiet hours within a day, and until its end", () => {
  const siesta = buildWorld({ quietHours: { from: "13:00", to: "15:00" } });
  expect(shown(nextAllowed("considerate", at("2026-03-10T13:30"), siesta))).toBe("2026-03-10 15:00");
  const evening = buildWorld({ quietHours: { from: "21:00", to: "24:00" } });
  expect(shown(nextAllowed("considerate", at("2026-03-10T23:30"), evening))).toBe("2026-03-11 00:00");
  const none = buildWorld({ quietHours: { from: "09:00", to: "09:00" } });
  expect(shown(nextAllowed("considerate", at("2026-03-10T03:00"), none))).toBe("2026-03-10 03:00");
});

test.each([
  ["Europe/Kaliningrad", "2026-03-10 21:30"],
  ["Europe/Moscow", "2026-03-11 09:00"],
  ["Asia/Yekaterinburg", "2026-03-11 07:00"],
  ["Asia/Kamchatka", "2026-03-11 00:00"],
])("it is the contact's clock that is quiet: half past nine in Moscow's evening, in %s", (contactZone, moscow) => {
  const world = buildWorld({ quietHours: night, contactZone });
  expect(shown(nextAllowed("considerate", at("2026-03-10T21:30"), world))).toBe(moscow);
});

test("whatever the zone, quiet hours and the instant: nobody is reached in the quiet, and nobody waits longer than it lasts", () => {
  const zone = fc.constantFrom(
    "Europe/Kaliningrad",
    MOSCOW,
    "Asia/Kamchatka",
    "America/New_York",
    "Australia/Lord_Howe",
  );
  const time = fc
    .integer({ min: 0, max: 95 })
    .map((quarter) => `${pad(Math.floor(quarter / 4))}:${pad((quarter % 4) * 15)}`);
  const minute = fc.integer({ min: 0, max: 366 * 24 * 60 }).map((minutes) => at("2026-01-01T00:00") + minutes * 60_000);
  fc.assert(
    fc.property(zone, time, time, minute, (contactZone, from, to, ms) => {
      const world = buildWorld({ contactZone, quietHours: { from, to } });
      const allowed = nextAllowed("considerate", ms, world) ?? Number.NaN;
      expect(allowed).toBeGreaterThanOrEqual(ms);
      expect(allowed - ms).toBeLessThanOrEqual(25 * HOUR_MS);
      expect(nextAllowed("considerate", allowed, world)).toBe(allowed);
    }),
    { numRuns: 2_000 },
  );
});

const pad = (value: number): string => String(value).padStart(2, "0");

test("quiet hours that end at a time which is shown twice have ended the first time", () => {
  const contactZone = "America/New_York";
  const world = buildWorld({ contactZone, quietHours: { from: "22:00", to: "01:30" } });
  const secondTime = Date.parse("2026-11-01T06:10:00Z"); // 01:10 again, in winter time
  expect(nextAllowed("considerate", secondTime, world)).toBe(secondTime);
});

test("quiet hours that end at a time which the clocks skip end when they are changed", () => {
  const contactZone = "America/New_York";
  const world = buildWorld({ contactZone, quietHours: { from: "22:00", to: "02:30" } });
  const allowed = nextAllowed("considerate", at("2026-03-08T01:00", contactZone), world);
  expect(shown(allowed, contactZone)).toBe("2026-03-08 03:00");
});

test("business: outside the quiet of the contact and while the tenant works, whichever comes last", () => {
  const world = buildWorld({ quietHours: night, businessHours: shopHours, contactZone: "Asia/Kamchatka" });
  // Six in the evening in Kamchatka is nine in Moscow's morning; from noon in Moscow on it is night there.
  expect(shown(nextAllowed("business", at("2026-03-10T09:00"), world))).toBe("2026-03-10 10:00");
  expect(shown(nextAllowed("business", at("2026-03-10T12:30"), world))).toBe("2026-03-11 10:00");
  expect(shown(nextAllowed("business", at("2026-03-06T19:00"), world))).toBe("2026-03-10 10:00");
});

test("who is never both awake and at work is never reached", () => {
  const closed = BusinessHours.parse({ week: { mon: [], tue: [], wed: [], thu: [], fri: [], sat: [], sun: [] } });
  expect(nextAllowed("business", at("2026-03-10T12:00"), buildWorld({ businessHours: closed }))).toBeNull();
  const world = buildWorld({ businessHours: shopHours, quietHours: { from: "08:00", to: "23:00" } });
  expect(nextAllowed("business", at("2026-03-10T12:00"), world)).toBeNull();
});

test("days keep the time of the day over a change of the clocks; hours do not", () => {
  const zone = "Europe/Berlin";
  const from = at("2026-03-28T12:00", zone);
  expect(shown(after({ amount: 1, unit: "days" }, from, zone), zone)).toBe("2026-03-29 12:00");
  expect(shown(after({ amount: 24, unit: "hours" }, from, zone), zone)).toBe("2026-03-29 13:00");
  expect(shown(after({ amount: 2, unit: "weeks" }, from, zone), zone)).toBe("2026-04-11 12:00");
  expect(shown(after({ amount: 90, unit: "minutes" }, from, zone), zone)).toBe("2026-03-28 13:30");
});

const month = (from: string, amount = 1) => shown(after({ amount, unit: "months" }, at(from), MOSCOW));

test("a month ends where a shorter one does", () => {
  expect(month("2026-01-31T18:30")).toBe("2026-02-28 18:30");
  expect(month("2028-01-31T18:30")).toBe("2028-02-29 18:30");
  expect(month("2026-01-31T18:30", 2)).toBe("2026-03-31 18:30");
  expect(month("2026-12-15T00:00")).toBe("2027-01-15 00:00");
  expect(month("2024-02-29T10:00", 12)).toBe("2025-02-28 10:00");
});

test("the date of a contact far in the east is theirs", () => {
  const zone = "Asia/Kamchatka";
  const from = at("2026-02-01T00:30", zone); // still January in Moscow
  expect(shown(after({ amount: 1, unit: "months" }, from, zone), zone)).toBe("2026-03-01 00:30");
});

test("seconds are kept", () => {
  const from = at("2026-03-10T12:00") + 12_345;
  expect(after({ amount: 1, unit: "days" }, from, MOSCOW) - from).toBe(24 * HOUR_MS);
});

test("only working time counts where it is asked for, of minutes and hours", () => {
  const world = buildWorld({ businessHours: shopHours });
  const wait = (amount: number, unit: "minutes" | "hours" | "days") =>
    waitEnds({ kind: "for", duration: { amount, unit }, counted: "business" }, at("2026-03-06T18:00"), world);
  expect(shown(wait(2, "hours"))).toBe("2026-03-10 11:00");
  expect(shown(wait(60, "minutes"))).toBe("2026-03-06 19:00");
  expect(shown(wait(1, "days"))).toBe("2026-03-07 18:00");
});

const nextTime = (time: string, weekdays: ("mon" | "tue" | "sat")[], from: string, contactZone = MOSCOW) =>
  shown(
    waitEnds({ kind: "timeOfDay", time, weekdays }, at(from, contactZone), buildWorld({ contactZone })),
    contactZone,
  );

test("a time of the day is the next one, on one of the days that were chosen", () => {
  expect(nextTime("10:00", [], "2026-03-10T09:59")).toBe("2026-03-10 10:00");
  expect(nextTime("10:00", [], "2026-03-10T10:00")).toBe("2026-03-11 10:00");
  expect(nextTime("10:00", ["tue"], "2026-03-10T10:00")).toBe("2026-03-17 10:00");
  expect(nextTime("10:00", ["mon", "sat"], "2026-03-10T10:00")).toBe("2026-03-14 10:00");
  expect(nextTime("24:00", ["tue"], "2026-03-10T10:00")).toBe("2026-03-11 00:00");
  expect(nextTime("02:30", [], "2026-03-28T12:00", "Europe/Berlin")).toBe("2026-03-29 03:00");
});

test("a wait until a known time ends so many minutes before or after it; one that is not known is over", () => {
  const visit = at("2026-03-12T15:00");
  const world = buildWorld({ facts: { "contact.field.visit": visit, "contact.field.word": "завтра" } });
  const wait = (fact: string, offsetMinutes: number) =>
    waitEnds({ kind: "fact", fact, offsetMinutes }, world.nowMs, world);
  expect(wait("contact.field.visit", -120)).toBe(visit - 2 * HOUR_MS);
  expect(wait("contact.field.visit", 30)).toBe(visit + HOUR_MS / 2);
  expect(wait("contact.field.word", 30)).toBe(world.nowMs);
  expect(wait("contact.field.gone", 30)).toBe(world.nowMs);
});

test("a cap lets the contact be touched when the touch that fills it is old enough; of several the last decides", () => {
  const now = at("2026-03-10T12:00");
  const touchedAtMs = [at("2026-03-04T10:00"), at("2026-03-08T09:00"), at("2026-03-10T08:00")];
  const uncapped = (...caps: { count: number; days: number }[]) =>
    shown(uncappedAt(buildWorld({ caps, touchedAtMs }), now));
  expect(uncapped()).toBe("2026-03-10 12:00");
  expect(uncapped({ count: 4, days: 7 })).toBe("2026-03-10 12:00");
  expect(uncapped({ count: 3, days: 7 })).toBe("2026-03-11 10:00");
  expect(uncapped({ count: 2, days: 7 })).toBe("2026-03-15 09:00");
  expect(uncapped({ count: 1, days: 1 }, { count: 3, days: 7 })).toBe("2026-03-11 10:00");
  expect(uncapped({ count: 1, days: 3 }, { count: 3, days: 7 })).toBe("2026-03-13 08:00");
});

test("once a cap is said to be over, it is", () => {
  const touches = fc.array(fc.integer({ min: 0, max: 30 * 24 * 60 }), { maxLength: 12 });
  const caps = fc.array(fc.record({ count: fc.integer({ min: 1, max: 4 }), days: fc.integer({ min: 1, max: 30 }) }), {
    maxLength: 3,
  });
  fc.assert(
    fc.property(touches, caps, (minutesAgo, some) => {
      const now = at("2026-03-10T12:00");
      const touchedAtMs = minutesAgo.map((minutes) => now - minutes * 60_000).toSorted((one, other) => one - other);
      const world = buildWorld({ caps: some, touchedAtMs });
      const free = uncappedAt(world, now);
      expect(uncappedAt(world, free)).toBe(free);
      expect(uncappedAt(world, Math.max(now, free - 1))).toBe(free);
    }),
  );
});
