import { z } from "zod";
import { Conversation, Priority } from "../conversation.ts";
import { endpoint } from "../endpoint.ts";
import { ConversationId, LabelId, OperatorId } from "../ids.ts";
import { Label, LabelColor } from "../label.ts";
import { Message } from "../message.ts";

const params = z.object({ conversationId: ConversationId });
const base = "/api/v1/operator/conversations/:conversationId" as const;
const access = "conversations.answer";

/** Fields that are absent stay. An attribute that is null is taken away. */
export const changeConversation = endpoint({
  name: "changeConversation",
  summary: "Change a conversation's status, priority, attributes; mute it or block its contact.",
  method: "PATCH",
  path: base,
  access,
  params,
  body: z.object({
    status: z.enum(["open", "pending"]).optional(),
    priority: Priority.optional(),
    isMuted: z.boolean().optional(),
    isBlocked: z.boolean().optional(),
    attributes: z
      .record(z.string().min(1).max(60), z.union([z.string().max(1_000), z.number(), z.boolean(), z.null()]))
      .optional(),
  }),
  result: Conversation,
});

export const snoozeConversation = endpoint({
  name: "snoozeConversation",
  summary: "Put a conversation out of sight until a time, or until the contact writes.",
  method: "POST",
  path: `${base}/snooze`,
  access,
  params,
  body: z.object({ until: z.iso.datetime().nullable() }),
  result: Conversation,
});

export const labelConversation = endpoint({
  name: "labelConversation",
  summary: "Add and remove labels of a conversation.",
  method: "POST",
  path: `${base}/labels`,
  access,
  params,
  body: z.object({ add: z.array(LabelId).max(50).default([]), remove: z.array(LabelId).max(50).default([]) }),
  result: Conversation,
});

/** The same clientKey twice is one note. */
export const writeNote = endpoint({
  name: "writeNote",
  summary: "Write a private note, which the contact never sees; whom it mentions is notified.",
  method: "POST",
  path: `${base}/notes`,
  access,
  params,
  body: z.object({
    text: z.string().trim().min(1).max(20_000),
    mentions: z.array(OperatorId).max(50).default([]),
    clientKey: z.string().min(8).max(100),
  }),
  result: Message,
});

export const listLabels = endpoint({
  name: "listLabels",
  summary: "The tenant's labels by name, each with how many conversations bear it that are not resolved.",
  method: "GET",
  path: "/api/v1/operator/labels",
  access: "conversations.read",
  result: z.object({ labels: z.array(Label.extend({ conversations: z.number().int() })) }),
});

const labelBody = z.object({ name: z.string().trim().min(1).max(40), color: LabelColor });

export const createLabel = endpoint({
  name: "createLabel",
  summary: "Make a label.",
  method: "POST",
  path: "/api/v1/operator/labels",
  access,
  body: labelBody,
  result: Label,
});

export const changeLabel = endpoint({
  name: "changeLabel",
  summary: "Rename or recolour a label wherever it is.",
  method: "PATCH",
  path: "/api/v1/operator/labels/:labelId",
  access: "settings.manage",
  params: z.object({ labelId: LabelId }),
  body: labelBody.partial(),
  result: Label,
});

export const deleteLabel = endpoint({
  name: "deleteLabel",
  summary: "Delete a label and take it from every conversation.",
  method: "DELETE",
  path: "/api/v1/operator/labels/:labelId",
  access: "settings.manage",
  params: z.object({ labelId: LabelId }),
  result: z.object({}),
});
