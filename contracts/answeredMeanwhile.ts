import { z } from "zod";
import { MessageAuthor } from "./message.ts";

/** Details of message.answered_meanwhile: who has answered the contact, when, and which message of the conversation it is. */
export const AnsweredMeanwhile = z.object({
  seq: z.number().int(),
  author: MessageAuthor,
  /** Null for the bot. */
  name: z.string().nullable(),
  at: z.iso.datetime(),
});
export type AnsweredMeanwhile = z.infer<typeof AnsweredMeanwhile>;
