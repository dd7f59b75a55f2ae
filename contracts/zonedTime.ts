import { z } from "zod";

const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;

export const Weekday = z.enum(["mon", "tue", "wed", "thu", "fri", "sat", "sun"]);
export type Weekday = z.infer<typeof Weekday>;

/** "24:00" is the end of the day. */
export const TimeOfDay = z.string().regex(/^(([01]\d|2[0-3]):[0-5]\d|24:00)$/);

export const weekdayOf = (date: string): Weekday => Weekday.options[(new Date(date).getUTCDay() + 6) % 7] ?? "mon";

export const dayAfter = (date: string): string => new Date(Date.parse(date) + DAY_MS).toISOString().slice(0, 10);

/**
 * When a clock of this zone shows this time. A time that the change to summer time skips is the instant of the change; one
 * that is shown twice is the earlier of the two.
 */
export function instantOf(date: string, time: string, zone: string): number {
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

/** "2026-11-21" as a calendar of this zone shows it. */
export const dateIn = (zone: string, ms: number): string =>
  new Date(ms + offsetAt(zone, ms)).toISOString().slice(0, 10);

const formats = new Map<string, Intl.DateTimeFormat>();

/** Clocks change on a quarter of an hour, so what was asked within one is known. Emptied when it grows. */
const QUARTER_MS = 15 * MINUTE_MS;
const KNOWN_OFFSETS_MAX = 20_000;
const knownOffsets = new Map<string, number>();

/** By how much the clocks of a zone are ahead of UTC at an instant. Milliseconds. */
export function offsetAt(zone: string, ms: number): number {
  const key = `${zone} ${Math.floor(ms / QUARTER_MS)}`;
  const known = knownOffsets.get(key);
  if (known !== undefined) return known;
  if (knownOffsets.size >= KNOWN_OFFSETS_MAX) knownOffsets.clear();
  const offset = readOffset(zone, ms);
  knownOffsets.set(key, offset);
  return offset;
}

function readOffset(zone: string, ms: number): number {
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
