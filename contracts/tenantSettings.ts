import { z } from "zod";
import { BusinessHours } from "./businessHours.ts";
import { CallTimes } from "./call.ts";
import { TeamId } from "./ids.ts";
import { SlaPolicy } from "./sla.ts";
import { TenantName } from "./tenant.ts";
import { TouchSettings } from "./touchSettings.ts";

const Language = z.enum(["ru", "en"]);
const TimeZone = z.string().refine(isTimeZone, { message: "There is no such time zone." });
const QuietWindow = z.number().int().min(0).max(60_000);
const StartMode = z.enum(["bot", "operator"]);
const Shop = z.object({
  name: z.string().default("Мастерская"),
  address: z.string().nullable().default(null),
  /** In words, as the bot says them; what the product counts by are the business hours. */
  hours: z.string().nullable().default(null),
  phone: z.string().nullable().default(null),
});
const RetentionDays = z.number().int().min(1).max(36_500).nullable();

const OffHoursText = z.string().trim().min(1).max(1_000).nullable();
const Responsible = z.enum(["byHand", "firstToReply"]);

/** Colours whose contrast holds in both themes; the console knows their shades. */
export const Accent = z.enum(["indigo", "blue", "teal", "green", "plum", "graphite"]);
export type Accent = z.infer<typeof Accent>;

const ContractReminderDays = z.array(z.number().int().min(1).max(365)).max(5);

const UndoSeconds = z.number().int().min(0).max(30);

/** A tenant's own settings, stored as JSONB and completed by these defaults when read. */
export const TenantSettings = z.object({
  language: Language.default("ru"),
  timeZone: TimeZone.default("Europe/Moscow"),
  /** How long a contact must be silent before the bot answers, so that a burst is answered once. Milliseconds. */
  quietWindowMs: QuietWindow.default(2_000),
  /** How long an operator's reply waits before it leaves, so that it can be taken back. Seconds; 0: not at all. */
  undoSeconds: UndoSeconds.default(5),
  /** New conversations start with the bot ("bot") or wait for a person ("operator"). */
  startMode: StartMode.default("bot"),
  /** Nobody works without a second factor. */
  twoFactorRequired: z.boolean().default(false),
  shop: Shop.prefault({}),
  businessHours: BusinessHours.prefault({}),
  /** What was said in a conversation goes when it has been quiet for so many days; null keeps it forever. */
  retentionDays: RetentionDays.default(null),
  accent: Accent.default("indigo"),
  /** What is promised where a team promises nothing of its own. */
  sla: SlaPolicy.prefault({}),
  /** Where conversations wait that nobody has given to a team; null: with nobody in particular. */
  defaultTeamId: TeamId.nullable().default(null),
  /** What is said, once until the next opening, to somebody who writes to people out of hours; null: the product's words. */
  offHoursText: OffHoursText.default(null),
  /** Contacts see that their messages were read, where the messenger lets us tell (personal Telegram accounts). */
  tellsRead: z.boolean().default(true),
  /** Who becomes the operator responsible for a contact: whom somebody names, or the first to reply. */
  responsible: Responsible.default("byHand"),
  calls: CallTimes.prefault({}),
  /** So many days before a contract ends its responsible operator hears of it, each time once. */
  contractReminderDays: ContractReminderDays.default([30, 7, 1]),
  touches: TouchSettings.prefault({}),
});
export type TenantSettings = z.infer<typeof TenantSettings>;

const line = z.string().trim().max(300);
const optionalLine = line.transform((text) => (text === "" ? null : text)).nullable();

/** What a tenant's administrator may change, each alone. */
export const TenantChange = z.object({
  name: TenantName.optional(),
  language: Language.optional(),
  timeZone: TimeZone.optional(),
  quietWindowMs: QuietWindow.optional(),
  undoSeconds: UndoSeconds.optional(),
  tellsRead: z.boolean().optional(),
  startMode: StartMode.optional(),
  shop: z.object({ name: line.min(1), address: optionalLine, hours: optionalLine, phone: optionalLine }).optional(),
  businessHours: BusinessHours.optional(),
  sla: SlaPolicy.optional(),
  defaultTeamId: TeamId.nullable().optional(),
  offHoursText: OffHoursText.optional(),
  responsible: Responsible.optional(),
  retentionDays: RetentionDays.optional(),
  accent: Accent.optional(),
  calls: CallTimes.optional(),
  contractReminderDays: ContractReminderDays.optional(),
  touches: TouchSettings.optional(),
});
export type TenantChange = z.output<typeof TenantChange>;

/** What would go today: conversations that were quiet for too long, and what was said and sent in them. */
export const Forgettable = z.object({
  conversations: z.number().int(),
  messages: z.number().int(),
  files: z.number().int(),
});
export type Forgettable = z.infer<typeof Forgettable>;

function isTimeZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat("en", { timeZone: name }).resolvedOptions().timeZone !== "";
  } catch {
    return false;
  }
}
