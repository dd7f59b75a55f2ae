import { z } from "zod";

const Minutes = z.number().int().min(1).max(525_600).nullable().default(null);

/** Within what time people answer; null: no promise. */
export const SlaPolicy = z.object({
  firstReplyMinutes: Minutes,
  nextReplyMinutes: Minutes,
  resolveMinutes: Minutes,
  /** Only time at which somebody works counts. */
  inBusinessHours: z.boolean().default(true),
});
export type SlaPolicy = z.infer<typeof SlaPolicy>;

export const SlaKind = z.enum(["firstReply", "nextReply", "resolve"]);
export type SlaKind = z.infer<typeof SlaKind>;

const Ms = z.number().nullable();

/** What is promised in a conversation that people have, as it is kept with it. Times in epoch milliseconds. */
export const Sla = z.object({
  /** Since when the contact waits for the reply that is due; null: they do not wait. */
  sinceMs: Ms,
  replyKind: SlaKind.exclude(["resolve"]).nullable(),
  replyDueAtMs: Ms,
  resolveDueAtMs: Ms,
  /** What was left of either when the conversation was put off. */
  replyLeftMs: Ms,
  resolveLeftMs: Ms,
  /** A person has replied since the conversation came to people. */
  hasReplied: z.boolean(),
  /** What has been told of as too late, each once. */
  told: z.array(SlaKind),
});
export type Sla = z.infer<typeof Sla>;
