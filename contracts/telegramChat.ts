import { z } from "zod";
import { ConversationId } from "./ids.ts";

/** Why somebody could not be written to first. The console says each in words, with what to do. */
export const ChatProblem = z.enum([
  "nobodyByPhone",
  "nobodyByName",
  "notAPerson",
  "oneself",
  "deleted",
  "flood",
  "refused",
  "unreachable",
  "ofOthers",
]);
export type ChatProblem = z.infer<typeof ChatProblem>;

/** Somebody as Telegram knows them: what is needed to write to them, and their number where they were found by it. */
export const FoundChat = z.object({
  externalId: z.string(),
  name: z.string(),
  username: z.string().nullable(),
  accessHash: z.string().nullable(),
  phone: z.string().nullable(),
});
export type FoundChat = z.infer<typeof FoundChat>;

/** A phone number with its country ("+7 999 123-45-67"), or a name ("@anna"); as "+79991234567" or "@anna". */
export const PersonAddress = z
  .string()
  .trim()
  .max(64)
  .transform((written) => (written.startsWith("@") ? written : written.replaceAll(/[\s().-]/g, "")))
  .pipe(z.string().regex(/^(\+[1-9]\d{6,14}|@[A-Za-z]\w{3,31})$/));

/** Whether somebody was found; who it is stands in Postgres. */
export type PersonSearch = { readonly kind: "found" } | { readonly kind: "refused"; readonly problem: ChatProblem };

/** What came of writing to somebody first: their conversation, or why there is none. */
export const StartedChat = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("opened"), conversationId: ConversationId }),
  z.object({ kind: z.literal("refused"), problem: ChatProblem }),
]);
export type StartedChat = z.infer<typeof StartedChat>;
