import type { DataSource } from "typeorm";
import { hotStatement } from "../../commands/hotStatement.ts";
import { ProductError } from "../../contracts/errors.ts";
import type { ErrorCode } from "../../contracts/errors.ts";
import { parameters } from "../parameters.ts";
import { sees } from "./scopes.ts";
import type { Sees } from "./scopes.ts";
import type { Viewer } from "./viewer.ts";

interface Guard {
  readonly table: string;
  readonly sees: Sees;
  readonly notFound: ErrorCode;
}

/**
 * What an id in a path names. Before a handler runs, each of them has been looked up in the caller's scope: what the
 * caller may not see is not there. A parameter without a guard does not mount.
 */
const guards: Readonly<Record<string, Guard>> = {
  conversationId: { table: "conversations", sees: sees.conversation, notFound: "conversation.not_found" },
  messageId: { table: "messages", sees: sees.inConversation, notFound: "message.not_found" },
  companyId: { table: "companies", sees: sees.company, notFound: "company.not_found" },
  phoneNumberId: { table: "phone_numbers", sees: sees.contactPoint, notFound: "phone_number.not_found" },
  companyNoteId: { table: "company_notes", sees: sees.ofCompany, notFound: "company_note.not_found" },
  companyRequestId: { table: "company_requests", sees: sees.companyRequest, notFound: "company_request.not_found" },
  companyMergeId: { table: "company_merges", sees: sees.ofCompany, notFound: "company_merge.not_found" },
  companyViewId: { table: "company_views", sees: sees.folder, notFound: "company_view.not_found" },
  dictionaryEntryId: { table: "dictionary_entries", sees: sees.ofTenant, notFound: "dictionary_entry.not_found" },
  callRequestId: { table: "call_requests", sees: sees.call, notFound: "call.not_found" },
  deviceId: { table: "devices", sees: sees.device, notFound: "device.not_found" },
  deviceLogId: { table: "phone_logs", sees: sees.ofDevice, notFound: "device.not_found" },
  appBuildId: { table: "app_builds", sees: sees.ofTenant, notFound: "app_build.not_found" },
  contactId: { table: "contacts", sees: sees.contact, notFound: "contact.not_found" },
  appealId: { table: "appeals", sees: sees.inConversation, notFound: "appeal.not_found" },
  mediaId: { table: "media", sees: sees.media, notFound: "media.not_found" },
  channelAccountId: { table: "channel_accounts", sees: sees.channelAccount, notFound: "channel_account.not_found" },
  operatorId: { table: "operators", sees: sees.operator, notFound: "operator.not_found" },
  notificationId: { table: "notifications", sees: sees.own, notFound: "notification.not_found" },
  bulkRunId: { table: "bulk_runs", sees: sees.own, notFound: "bulk.not_found" },
  folderId: { table: "folders", sees: sees.folder, notFound: "folder.not_found" },
  labelId: { table: "labels", sees: sees.ofTenant, notFound: "label.not_found" },
  scheduledReplyId: {
    table: "scheduled_replies",
    sees: sees.inConversation,
    notFound: "scheduled_reply.not_found",
  },
  cannedReplyId: { table: "canned_replies", sees: sees.ofTenant, notFound: "canned_reply.not_found" },
  macroId: { table: "macros", sees: sees.ofTenant, notFound: "macro.not_found" },
  branchId: { table: "branches", sees: sees.ofTenant, notFound: "branch.not_found" },
  teamId: { table: "teams", sees: sees.ofTenant, notFound: "team.not_found" },
  roleId: { table: "custom_roles", sees: sees.ofTenant, notFound: "role.not_found" },
  sequenceId: { table: "sequences", sees: sees.ofTenant, notFound: "sequence.not_found" },
  touchRunId: { table: "touch_runs", sees: sees.ofContact, notFound: "touch_run.not_found" },
  apiKeyId: { table: "api_keys", sees: sees.apiKey, notFound: "api_key.not_found" },
};

/** Parameters that are bounded otherwise, each with the reason. */
const unguarded: ReadonlySet<string> = new Set([
  "sessionId", // looked up among one's own, or among those of the operators one sees
  "version", // a number within its sequence, which is guarded
  "tenantId", // an administrator of the installation stands above all tenants
]);

export const isGuarded = (parameter: string): boolean => parameter in guards || unguarded.has(parameter);

/** Throws the thing's own not_found when it is not there for this viewer. */
export async function requireVisible(db: DataSource, viewer: Viewer, parameter: string, id: string): Promise<void> {
  const guard = guards[parameter];
  if (guard === undefined) return;
  const { values, bind } = parameters();
  const text = `SELECT 1 FROM ${guard.table} thing WHERE thing.id = ${bind(id)} AND ${guard.sees(viewer, "thing", bind)}`;
  const found = await prepared(text)(db, values);
  if (found.length === 0) throw new ProductError(guard.notFound);
}

const statements = new Map<string, ReturnType<typeof hotStatement>>();

/** Planned once a connection: to plan a guard anew at every request costs more than to run it. There is one a guard and scope. */
function prepared(text: string): ReturnType<typeof hotStatement> {
  const statement = statements.get(text) ?? hotStatement(`guard-${statements.size}`, text);
  statements.set(text, statement);
  return statement;
}
