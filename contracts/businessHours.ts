import { z } from "zod";

const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;
/** Who has no opening within this time has none. */
const LOOK_AHEAD_DAYS = 370;

export const Weekday = z.enum(["mon", "tue", "wed", "thu", "fri", "sat", "sun"]);
export type Weekday = z.infer<typeof Weekday>;

const TimeOfDay = z.string().regex(/^(([01]\d|2[0-3]):[0-5]\d|24:00)$/);

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

const weekdayOf = (date: string): Weekday => Weekday.options[(new Date(date).getUTCDay() + 6) % 7] ?? "mon";

const dayAfter = (date: string): string => new Date(Date.parse(date) + DAY_MS).toISOString().slice(0, 10);

/**
 * When a clock of this zone shows this time. A time that the change to summer time skips is the instant of the change; one
 * that is shown twice is the earlier of the two.
 */
function instantOf(date: string, time: string, zone: string): number {
  const [hour = 0, minute = 0] = time.split(":").map(Number);
  const shownMs = Date.parse(date) + (hour * 60 + minute) * MINUTE_MS;
  // What the offset was well before and will be well after holds every offset this time can have.
  const [before, after] = [offsetAt(zone, shownMs - DAY_MS), offsetAt(zone, shownMs + DAY_MS)];
  const candidates = [shownMs - before, shownMs - after].filter((ms) => ms + offsetAt(zone, ms) === shownMs);
  return candidates.length > 0 ? Math.min(...candidates) : changeBetween(zone, shownMs - after, shownMs - before);
}

/** The instant between two at which a zone's offset changes. */
function changeBetween(zone: string, fromMs: number, toMs: number): number {
  let [early, late] = [Math.min(fromMs, toMs), Math.max(fromMs, toMs)];
  const before = offsetAt(zone, early);
  while (late - early > 1) {
    const middle = Math.floor((early + late) / 2);
    if (offsetAt(zone, middle) === before) early = middle;
    else late = middle;
  }
  return late;
}

const dateIn = (zone: string, ms: number): string => new Date(ms + offsetAt(zone, ms)).toISOString().slice(0, 10);

const formats = new Map<string, Intl.DateTimeFormat>();

/** By how much the clocks of a zone are ahead of UTC at an instant. Milliseconds. */
function offsetAt(zone: string, ms: number): number {
  const format = formats.get(zone) ?? formatFor(zone);
  formats.set(zone, format);
  const shown = Object.fromEntries(format.formatToParts(ms).map(({ type, value }) => [type, Number(value)]));
  const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = shown;
  return Date.UTC(year, month - 1, day, hour, minute, second) - Math.floor(ms / 1_000) * 1_000;
}

const formatFor = (timeZone: string) =>
  new Intl.DateTimeFormat("en-US", {
    timeZone,
    calendar: "iso8601",
    hourCycle: "h23",
    year: "numeric",
    month: "numeric",
    day: "numeric",
    hour: "numeric",
    minute: "numeric",
    second: "numeric",
  });
