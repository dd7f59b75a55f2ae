import { z } from "zod";
import { ApiKeyId, ConversationId, OperatorId } from "./ids.ts";

/** What a person did, named by what was changed. The console says each of them in words. */
export const AuditAction = z.enum([
  "installation.setUp",
  "session.signedIn",
  "session.signInFailed",
  "session.signedOut",
  "channelAccount.created",
  "channelAccount.paused",
  "channelAccount.resumed",
  "channelAccount.revived",
  "reply.queued",
  "reply.cancelled",
  "reply.scheduled",
  "reply.rescheduled",
  "reply.unscheduled",
  "cannedReply.created",
  "cannedReply.changed",
  "cannedReply.deleted",
  "macro.created",
  "macro.changed",
  "macro.deleted",
  "delivery.resent",
  "delivery.dismissed",
  "conversation.taken",
  "conversation.handedBack",
  "conversation.closed",
  "conversation.reopened",
  "conversation.snoozed",
  "conversation.changed",
  "conversation.labelled",
  "conversation.assigned",
  "contact.changed",
  "team.queueChanged",
  "note.written",
  "label.created",
  "label.changed",
  "label.deleted",
  "appeal.corrected",
  "person.invited",
  "person.changed",
  "person.deactivated",
  "person.reactivated",
  "person.linkMade",
  "profile.changed",
  "password.changed",
  "session.ended",
  "session.allEnded",
  "twoFactor.confirmed",
  "twoFactor.removed",
  "session.tokenReused",
  "password.forgotten",
  "person.joined",
  "apiKey.created",
  "apiKey.revoked",
  "safety.changed",
  "channelAccount.changed",
  "branch.created",
  "branch.changed",
  "branch.deleted",
  "team.created",
  "team.changed",
  "team.deleted",
  "role.created",
  "role.changed",
  "role.deleted",
  "tenant.created",
  "tenant.renamed",
  "tenant.suspended",
  "tenant.resumed",
  "tenant.settingsChanged",
  "tenant.forgotten",
  "folder.created",
  "folder.changed",
  "folder.deleted",
  "bulk.started",
  "bulk.cancelled",
  "bulk.undoOrdered",
  "bulk.ended",
  "conversation.restored",
  "message.edited",
  "message.deleted",
  "telegramApp.changed",
  "telegramAccount.signInStepTaken",
  "telegramAccount.signOutOrdered",
  "telegramAccount.relocationOrdered",
  "telegramAccount.importBegun",
  "telegramAccount.importStopped",
]);
export type AuditAction = z.infer<typeof AuditAction>;

/** Only fields that changed. Never a secret or what was said in a message: ids and lengths stand for them. */
const AuditedFields = z.record(z.string(), z.unknown());
export type AuditedFields = z.infer<typeof AuditedFields>;

export const AuditEntry = z.object({
  id: z.string(),
  occurredAt: z.iso.datetime(),
  /** Null where nobody had signed in, and for what the installation did by itself. */
  operatorId: OperatorId.nullable(),
  /** The API key that did it; operatorName is then its name. */
  apiKeyId: ApiKeyId.nullable(),
  /** As it was then. */
  operatorName: z.string().nullable(),
  action: AuditAction,
  /** What was changed; its prefix says what it is. */
  entityId: z.string().nullable(),
  conversationId: ConversationId.nullable(),
  before: AuditedFields,
  after: AuditedFields,
  /** The caller's network address. */
  address: z.string().nullable(),
  /** The answer's x-request-id. */
  requestId: z.string().nullable(),
});
export type AuditEntry = z.infer<typeof AuditEntry>;

/** The log as a file, filtered like listAuditEntries. No endpoint object, because its answer is no JSON. */
export const AUDIT_CSV_PATH = "/api/v1/admin/audit.csv";
