import { z } from "zod";
import { Appeal } from "../appeal.ts";
import { Contact } from "../contact.ts";
import { Entities } from "../extraction.ts";
import { endpoint } from "../endpoint.ts";
import { AppealId, ContactId, ConversationId } from "../ids.ts";

export const listContacts = endpoint({
  name: "listContacts",
  summary: "Contacts by name.",
  method: "GET",
  path: "/api/v1/operator/contacts",
  access: "contacts.read",
  query: z.object({
    search: z.string().trim().max(100).optional(),
    cursor: z.string().max(300).optional(),
    limit: z.coerce.number().int().min(1).max(100).default(50),
  }),
  result: z.object({ contacts: z.array(Contact), next: z.string().nullable() }),
});

export const getContact = endpoint({
  name: "getContact",
  summary: "One contact with its identities.",
  method: "GET",
  path: "/api/v1/operator/contacts/:contactId",
  access: "contacts.read",
  params: z.object({ contactId: ContactId }),
  result: Contact,
});

export const listAppeals = endpoint({
  name: "listAppeals",
  summary: "Appeals of a conversation, the newest first.",
  method: "GET",
  path: "/api/v1/operator/conversations/:conversationId/appeals",
  access: "appeals.read",
  params: z.object({ conversationId: ConversationId }),
  result: z.object({ appeals: z.array(Appeal) }),
});

/** Fields given here are marked as corrected by hand; extraction leaves them alone from then on. */
export const correctAppeal = endpoint({
  name: "correctAppeal",
  summary: "Correct extracted entities by hand.",
  method: "PATCH",
  path: "/api/v1/operator/appeals/:appealId",
  access: "appeals.edit",
  params: z.object({ appealId: AppealId }),
  body: Entities.partial(),
  result: Appeal,
});
