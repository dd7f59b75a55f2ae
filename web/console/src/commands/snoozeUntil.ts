import { z } from "zod";

export const SnoozeTime = z.enum(["hour", "threeHours", "tomorrow", "threeDays", "monday", "month", "reply"]);
export type SnoozeTime = z.infer<typeof SnoozeTime>;

const HOUR_MS = 3_600_000;

/** When a conversation that is put off comes back, by the operator's own clock. Null: when the contact writes. */
export function snoozeUntil(time: SnoozeTime, now: Date): Date | null {
  switch (time) {
    case "hour":
      return new Date(now.getTime() + HOUR_MS);
    case "threeHours":
      return new Date(now.getTime() + 3 * HOUR_MS);
    case "tomorrow":
      return morningAfter(now, 1);
    case "threeDays":
      return morningAfter(now, 3);
    case "monday":
      return morningAfter(now, (8 - now.getDay()) % 7 || 7);
    case "month":
      return morningAfter(now, 30);
    case "reply":
      return null;
  }
}

const morningAfter = (now: Date, days: number) => new Date(now.getFullYear(), now.getMonth(), now.getDate() + days, 9);
