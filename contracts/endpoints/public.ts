import { z } from "zod";
import { ApiKey } from "../apiKey.ts";
import { endpoint } from "../endpoint.ts";
import type { Endpoint } from "../endpoint.ts";
import { FactValue } from "../facts.ts";
import { ContactId, ConversationId, SequenceId, TouchRunId } from "../ids.ts";
import { ConversationFilter, getConversation, listConversations, listMessages, sendReply } from "./conversations.ts";
import { getContact, listContacts } from "./records.ts";
import { uploadFile } from "./uploads.ts";

/** Everything under here is for API keys, and nothing else is. */
export const PUBLIC_BASE = "/api/v1/public" as const;

/** Whether API keys call an endpoint, and not operators. */
export const isPublic = ({ path }: Pick<Endpoint, "path">): boolean => path.startsWith(`${PUBLIC_BASE}/`);

export const publicGetKey = endpoint({
  name: "publicGetKey",
  summary: "The key that asks: its name, its rights and its limit.",
  method: "GET",
  path: `${PUBLIC_BASE}/key`,
  access: "signedIn",
  result: ApiKey.pick({ id: true, name: true, permissions: true, branchId: true, expiresAt: true }).extend({
    requestsPerMinute: z.number().int(),
  }),
});

export const publicListConversations = endpoint({
  ...listConversations,
  name: "publicListConversations",
  path: `${PUBLIC_BASE}/conversations`,
  query: listConversations.query.extend({ filter: ConversationFilter.exclude(["mine", "mentions"]).default("all") }),
});

export const publicGetConversation = endpoint({
  ...getConversation,
  name: "publicGetConversation",
  path: `${PUBLIC_BASE}/conversations/:conversationId`,
});

export const publicListMessages = endpoint({
  ...listMessages,
  name: "publicListMessages",
  path: `${PUBLIC_BASE}/conversations/:conversationId/messages`,
});

/** The customer gets it as any reply of an operator; in the console the key's name stands as its author. */
export const publicSendReply = endpoint({
  ...sendReply,
  name: "publicSendReply",
  summary: "Queue a reply; the actor delivers it in order. The same clientKey twice is one message.",
  path: `${PUBLIC_BASE}/conversations/:conversationId/replies`,
});

export const publicUploadFile = endpoint({
  ...uploadFile,
  name: "publicUploadFile",
  path: `${PUBLIC_BASE}/conversations/:conversationId/uploads`,
});

export const publicListContacts = endpoint({
  ...listContacts,
  name: "publicListContacts",
  path: `${PUBLIC_BASE}/contacts`,
});

export const publicGetContact = endpoint({
  ...getContact,
  name: "publicGetContact",
  path: `${PUBLIC_BASE}/contacts/:contactId`,
});

/** Conditions know them as event.data.<name>. */
const ReportedData = z
  .record(z.string().regex(/^[\p{L}\d_-]{1,60}$/u), FactValue)
  .refine((data) => Object.keys(data).length <= 50);

export const publicReportOfContact = endpoint({
  name: "publicReportOfContact",
  summary:
    "Say that something has happened to a contact (order.paid), so that touch sequences and automations hear of it. The same clientKey twice is one report.",
  method: "POST",
  path: `${PUBLIC_BASE}/contacts/:contactId/events`,
  access: "touches.manage",
  params: z.object({ contactId: ContactId }),
  body: z.object({
    clientKey: z.string().min(8).max(100),
    name: z.string().trim().min(1).max(100),
    data: ReportedData.default({}),
  }),
  result: z.object({ contactId: ContactId, reportedAt: z.iso.datetime() }),
});

export const publicBeginRun = endpoint({
  name: "publicBeginRun",
  summary:
    "Have a contact begin a sequence whose triggers name the API. The same clientKey twice is one run; `left` says why none began.",
  method: "POST",
  path: `${PUBLIC_BASE}/sequences/:sequenceId/runs`,
  access: "touches.manage",
  params: z.object({ sequenceId: SequenceId }),
  body: z.object({
    clientKey: z.string().min(8).max(100),
    contactId: ContactId,
    /** In which it writes; null: where the contact wrote last. */
    conversationId: ConversationId.nullable().default(null),
    data: ReportedData.default({}),
  }),
  result: z.object({ contactId: ContactId, touchRunId: TouchRunId.nullable(), left: z.string().nullable() }),
});
