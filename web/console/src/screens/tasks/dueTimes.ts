/** When a day of the operator's own calendar begins. */
export function beginningOfDay(daysAhead: number, now = new Date()): Date {
  return new Date(now.getFullYear(), now.getMonth(), now.getDate() + daysAhead);
}

const MINUTE_MS = 60_000;

/** The usual reminders, in minutes before a task is due; below zero: after its all-day day has begun. */
export const reminders = { atTime: 0, quarter: 15, hour: 60, day: 1_440, sameMorning: -540, dayBefore: 900 } as const;

export const remindersOf = (isAllDay: boolean): readonly (keyof typeof reminders)[] =>
  isAllDay ? ["sameMorning", "dayBefore"] : ["atTime", "quarter", "hour", "day"];

export const minutesBefore = (dueAt: string, remindAt: string): number =>
  Math.round((Date.parse(dueAt) - Date.parse(remindAt)) / MINUTE_MS);

export const remindTime = (dueAt: Date, minutes: number): Date => new Date(dueAt.getTime() - minutes * MINUTE_MS);
