import { z } from "zod";
import { TimeOfDay, dateIn, dayAfter, instantOf, weekdayOf } from "./zonedTime.ts";

const MINUTE_MS = 60_000;
/** Who has no opening within this time has none. */
const LOOK_AHEAD_DAYS = 370;

/** From one time of the day to a later one, "24:00" being its end. Work that goes on after midnight is two intervals. */
export const Opening = z
  .object({ from: TimeOfDay, to: TimeOfDay })
  .refine(({ from, to }) => from < to, { message: "An interval ends after it begins." });
export type Opening = z.infer<typeof Opening>;

/** The intervals of one day, in order. */
const Openings = z
  .array(Opening)
  .max(6)
  .transform((openings) => openings.toSorted((one, other) => one.from.localeCompare(other.from)))
  .refine((openings) => openings.every(({ from }, place) => from >= (openings[place - 1]?.to ?? "")), {
    message: "Intervals of one day do not overlap.",
  });

const allDay = [{ from: "00:00", to: "24:00" }];
const Day = Openings.default(allDay);

/** A date that is not like its weekday: closed where it has no intervals. */
export const Holiday = z.object({
  date: z.iso.date(),
  name: z.string().trim().max(60).default(""),
  openings: Openings,
});
export type Holiday = z.infer<typeof Holiday>;

/** When people work, in the tenant's time zone. Round the clock until somebody says otherwise. */
export const BusinessHours = z.object({
  week: z.object({ mon: Day, tue: Day, wed: Day, thu: Day, fri: Day, sat: Day, sun: Day }).prefault({}),
  holidays: z
    .array(Holiday)
    .max(100)
    .transform((holidays) => holidays.toSorted((one, other) => one.date.localeCompare(other.date)))
    .refine((holidays) => new Set(holidays.map(({ date }) => date)).size === holidays.length, {
      message: "A date stands once.",
    })
    .default([]),
});
export type BusinessHours = z.infer<typeof BusinessHours>;

/** A time at which somebody works, from its first instant to the one after its last. */
interface Stretch {
  readonly startMs: number;
  readonly endMs: number;
}

export function isOpenAt(hours: BusinessHours, instant: Date, zone: string): boolean {
  const ms = instant.getTime();
  return stretchesOf(hours, dateIn(zone, ms), zone).some(({ startMs, endMs }) => startMs <= ms && ms < endMs);
}

/** The first open instant at or after this one; null where there is none within a year. */
export function nextOpening(hours: BusinessHours, instant: Date, zone: string): Date | null {
  for (const { startMs } of stretchesFrom(hours, zone, instant)) return new Date(startMs);
  return null;
}

/** The instant at which so many minutes of working time have passed; null where hours to work run out for a year. */
export function addBusinessTime(hours: BusinessHours, zone: string, from: Date, minutes: number): Date | null {
  let leftMs = minutes * MINUTE_MS;
  for (const { startMs, endMs } of stretchesFrom(hours, zone, from)) {
    if (leftMs <= endMs - startMs) return new Date(startMs + leftMs);
    leftMs -= endMs - startMs;
  }
  return null;
}

/** How much working time lies between two instants. Milliseconds; negative where the second is the earlier. */
export function businessTimeBetween(hours: BusinessHours, zone: string, from: Date, to: Date): number {
  if (to < from) return -businessTimeBetween(hours, zone, to, from);
  let passedMs = 0;
  for (const { startMs, endMs } of stretchesFrom(hours, zone, from)) {
    if (startMs >= to.getTime()) break;
    passedMs += Math.min(endMs, to.getTime()) - startMs;
  }
  return passedMs;
}

/** What is left of working time from an instant on, in order, until there was none for a year. */
function* stretchesFrom(hours: BusinessHours, zone: string, from: Date): Generator<Stretch> {
  const fromMs = from.getTime();
  let date = dateIn(zone, fromMs);
  for (let closedDays = 0; closedDays < LOOK_AHEAD_DAYS; closedDays += 1) {
    for (const { startMs, endMs } of stretchesOf(hours, date, zone)) {
      if (endMs <= fromMs) continue;
      yield { startMs: Math.max(startMs, fromMs), endMs };
      closedDays = 0;
    }
    date = dayAfter(date);
  }
}

function stretchesOf({ week, holidays }: BusinessHours, date: string, zone: string): readonly Stretch[] {
  const holiday = holidays.find((day) => day.date === date);
  const openings = holiday?.openings ?? week[weekdayOf(date)];
  return openings
    .map(({ from, to }) => ({ startMs: instantOf(date, from, zone), endMs: instantOf(date, to, zone) }))
    .filter(({ startMs, endMs }) => startMs < endMs);
}
