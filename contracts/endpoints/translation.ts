import { z } from "zod";
import { endpoint } from "../endpoint.ts";
import { ConversationId, MessageId } from "../ids.ts";
import { TranslationLanguage } from "../translation.ts";

/** Kept, so that the same message in the same language is translated once; anew after it was edited. */
export const translateMessage = endpoint({
  name: "translateMessage",
  summary: "The words of a message in another language, by the installation's language model.",
  method: "POST",
  path: "/api/v1/operator/conversations/:conversationId/messages/:messageId/translation",
  access: "conversations.read",
  params: z.object({ conversationId: ConversationId, messageId: MessageId }),
  body: z.object({ language: TranslationLanguage }),
  result: z.object({ text: z.string() }),
});
