import { z } from "zod";
import { ChannelKind } from "../channel.ts";
import { Contact } from "../contact.ts";
import { ConversationStatus } from "../conversation.ts";
import { endpoint } from "../endpoint.ts";
import { ChannelAccountId, ContactId, ConversationId, LabelId, MessageId, OperatorId } from "../ids.ts";
import { MessageAuthor, MessageContent, MessageDirection } from "../message.ts";

/** exact: every word in one of its forms. beginning: the last word goes on. similar: with misspellings. */
export const SearchMatch = z.enum(["exact", "beginning", "similar"]);
export type SearchMatch = z.infer<typeof SearchMatch>;

/** A part of a text from `start` up to `end`, in UTF-16 units. */
export const TextMark = z.object({ start: z.number().int(), end: z.number().int() });
export type TextMark = z.infer<typeof TextMark>;

export const SearchHit = z.object({
  messageId: MessageId,
  direction: MessageDirection,
  author: MessageAuthor,
  operatorName: z.string().nullable(),
  kind: z.enum(MessageContent.options.map((option) => option.shape.kind.value)),
  /** Around the first thing found. */
  text: z.string(),
  marks: z.array(TextMark),
  match: SearchMatch,
  occurredAt: z.iso.datetime(),
});
export type SearchHit = z.infer<typeof SearchHit>;

/** The hits of one page in one conversation, where its best one stands. */
export const SearchGroup = z.object({
  conversationId: ConversationId,
  contactId: ContactId,
  contactName: z.string(),
  channelKind: ChannelKind,
  channelName: z.string(),
  status: ConversationStatus,
  hits: z.array(SearchHit),
});
export type SearchGroup = z.infer<typeof SearchGroup>;

export const SearchFilters = z.object({
  channelAccountId: ChannelAccountId.optional(),
  status: ConversationStatus.optional(),
  author: MessageAuthor.optional(),
  /** Who wrote it. */
  operatorId: OperatorId.optional(),
  labelId: LabelId.optional(),
  from: z.iso.datetime({ offset: true }).optional(),
  to: z.iso.datetime({ offset: true }).optional(),
  only: z.enum(["notes", "files"]).optional(),
});
export type SearchFilters = z.infer<typeof SearchFilters>;

/**
 * Words in all their forms, parts of numbers, "exact phrase", -without; nothing is a syntax error. Contacts come with the
 * first page. A message can be found about a second after it was written.
 */
export const searchMessages = endpoint({
  name: "searchMessages",
  summary:
    "Search every message, the best matches first and the newest of them; and contacts by name, phone and username.",
  method: "GET",
  path: "/api/v1/operator/search",
  access: "conversations.read",
  query: SearchFilters.extend({
    q: z.string().max(200),
    cursor: z.string().max(300).optional(),
    limit: z.coerce.number().int().min(1).max(50).default(30),
  }),
  result: z.object({ groups: z.array(SearchGroup), contacts: z.array(Contact), next: z.string().nullable() }),
});
