import { z } from "zod";

/** What a signed-in account keeps sealed. The session string is the whole account: whoever has it may do anything in it. */
export const TelegramAccountSettings = z.object({
  apiId: z.number().int().positive(),
  apiHash: z.string().min(1).meta({ format: "password" }),
  session: z.string().min(1).meta({ format: "password" }),
});
export type TelegramAccountSettings = z.infer<typeof TelegramAccountSettings>;

/** The application in whose name accounts sign in (my.telegram.org). */
export type TelegramCredentials = Pick<TelegramAccountSettings, "apiId" | "apiHash">;
