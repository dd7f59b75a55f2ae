const minuteMs = 60_000;
const steps = [
  { unit: "day", ms: 24 * 60 * minuteMs },
  { unit: "hour", ms: 60 * minuteMs },
  { unit: "minute", ms: minuteMs },
] as const;

/** "4 мин", "2 ч", "3 дн.": whole ones of the largest unit, rounded up, so that nothing is due in 0 minutes. */
export function inWords(ms: number, language: string): string {
  const { unit, ms: step } = steps.find((one) => ms >= one.ms) ?? { unit: "minute", ms: minuteMs };
  const count = unit === "minute" ? Math.ceil(ms / step) : Math.round(ms / step);
  return new Intl.NumberFormat(language, { style: "unit", unit, unitDisplay: "short" }).format(Math.max(1, count));
}

/** "в эту минуту", "3 минуты назад". Minutes only: for what has just happened. */
export const ago = (ms: number, language: string): string =>
  new Intl.RelativeTimeFormat(language, { numeric: "auto" }).format(-Math.max(0, Math.floor(ms / minuteMs)), "minute");
