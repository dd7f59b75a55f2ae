import { z } from "zod";
import { laterTime, morningIn } from "../format/laterTimes.ts";

export const SnoozeTime = z.enum(["hour", "threeHours", "tomorrow", "threeDays", "monday", "month", "reply"]);
export type SnoozeTime = z.infer<typeof SnoozeTime>;

const HOUR_MS = 3_600_000;

/** When a conversation that is put off comes back, by the operator's own clock. Null: when the contact writes. */
export function snoozeUntil(time: SnoozeTime, now: Date): Date | null {
  switch (time) {
    case "hour":
      return laterTime("inAnHour", now);
    case "threeHours":
      return new Date(now.getTime() + 3 * HOUR_MS);
    case "tomorrow":
    case "monday":
      return laterTime(time, now);
    case "threeDays":
      return morningIn(3, now);
    case "month":
      return morningIn(30, now);
    case "reply":
      return null;
  }
}
