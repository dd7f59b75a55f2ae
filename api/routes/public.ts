import { reportOfContact } from "../../commands/reportOfContact.ts";
import {
  publicBeginRun,
  publicGetContact,
  publicGetConversation,
  publicGetKey,
  publicListContacts,
  publicListConversations,
  publicListMessages,
  publicReportOfContact,
  publicSendReply,
  publicUploadFile,
} from "../../contracts/endpoints/public.ts";
import { publicRoute } from "../mount.ts";
import { readConversation } from "../presenters/conversation.ts";
import { beginForProgram } from "../touches/beginForProgram.ts";
import { readContact, readContacts } from "./contacts.ts";
import { readConversations } from "./conversations.ts";
import { reply } from "./deliveries.ts";
import { readMessages } from "./messages.ts";
import { keepFile } from "./uploads.ts";

/** What other programs may do by an API key: the same as operators, seen by the same readers and done by the same commands. */
export const publicRoutes = [
  publicRoute(publicGetKey, async ({ key, deps: { requestLimits } }) => ({
    id: key.apiKeyId,
    name: key.name,
    permissions: [...key.permissions],
    branchId: key.branchId,
    expiresAt: key.expiresAt?.toISOString() ?? null,
    requestsPerMinute: requestLimits.perMinute.key,
  })),

  publicRoute(publicListConversations, ({ query, key, deps }) => readConversations(deps, key, query)),

  publicRoute(publicGetConversation, ({ params, key, deps }) => readConversation(deps, key, params.conversationId)),

  publicRoute(publicListMessages, ({ params, query, deps: { db } }) => readMessages(db, params.conversationId, query)),

  publicRoute(publicSendReply, ({ params, body, key, deps }) =>
    reply(deps, { ...params, ...body, tenantId: key.tenantId, by: key }),
  ),

  publicRoute(publicUploadFile, ({ params, query, key: { tenantId }, request, deps }) =>
    keepFile(deps, { tenantId, ...params }, query, request),
  ),

  publicRoute(publicListContacts, ({ query, key, deps: { db } }) => readContacts(db, key, query)),

  publicRoute(publicGetContact, ({ params, key, deps: { db } }) => readContact(db, key.tenantId, params.contactId)),

  publicRoute(publicReportOfContact, async ({ params: { contactId }, body, key, deps: { db } }) => {
    const reportedAt = await reportOfContact(db, { ...body, contactId, tenantId: key.tenantId, by: key });
    return { contactId, reportedAt: reportedAt.toISOString() };
  }),

  publicRoute(publicBeginRun, ({ params, body, key, deps }) => beginForProgram(deps, { ...params, ...body, key })),
];
