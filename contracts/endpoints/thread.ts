import { z } from "zod";
import { Conversation } from "../conversation.ts";
import { endpoint } from "../endpoint.ts";
import { ContactId, ConversationId, MessageId, OperatorId } from "../ids.ts";
import { Media } from "../message.ts";

const params = z.object({ conversationId: ConversationId });
const base = "/api/v1/operator/conversations/:conversationId" as const;
const access = "conversations.read";

export const listContactConversations = endpoint({
  name: "listContactConversations",
  summary:
    "A contact's conversations in every channel, as far as the caller sees them, the most recently active first.",
  method: "GET",
  path: "/api/v1/operator/contacts/:contactId/conversations",
  access,
  params: z.object({ contactId: ContactId }),
  result: z.object({ conversations: z.array(Conversation) }),
});

const ConversationFile = Media.extend({
  messageId: MessageId,
  /** What the message was: photo, voice, document… */
  kind: z.string(),
  caption: z.string().nullable(),
  seq: z.number().int(),
  occurredAt: z.iso.datetime(),
});
export type ConversationFile = z.infer<typeof ConversationFile>;

/** `next` is the number of the message to ask for what came before; null at the beginning. */
export const listConversationFiles = endpoint({
  name: "listConversationFiles",
  summary: "Files that were sent in a conversation, the newest first.",
  method: "GET",
  path: `${base}/files`,
  access,
  params,
  query: z.object({
    before: z.coerce.number().int().optional(),
    limit: z.coerce.number().int().min(1).max(100).default(30),
  }),
  result: z.object({ files: z.array(ConversationFile), next: z.number().int().nullable() }),
});

export const listParticipants = endpoint({
  name: "listParticipants",
  summary: "Operators who hold a conversation, have answered in it, or were called into it.",
  method: "GET",
  path: `${base}/participants`,
  access,
  params,
  result: z.object({ participants: z.array(z.object({ id: OperatorId, name: z.string() })) }),
});

/** What was said, as a text for people. No endpoint object, because its answer is no JSON. Query: `language`, ru or en. */
export const TRANSCRIPT_PATH = "/api/v1/operator/conversations/:conversationId/transcript.txt";
