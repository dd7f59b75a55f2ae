import type { DataSource, EntityManager } from "typeorm";
import type { AuthorRef, ConversationRef } from "../contracts/actors.ts";
import { ProductError } from "../contracts/errors.ts";
import type { ConversationId, MediaId, MessageId, TenantId } from "../contracts/ids.ts";
import { TenantSettings } from "../contracts/tenantSettings.ts";
import { newId } from "../entities/newId.ts";
import { changeAnswering, roundIsOver } from "./changeAnswering.ts";
import { insertOutgoing } from "./insertOutgoing.ts";
import { lockConversation, refOf } from "./lockConversation.ts";
import type { LockedConversation } from "./lockConversation.ts";
import { recordAudit } from "./recordAudit.ts";
import { requireCapacity } from "./requireCapacity.ts";
import { requireUnanswered } from "./requireUnanswered.ts";
import { ringOutbox } from "./ringOutbox.ts";
import { transact } from "./transact.ts";

export interface ReplyToQueue {
  readonly conversationId: ConversationId;
  readonly tenantId: TenantId;
  readonly by: AuthorRef;
  readonly text: string;
  /** The upload that goes with it. */
  readonly mediaId?: MediaId | null;
  /** Chosen by the caller, one per intended message: the same key is the same message. */
  readonly clientKey: string;
  /** The message of this conversation that the reply answers. */
  readonly quotedId?: MessageId | null;
  /** Close the conversation once the reply has left. Whoever writes again after that has not finished. */
  readonly thenClose?: boolean;
  /** The last message that its author had on screen; null: they are not asked who else has answered. */
  readonly seenSeq?: number | null;
}

export interface Queued {
  readonly messageId: MessageId;
  /** Ring the actor, unless an earlier bell is still on its way. */
  readonly ring: ConversationRef | null;
}

/**
 * Puts a person's reply into the outbox, once per client key. Answering is taking: a conversation that the bot held, or
 * nobody, is the operator's from this transaction on, and an answer the bot is still thinking will not leave. After an API
 * key's reply it is the operators', and nobody's in particular. Throws operator.at_capacity, tenant.suspended,
 * media.not_found, and message.answered_meanwhile where somebody else has answered after `seenSeq`.
 */
export async function queueReply(db: DataSource, reply: ReplyToQueue): Promise<Queued> {
  const { by } = reply;
  return transact(db, async (manager) => {
    const conversation = await lockConversation(manager, reply.conversationId, reply.tenantId);
    const { earlierId, settings } = await readBefore(manager, conversation, reply.clientKey);
    if (earlierId !== null) return { messageId: earlierId, ring: null };
    if (conversation.tenantStatus === "suspended") throw new ProductError("tenant.suspended");
    if (typeof reply.seenSeq === "number") await requireUnanswered(manager, conversation, reply.seenSeq, by);

    if (reply.quotedId) await requireInConversation(manager, conversation, reply.quotedId);
    const takes = conversation.mode !== "operator" || conversation.assigneeId === null;
    if (takes && by.operatorId !== null) await requireCapacity(manager, conversation, by.operatorId);
    const id = newId("msg");
    const held =
      conversation.mode === "operator"
        ? conversation
        : await changeAnswering(manager, conversation, {
            kind: "takenOver",
            reason: "operator.replied",
            by,
            mode: "operator",
            holder: { assigneeId: reply.by.operatorId, teamId: conversation.teamId },
          });
    await insertOutgoing(manager, held, {
      id,
      text: reply.text,
      mediaId: reply.mediaId ?? null,
      author: "operator",
      operatorId: by.operatorId,
      apiKeyId: by.apiKeyId,
      clientKey: reply.clientKey,
      generation: null,
      status: "queued",
      quotedId: reply.quotedId ?? null,
      holdMs: by.operatorId === null ? 0 : TenantSettings.parse(settings).undoSeconds * 1_000,
    });
    await manager.query(
      `UPDATE conversations SET "answeredSeq" = "lastSeq", "readSeq" = "lastSeq", unread = 0, status = 'open', "snoozedUntil" = NULL,
         "waitingSince" = NULL, "inboundBell" = 'quiet', "closingAfterId" = $3,
         "needsOperator" = false, "assigneeId" = coalesce("assigneeId", $2), ${roundIsOver} WHERE id = $1`,
      [held.id, by.operatorId, reply.thenClose ? id : null],
    );
    await manager.query(
      `UPDATE contacts p SET "responsibleId" = $2 FROM tenants n
       WHERE p.id = $1 AND p."responsibleId" IS NULL AND n.id = p."tenantId" AND n.settings->>'responsible' = 'firstToReply'`,
      [held.contactId, reply.by.operatorId],
    );
    await recordAudit(manager, {
      tenantId: reply.tenantId,
      by,
      action: "reply.queued",
      entityId: id,
      conversationId: held.id,
      before: { mode: conversation.mode, assigneeId: conversation.assigneeId },
      after: {
        mode: held.mode,
        assigneeId: held.assigneeId ?? by.operatorId,
        textLength: reply.text.length,
        ...(reply.mediaId && { files: 1 }),
      },
    });
    return { messageId: id, ring: (await ringOutbox(manager, held)) ? refOf(held) : null };
  });
}

/** Throws message.not_found, also for a note: what the contact does not have cannot be answered to them. */
async function requireInConversation(manager: EntityManager, { id }: LockedConversation, quotedId: MessageId) {
  const found: unknown[] = await manager.query(
    `SELECT 1 FROM messages WHERE id = $1 AND "conversationId" = $2 AND direction <> 'note'`,
    [quotedId, id],
  );
  if (found.length === 0) throw new ProductError("message.not_found");
}

/** The message that this key has queued already, and by which of the tenant's settings a new one is queued. */
async function readBefore(manager: EntityManager, { id, tenantId }: LockedConversation, clientKey: string) {
  const [before]: { earlierId: MessageId | null; settings: unknown }[] = await manager.query(
    `SELECT settings, (SELECT id FROM messages WHERE "conversationId" = $1 AND "clientKey" = $2) AS "earlierId"
     FROM tenants WHERE id = $3`,
    [id, clientKey, tenantId],
  );
  if (before === undefined) throw new Error(`Tenant ${tenantId} does not exist.`);
  return before;
}
