import type { CallPeriod } from "../../../../../contracts/callStatistics.ts";

/** Calendar days are counted in UTC, where each has 24 hours; "2026-03-02" is the same day everywhere. */
const dayOf = (moment: Date) => moment.toISOString().slice(0, 10);

/** Of whoever looks. */
export const today = (now = new Date()): string =>
  dayOf(new Date(Date.UTC(now.getFullYear(), now.getMonth(), now.getDate())));

/** The first day of the period so many periods on. */
export function stepped(period: CallPeriod, date: string, by: number): string {
  const first = new Date(firstDay(period, date));
  if (period === "month") first.setUTCMonth(first.getUTCMonth() + by);
  else first.setUTCDate(first.getUTCDate() + by * (period === "week" ? 7 : 1));
  return dayOf(first);
}

/** Weeks begin on Monday. */
function firstDay(period: CallPeriod, date: string): string {
  const day = new Date(date);
  if (period === "month") day.setUTCDate(1);
  if (period === "week") day.setUTCDate(day.getUTCDate() - ((day.getUTCDay() + 6) % 7));
  return dayOf(day);
}

/** "2 марта 2026 г.", "2–8 марта 2026 г.", "март 2026 г.". */
export function periodName(period: CallPeriod, date: string, language: string): string {
  const first = new Date(firstDay(period, date));
  if (period === "month") return named({ month: "long", year: "numeric" }, language).format(first);
  const format = named({ day: "numeric", month: "long", year: "numeric" }, language);
  if (period === "day") return format.format(first);
  const last = new Date(first);
  last.setUTCDate(last.getUTCDate() + 6);
  return format.formatRange(first, last);
}

/** The end of a chart's axis: "2" of a month, "пн" of a week, "09:00" of a day. */
export function partName(period: CallPeriod, at: string, language: string): string {
  if (period === "day") return `${at.slice(-2)}:00`;
  if (period === "month") return String(Number(at.slice(-2)));
  return named({ weekday: "short" }, language).format(new Date(at));
}

const named = (options: Intl.DateTimeFormatOptions, language: string) =>
  new Intl.DateTimeFormat(language, { ...options, timeZone: "UTC" });
