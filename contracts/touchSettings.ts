import { z } from "zod";
import { TimeOfDay } from "./zonedTime.ts";

/** By which a tenant's sequences and automations spare its contacts, and it itself. */
export const TouchSettings = z.object({
  /** When nobody is touched, by the contact's clock; null: there is no such time. */
  quietHours: z.object({ from: TimeOfDay, to: TimeOfDay }).nullable().default({ from: "21:00", to: "09:00" }),
  /** At most so many touches of a contact within so many days, over all sequences. */
  caps: z
    .array(z.object({ count: z.number().int().min(1).max(100), days: z.number().int().min(1).max(366) }))
    .max(5)
    .default([{ count: 3, days: 7 }]),
  /** Runs of all sequences that may begin within an hour. */
  runsPerHour: z.number().int().min(1).max(1_000_000).default(20_000),
});
export type TouchSettings = z.infer<typeof TouchSettings>;
