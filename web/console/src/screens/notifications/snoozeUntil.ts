const MORNING_HOUR = 9;
const MONDAY = 1;

export const snoozeNames = ["hour", "tomorrow", "monday"] as const;
export type SnoozeName = (typeof snoozeNames)[number];

/** When something that is put off comes back, in the operator's own zone. On a Monday, "monday" is the next one. */
export function snoozeUntil(name: SnoozeName, now: Date): Date {
  const morningIn = (days: number) => new Date(now.getFullYear(), now.getMonth(), now.getDate() + days, MORNING_HOUR);
  switch (name) {
    case "hour":
      return new Date(now.getTime() + 3_600_000);
    case "tomorrow":
      return morningIn(1);
    case "monday":
      return morningIn((7 + MONDAY - now.getDay()) % 7 || 7);
  }
}
