/** Dates and numbers in words, in the operator's own time zone. `now` is an argument so that "yesterday" can be tested. */
const formatters = new Map<string, Intl.DateTimeFormat>();

function format(language: string, options: Intl.DateTimeFormatOptions, moment: Date): string {
  const key = `${language} ${JSON.stringify(options)}`;
  const formatter = formatters.get(key) ?? new Intl.DateTimeFormat(language, options);
  formatters.set(key, formatter);
  return formatter.format(moment);
}

export const clockTime = (iso: string, language: string) =>
  format(language, { hour: "2-digit", minute: "2-digit", hourCycle: "h23" }, new Date(iso));

/** "14:03" today, "вчера", "12 мар" this year, "12.03.2025" before. */
export function listTime(iso: string, language: string, now = new Date()): string {
  const moment = new Date(iso);
  const daysAgo = calendarDaysBetween(moment, now);
  if (daysAgo <= 0) return clockTime(iso, language);
  if (daysAgo === 1) return yesterday(language);
  if (moment.getFullYear() === now.getFullYear())
    return format(language, { day: "numeric", month: "short" }, moment).replace(/\.$/, "");
  return format(language, { day: "2-digit", month: "2-digit", year: "numeric" }, moment);
}

/** A day separator: "Сегодня", "Вчера", "12 марта", "12 марта 2025 г.". */
export function dayName(iso: string, language: string, now = new Date()): string {
  const moment = new Date(iso);
  const daysAgo = calendarDaysBetween(moment, now);
  if (daysAgo === 0 || daysAgo === 1) return capitalized(daysFromNow(language, -daysAgo));
  const sameYear = moment.getFullYear() === now.getFullYear();
  return format(
    language,
    sameYear ? { day: "numeric", month: "long" } : { day: "numeric", month: "long", year: "numeric" },
    moment,
  );
}

/** To the second; with the year when it is not this one. */
export function exactTime(iso: string, language: string, now = new Date()): string {
  const moment = new Date(iso);
  const sameYear = moment.getFullYear() === now.getFullYear();
  return format(
    language,
    {
      ...(!sameYear && { year: "numeric" }),
      day: "numeric",
      month: "long",
      hour: "2-digit",
      minute: "2-digit",
      second: "2-digit",
      hourCycle: "h23",
    },
    moment,
  );
}

/** A moment near now, mostly ahead: "14:03" today, "вт 14:03" within six days, else "12 мар., 14:03". */
export function shortMoment(iso: string, language: string, now = new Date()): string {
  const moment = new Date(iso);
  const daysAhead = calendarDaysBetween(now, moment);
  const clock = { hour: "2-digit", minute: "2-digit", hourCycle: "h23" } as const;
  if (daysAhead === 0) return format(language, clock, moment);
  if (daysAhead > 0 && daysAhead < 7) return format(language, { weekday: "short", ...clock }, moment);
  return format(language, { day: "numeric", month: "short", ...clock }, moment);
}

/** "22 нояб." */
export const shortDate = (iso: string, language: string) =>
  format(language, { day: "numeric", month: "short" }, new Date(iso));

export const fullDate = (iso: string, language: string) =>
  format(language, { day: "numeric", month: "long", year: "numeric" }, new Date(iso));

export const dayKey = (iso: string) => new Date(iso).toDateString();

const yesterday = (language: string) => daysFromNow(language, -1);

const relative = new Map<string, Intl.RelativeTimeFormat>();

function daysFromNow(language: string, days: number): string {
  const formatter = relative.get(language) ?? new Intl.RelativeTimeFormat(language, { numeric: "auto" });
  relative.set(language, formatter);
  return formatter.format(days, "day");
}

const capitalized = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

/** Calendar days, not spans of 24 hours: at 00:05 something from 23:55 was yesterday. */
function calendarDaysBetween(earlier: Date, later: Date): number {
  return (midnight(later) - midnight(earlier)) / 86_400_000;
}

const midnight = (moment: Date) => Date.UTC(moment.getFullYear(), moment.getMonth(), moment.getDate());
