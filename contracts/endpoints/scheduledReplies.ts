import { z } from "zod";
import { endpoint } from "../endpoint.ts";
import { ConversationId, MediaId, ScheduledReplyId } from "../ids.ts";
import { ScheduledReply } from "../scheduledReply.ts";
import { saysSomething } from "../upload.ts";

const params = z.object({ conversationId: ConversationId });
const oneOf = params.extend({ scheduledReplyId: ScheduledReplyId });
const base = "/api/v1/operator/conversations/:conversationId/scheduled-replies" as const;
const access = "conversations.answer";
const text = z.string().trim().max(20_000);

export const listScheduledReplies = endpoint({
  name: "listScheduledReplies",
  summary: "Replies that wait for their time, the next one first.",
  method: "GET",
  path: base,
  access: "conversations.read",
  params,
  result: z.object({ replies: z.array(ScheduledReply) }),
});

/** The same clientKey twice is one reply. A time that has passed means at once. */
export const scheduleReply = endpoint({
  name: "scheduleReply",
  summary: "Have a reply leave later. The actor keeps the time, over any restart.",
  method: "POST",
  path: base,
  access,
  params,
  body: z
    .object({
      text,
      dueAt: z.iso.datetime(),
      clientKey: z.string().min(8).max(100),
      mediaId: MediaId.nullable().default(null),
    })
    .refine(saysSomething, { path: ["text"] }),
  result: ScheduledReply,
});

export const changeScheduledReply = endpoint({
  name: "changeScheduledReply",
  summary: "Change the words or the time of a reply that still waits.",
  method: "PATCH",
  path: `${base}/:scheduledReplyId`,
  access,
  params: oneOf,
  body: z.object({ text: text.min(1).optional(), dueAt: z.iso.datetime().optional() }),
  result: ScheduledReply,
});

export const cancelScheduledReply = endpoint({
  name: "cancelScheduledReply",
  summary: "Withdraw a reply that still waits.",
  method: "DELETE",
  path: `${base}/:scheduledReplyId`,
  access,
  params: oneOf,
  result: ScheduledReply,
});
