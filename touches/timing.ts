import { addBusinessTime, nextOpening } from "../contracts/businessHours.ts";
import type { Duration, StepOf, Timing } from "../contracts/sequence.ts";
import { dateIn, dayAfter, instantOf, offsetAt, weekdayOf } from "../contracts/zonedTime.ts";
import type { QuietHours, World } from "./world.ts";

const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;
/** Quiet hours and opening hours that never leave anything open between them are given up after so many turns. */
const TURNS_MAX = 400;

type Wait = StepOf<"wait">["wait"];

/** When a wait that began at an instant is over. May lie in the past. */
export function waitEnds(wait: Wait, sinceMs: number, world: World): number {
  switch (wait.kind) {
    case "for":
      return wait.counted === "business"
        ? afterBusiness(wait.duration, sinceMs, world)
        : after(wait.duration, sinceMs, world.contactZone);
    case "timeOfDay":
      return nextTimeOfDay(wait, sinceMs, world.contactZone);
    case "fact": {
      const known = world.facts[wait.fact];
      return typeof known === "number" ? known + wait.offsetMinutes * MINUTE_MS : sinceMs;
    }
  }
}

/** Minutes and hours pass everywhere alike; days, weeks and months are counted on a calendar of the zone. */
export function after({ amount, unit }: Duration, fromMs: number, zone: string): number {
  switch (unit) {
    case "minutes":
      return fromMs + amount * MINUTE_MS;
    case "hours":
      return fromMs + amount * 60 * MINUTE_MS;
    case "days":
      return sameTime(fromMs, zone, (day) => day.setUTCDate(day.getUTCDate() + amount));
    case "weeks":
      return sameTime(fromMs, zone, (day) => day.setUTCDate(day.getUTCDate() + 7 * amount));
    case "months":
      return sameTime(fromMs, zone, (day) => addMonths(day, amount));
  }
}

/** The first instant from this one on at which the contact may be reached; null: there is none within a year. */
export function nextAllowed(timing: Timing, fromMs: number, world: World): number | null {
  if (timing === "any") return fromMs;
  let ms = fromMs;
  for (let turn = 0; turn < TURNS_MAX; turn += 1) {
    const quietEnds = world.quietHours === null ? ms : quietUntil(world.quietHours, ms, world.contactZone);
    const opens =
      timing === "business"
        ? nextOpening(world.businessHours, new Date(quietEnds), world.tenantZone)?.getTime()
        : quietEnds;
    if (opens === undefined) return null;
    if (opens === ms) return ms;
    ms = opens;
  }
  return null;
}

/** When every cap lets the contact be touched again, at or after an instant. */
export function uncappedAt({ caps, touchedAtMs }: World, fromMs: number): number {
  return caps.reduce((latest, { count, days }) => {
    const within = touchedAtMs.filter((ms) => ms > fromMs - days * DAY_MS);
    const blocking = within.at(-count);
    return within.length < count || blocking === undefined ? latest : Math.max(latest, blocking + days * DAY_MS);
  }, fromMs);
}

function afterBusiness(
  { amount, unit }: Duration,
  fromMs: number,
  { businessHours, tenantZone, contactZone }: World,
): number {
  if (unit !== "minutes" && unit !== "hours") return after({ amount, unit }, fromMs, contactZone);
  const minutes = unit === "hours" ? amount * 60 : amount;
  const due = addBusinessTime(businessHours, tenantZone, new Date(fromMs), minutes);
  return due?.getTime() ?? fromMs + minutes * MINUTE_MS;
}

function nextTimeOfDay({ time, weekdays }: Extract<Wait, { kind: "timeOfDay" }>, fromMs: number, zone: string): number {
  let date = dateIn(zone, fromMs);
  for (;;) {
    const at = instantOf(date, time, zone);
    if (at > fromMs && (weekdays.length === 0 || weekdays.includes(weekdayOf(date)))) return at;
    date = dayAfter(date);
  }
}

/**
 * The end of the quiet hours that this instant lies in; the instant itself where it lies in none, or where they end at a
 * time that a change of clocks shows twice, and have ended once.
 */
function quietUntil({ from, to }: QuietHours, ms: number, zone: string): number {
  if (from === to) return ms;
  const date = dateIn(zone, ms);
  const time = timeIn(zone, ms);
  const isQuiet = from < to ? time >= from && time < to : time >= from || time < to;
  if (!isQuiet) return ms;
  const endsOn = from < to || time < to ? date : dayAfter(date);
  return Math.max(ms, instantOf(endsOn, to, zone));
}

const timeIn = (zone: string, ms: number): string => new Date(ms + offsetAt(zone, ms)).toISOString().slice(11, 16);

/** The same time of the day on a date that has been moved. */
function sameTime(fromMs: number, zone: string, move: (day: Date) => void): number {
  const day = new Date(dateIn(zone, fromMs));
  const sinceMidnightMs = (fromMs + offsetAt(zone, fromMs)) % DAY_MS;
  move(day);
  const minutes = Math.floor(sinceMidnightMs / MINUTE_MS);
  const time = `${pad(Math.floor(minutes / 60))}:${pad(minutes % 60)}`;
  return instantOf(day.toISOString().slice(0, 10), time, zone) + (sinceMidnightMs % MINUTE_MS);
}

const pad = (value: number): string => String(value).padStart(2, "0");

/** The 31st becomes the last day of a shorter month. */
function addMonths(day: Date, amount: number): void {
  const dayOfMonth = day.getUTCDate();
  day.setUTCDate(1);
  day.setUTCMonth(day.getUTCMonth() + amount);
  const last = new Date(Date.UTC(day.getUTCFullYear(), day.getUTCMonth() + 1, 0)).getUTCDate();
  day.setUTCDate(Math.min(dayOfMonth, last));
}
