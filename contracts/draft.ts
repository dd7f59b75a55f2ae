import { z } from "zod";

/** What is being written: an answer to the contact, or a note to colleagues. */
export const ComposerMode = z.enum(["reply", "note"]);
export type ComposerMode = z.infer<typeof ComposerMode>;

/** Words that an operator has not sent yet. */
export const Draft = z.object({
  mode: ComposerMode,
  text: z.string().max(20_000),
  /** By the clock of where it was typed. */
  typedAt: z.iso.datetime(),
});
export type Draft = z.infer<typeof Draft>;
