import { z } from "zod";
import { BusinessHours } from "./businessHours.ts";
import { TeamId } from "./ids.ts";
import { SlaPolicy } from "./sla.ts";

/** A tenant's own settings, stored as JSONB and completed by these defaults when read. */
export const TenantSettings = z.object({
  language: z.enum(["ru", "en"]).default("ru"),
  timeZone: z.string().default("Europe/Moscow"),
  /** How long a contact must be silent before the bot answers, so that a burst is answered once. Milliseconds. */
  quietWindowMs: z.number().int().min(0).max(60_000).default(2_000),
  /** New conversations start with the bot ("bot") or wait for a person ("operator"). */
  startMode: z.enum(["bot", "operator"]).default("bot"),
  shop: z
    .object({
      name: z.string().default("Мастерская"),
      address: z.string().nullable().default(null),
      hours: z.string().nullable().default(null),
      phone: z.string().nullable().default(null),
    })
    .prefault({}),
  businessHours: BusinessHours.prefault({}),
  /** What is promised where a team promises nothing of its own. */
  sla: SlaPolicy.prefault({}),
  /** Where conversations wait that nobody has given to a team; null: with nobody in particular. */
  defaultTeamId: TeamId.nullable().default(null),
  /** What is said, once until the next opening, to somebody who writes to people out of hours; null: the product's words. */
  offHoursText: z.string().trim().min(1).max(1_000).nullable().default(null),
  /** Who becomes the operator responsible for a contact: whom somebody names, or the first to reply. */
  responsible: z.enum(["byHand", "firstToReply"]).default("byHand"),
});
export type TenantSettings = z.infer<typeof TenantSettings>;
