/** What can be said in either language; a day without an hour means the beginning of work. */
const WORK_BEGINS_AT_HOUR = 9;
const weekdays = [
  /^(вс|воскр|sun)/,
  /^(пн|понед|mon)/,
  /^(вт|втор|tue)/,
  /^(ср|сред|wed)/,
  /^(чт|четв|thu)/,
  /^(пт|пятн|fri)/,
  /^(сб|субб|sat)/,
];
const units = [
  { name: /^(м|мин|минут\p{L}*|m|min|minutes?)$/u, minutes: 1 },
  { name: /^(ч|час\p{L}*|h|hours?)$/u, minutes: 60 },
  { name: /^(д|дн|дня|дней|день|d|days?)$/u, minutes: 1_440 },
  { name: /^(недел\p{L}*|нед|w|weeks?)$/u, minutes: 10_080 },
] as const;
const DAY_MINUTES = 1_440;
/** Makes a date that is later than nothing. */
const NO_HOUR = [Number.NaN, 0] as const;

/**
 * The moment that somebody has typed: "завтра 9:30", "до пятницы 14:00", "через 2 дня", "tomorrow 9am", "in 3 hours",
 * "friday". Undefined where it says none, or one that has passed. `now` is an argument so that it can be tested.
 */
export function readWhen(typed: string, now: Date): Date | undefined {
  const words =
    typed
      .toLowerCase()
      .replaceAll("ё", "е")
      .match(/\d{1,2}:\d{2}|\d+|\p{L}+/gu) ?? [];
  const at = readSpan(words, now) ?? readDay(words, now);
  return at !== undefined && at > now ? at : undefined;
}

/** "через 2 дня", "in an hour": a day or more later at the same hour. */
function readSpan(words: readonly string[], now: Date): Date | undefined {
  const place = words.findIndex((word) => word === "через" || word === "in");
  if (place < 0) return undefined;
  const [first = "", second = ""] = words.slice(place + 1);
  const isNumbered = /^(\d+|an?)$/.test(first);
  const count = /^\d+$/.test(first) ? Number(first) : 1;
  const unit = units.find(({ name }) => name.test(isNumbered ? second : first));
  if (unit === undefined) return undefined;
  const days = (unit.minutes * count) / DAY_MINUTES;
  if (unit.minutes < DAY_MINUTES) return new Date(now.getTime() + unit.minutes * count * 60_000);
  return new Date(now.getFullYear(), now.getMonth(), now.getDate() + days, now.getHours(), now.getMinutes());
}

/** A day by name, an hour, or both; an hour alone is today's, or tomorrow's when it has passed. */
function readDay(words: readonly string[], now: Date): Date | undefined {
  const hour = readHour(words);
  const day = words.map((word) => daysUntil(word, now)).find((days) => days !== undefined);
  if (day === undefined && hour === undefined) return undefined;
  const [hours, minutes] = hour ?? [WORK_BEGINS_AT_HOUR, 0];
  const on = (days: number) => new Date(now.getFullYear(), now.getMonth(), now.getDate() + days, hours, minutes);
  if (day !== undefined) return on(day);
  return on(0) > now ? on(0) : on(1);
}

function daysUntil(word: string, now: Date): number | undefined {
  if (/^(сегодня|today)$/.test(word)) return 0;
  if (/^(завтра|tomorrow)$/.test(word)) return 1;
  if (word === "послезавтра") return 2;
  const weekday = weekdays.findIndex((name) => name.test(word));
  return weekday < 0 ? undefined : (weekday - now.getDay() + 7) % 7 || 7;
}

function readHour(words: readonly string[]): readonly [hours: number, minutes: number] | undefined {
  for (const [place, word] of words.entries()) {
    const [, hour, minute = "0"] = /^(\d{1,2})(?::(\d{2}))?$/.exec(word) ?? [];
    if (hour === undefined) continue;
    const half = /^(am|утра)$/.test(words[place + 1] ?? "")
      ? 0
      : /^(pm|вечера)$/.test(words[place + 1] ?? "")
        ? 12
        : null;
    const hours = half === null ? Number(hour) : (Number(hour) % 12) + half;
    return hours < 24 && Number(minute) < 60 ? [hours, Number(minute)] : NO_HOUR;
  }
  return undefined;
}
