import { z } from "zod";
import { ActorView, Conversation, Decision } from "../conversation.ts";
import { CONVERSATION_QUERY_LENGTH_MAX, ConversationQuery } from "../conversationQuery.ts";
import { endpoint } from "../endpoint.ts";
import { ConversationId, MediaId, MessageId } from "../ids.ts";
import { Message } from "../message.ts";
import { parseJson } from "../parseJson.ts";
import { saysSomething } from "../upload.ts";

const params = z.object({ conversationId: ConversationId });
const base = "/api/v1/operator/conversations" as const;

/**
 * all, mine, unassigned, needsOperator, bot and unattended are open conversations: unassigned is left to people and nobody's,
 * unattended has a contact who waits for an answer. mentions: not resolved, and a note in it calls the operator who asks.
 * spam: blocked, in any status; the others hold none of these.
 */
export const ConversationFilter = z.enum([
  "all",
  "mine",
  "unassigned",
  "needsOperator",
  "mentions",
  "unattended",
  "bot",
  "pending",
  "snoozed",
  "resolved",
  "spam",
]);
export type ConversationFilter = z.infer<typeof ConversationFilter>;

/** active: latest activity first. waiting: who has waited longest first, then who does not wait. created: newest first. */
export const ConversationSort = z.enum(["active", "waiting", "priority", "created"]);
export type ConversationSort = z.infer<typeof ConversationSort>;

/** Which conversations: those that fit `where`, or without it those of a filter. */
export const ConversationSelection = z.object({
  filter: ConversationFilter.default("all"),
  where: z.string().max(CONVERSATION_QUERY_LENGTH_MAX).transform(parseJson).pipe(ConversationQuery).optional(),
});
export type ConversationSelection = z.infer<typeof ConversationSelection>;

/** `next` is the cursor of the following page, null on the last; it goes on in the same sort. */
export const listConversations = endpoint({
  name: "listConversations",
  summary: "Conversations of a filter or of a query, in one of four sorts.",
  method: "GET",
  path: base,
  access: "conversations.read",
  query: ConversationSelection.extend({
    sort: ConversationSort.default("active"),
    search: z.string().trim().max(100).optional(),
    cursor: z.string().max(200).optional(),
    limit: z.coerce.number().int().min(1).max(100).default(50),
  }),
  result: z.object({ conversations: z.array(Conversation), next: z.string().nullable() }),
});

/** Nobody needs to know how many more there are, and a list must not wait for it. */
export const COUNTED_UP_TO = 999;

const Count = z
  .number()
  .int()
  .max(COUNTED_UP_TO + 1);

/** A count above COUNTED_UP_TO says that there are more than that. */
export const countConversations = endpoint({
  name: "countConversations",
  summary: "How many conversations stand in each filter, and how many hold something new to me.",
  method: "GET",
  path: `${base}/counts`,
  access: "conversations.read",
  result: z.object({
    counts: z.record(ConversationFilter, Count),
    unread: Count,
  }),
});

export const getConversation = endpoint({
  name: "getConversation",
  summary: "One conversation.",
  method: "GET",
  path: `${base}/:conversationId`,
  access: "conversations.read",
  params,
  result: Conversation,
});

/**
 * Oldest first within the page. Without bounds: the newest page. `before` pages back; `after` returns what came since;
 * `around` gives a page up to a message and one after it. `hasMore`: there are more in that direction, for `around` before it.
 */
export const listMessages = endpoint({
  name: "listMessages",
  summary: "Messages of a conversation by their number in it.",
  method: "GET",
  path: `${base}/:conversationId/messages`,
  access: "conversations.read",
  params,
  query: z.object({
    before: z.coerce.number().int().optional(),
    after: z.coerce.number().int().optional(),
    around: MessageId.optional(),
    limit: z.coerce.number().int().min(1).max(200).default(50),
  }),
  result: z.object({ messages: z.array(Message), hasMore: z.boolean() }),
});

/** The same clientKey twice is one message: a double click, a reload or a second tab never sends again. */
export const sendReply = endpoint({
  name: "sendReply",
  summary: "Queue an operator's reply; the actor delivers it in order.",
  method: "POST",
  path: `${base}/:conversationId/replies`,
  access: "conversations.answer",
  params,
  body: z
    .object({
      text: z.string().trim().max(20_000),
      clientKey: z.string().min(8).max(100),
      /** A file that was uploaded for this conversation; the text is its caption then, and may be empty. */
      mediaId: MediaId.nullable().default(null),
      /** The message of this conversation that the reply answers. */
      quotedId: MessageId.nullable().default(null),
      /** Close the conversation once the reply has left; it stays open when that fails or the contact writes first. */
      thenClose: z.boolean().default(false),
      /** The last message on its author's screen. Refused with message.answered_meanwhile where somebody else answered after it; null: not asked. */
      seenSeq: z.number().int().min(0).nullable().default(null),
    })
    .refine(saysSomething, { path: ["text"] }),
  result: Message,
});

export const cancelReply = endpoint({
  name: "cancelReply",
  summary: "Withdraw a message that still waits in the queue.",
  method: "DELETE",
  path: `${base}/:conversationId/replies/:messageId`,
  access: "conversations.answer",
  params: params.extend({ messageId: MessageId }),
  result: Message,
});

/** resend: put a failed or uncertain message into the queue again. dismiss: an uncertain one is settled as delivered. */
export const resolveDelivery = endpoint({
  name: "resolveDelivery",
  summary: "Decide about a message that failed or whose delivery is unknown.",
  method: "POST",
  path: `${base}/:conversationId/messages/:messageId/resolution`,
  access: "conversations.answer",
  params: params.extend({ messageId: MessageId }),
  body: z.object({ choice: z.enum(["resend", "dismiss"]) }),
  result: Message,
});

/** The answer shows it with its `pendingChange`; what it says changes once the messenger has done it. */
export const editMessage = endpoint({
  name: "editMessage",
  summary: "Change the text of one's own message that was sent; the actor changes it at the contact's.",
  method: "PATCH",
  path: `${base}/:conversationId/messages/:messageId`,
  access: "conversations.answer",
  params: params.extend({ messageId: MessageId }),
  body: z.object({ text: z.string().trim().min(1).max(20_000) }),
  result: Message,
});

export const deleteMessage = endpoint({
  name: "deleteMessage",
  summary: "Delete one's own message that was sent, at the contact's too; what it said stays on record.",
  method: "DELETE",
  path: `${base}/:conversationId/messages/:messageId`,
  access: "conversations.answer",
  params: params.extend({ messageId: MessageId }),
  result: Message,
});

export const reactToMessage = endpoint({
  name: "reactToMessage",
  summary: "Put an emoji of the channel's under a contact's message, in place of the one before; null takes it back.",
  method: "POST",
  path: `${base}/:conversationId/messages/:messageId/reaction`,
  access: "conversations.answer",
  params: params.extend({ messageId: MessageId }),
  body: z.object({ emoji: z.string().min(1).max(20).nullable() }),
  result: Message,
});

/** lastAutomaticReply says whether the bot's last words had already left: "none" since the contact wrote, "left", or "uncertain". */
export const takeOver = endpoint({
  name: "takeOver",
  summary: "Take the conversation from the bot. After the answer no automatic reply begins to leave.",
  method: "POST",
  path: `${base}/:conversationId/takeover`,
  access: "conversations.answer",
  params,
  result: z.object({
    conversation: Conversation,
    lastAutomaticReply: z.enum(["none", "left", "uncertain"]),
  }),
});

export const handBack = endpoint({
  name: "handBack",
  summary: "Give the conversation back to the bot, which answers what is still unanswered.",
  method: "DELETE",
  path: `${base}/:conversationId/takeover`,
  access: "conversations.answer",
  params,
  result: z.object({ conversation: Conversation }),
});

export const closeConversation = endpoint({
  name: "closeConversation",
  summary: "Close the conversation; the contact's next message reopens it.",
  method: "POST",
  path: `${base}/:conversationId/closure`,
  access: "conversations.answer",
  params,
  result: Conversation,
});

export const reopenConversation = endpoint({
  name: "reopenConversation",
  summary: "Reopen a closed conversation.",
  method: "DELETE",
  path: `${base}/:conversationId/closure`,
  access: "conversations.answer",
  params,
  result: Conversation,
});

export const markRead = endpoint({
  name: "markRead",
  summary: "Mark everything up to a message as read.",
  method: "POST",
  path: `${base}/:conversationId/read`,
  access: "conversations.read",
  params,
  body: z.object({ upToSeq: z.number().int().min(0) }),
  result: z.object({}),
});

export const markUnread = endpoint({
  name: "markUnread",
  summary: "Make the contact's last message unread again for me, so that I come back to it.",
  method: "DELETE",
  path: `${base}/:conversationId/read`,
  access: "conversations.read",
  params,
  result: z.object({}),
});

/** Apart from the actor, so that a Temporal server that is slow or away keeps nobody from reading them. */
export const listDecisions = endpoint({
  name: "listDecisions",
  summary: "Why what happened in a conversation happened, the latest first.",
  method: "GET",
  path: `${base}/:conversationId/decisions`,
  access: "conversations.read",
  params,
  result: z.object({ decisions: z.array(Decision) }),
});

export const getActor = endpoint({
  name: "getActor",
  summary: "The conversation's actor: its state, what waits for it, and a link into the Temporal UI.",
  method: "GET",
  path: `${base}/:conversationId/actor`,
  access: "conversations.read",
  params,
  result: ActorView,
});
