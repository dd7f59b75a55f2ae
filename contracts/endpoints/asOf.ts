import { z } from "zod";
import { ConversationAsOf } from "../asOf.ts";
import { endpoint } from "../endpoint.ts";
import { ConversationId } from "../ids.ts";

export const getConversationAsOf = endpoint({
  name: "getConversationAsOf",
  summary: "A conversation as it stood at a moment of the past.",
  method: "GET",
  path: "/api/v1/operator/conversations/:conversationId/as-of",
  access: "conversations.read",
  params: z.object({ conversationId: ConversationId }),
  query: z.object({ at: z.iso.datetime() }),
  result: ConversationAsOf,
});
