import { z } from "zod";
import { ApiKey } from "../apiKey.ts";
import { endpoint } from "../endpoint.ts";
import type { Endpoint } from "../endpoint.ts";
import { FactValue } from "../facts.ts";
import { ContactId } from "../ids.ts";
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
    /** Conditions know them as event.data.<name>. */
    data: z
      .record(z.string().regex(/^[\p{L}\d_-]{1,60}$/u), FactValue)
      .refine((data) => Object.keys(data).length <= 50)
      .default({}),
  }),
  result: z.object({ contactId: ContactId, reportedAt: z.iso.datetime() }),
});
