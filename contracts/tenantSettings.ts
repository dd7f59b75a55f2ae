import { z } from "zod";

/** A tenant's own settings, stored as JSONB and completed by these defaults when read. */
export const TenantSettings = z.object({
  language: z.enum(["ru", "en"]).default("ru"),
  timeZone: z.string().default("Europe/Moscow"),
  /** How long a contact must be silent before the bot answers, so that a burst is answered once. Milliseconds. */
  quietWindowMs: z.number().int().min(0).max(60_000).default(2_000),
  /** How long an operator's reply waits before it leaves, so that it can be taken back. Seconds; 0: not at all. */
  undoSeconds: z.number().int().min(0).max(30).default(5),
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
});
export type TenantSettings = z.infer<typeof TenantSettings>;
