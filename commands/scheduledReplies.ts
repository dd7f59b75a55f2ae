import type { DataSource, EntityManager } from "typeorm";
import type { ConversationRef, OperatorRef } from "../contracts/actors.ts";
import { ProductError } from "../contracts/errors.ts";
import type { ConversationId, MediaId, OperatorId, ScheduledReplyId, TenantId } from "../contracts/ids.ts";
import { newId } from "../entities/newId.ts";
import { insertOutgoing } from "./insertOutgoing.ts";
import { lockConversation, refOf } from "./lockConversation.ts";
import type { LockedConversation } from "./lockConversation.ts";
import { recordAudit } from "./recordAudit.ts";
import { recordEvents } from "./recordEvents.ts";
import { ringOutbox } from "./ringOutbox.ts";
import { transact } from "./transact.ts";
import { requireUpload } from "./uploads.ts";

/** When the next reply that waits in a conversation (by its alias) is due, as an SQL expression of a time. */
export const scheduledDueAt = (c: string): string =>
  `(SELECT min("dueAt") FROM scheduled_replies WHERE "conversationId" = ${c}.id AND status = 'waiting')`;

interface Place {
  readonly tenantId: TenantId;
  readonly conversationId: ConversationId;
}

export interface Scheduled {
  readonly id: ScheduledReplyId;
  /** Ring the actor, which has to learn of the new time. */
  readonly ring: ConversationRef | null;
}

interface ReplyToSchedule extends Place {
  readonly by: OperatorRef;
  readonly text: string;
  /** The upload that goes with it. */
  readonly mediaId: MediaId | null;
  readonly dueAt: Date;
  readonly clientKey: string;
}

/**
 * Keeps a reply until its time, once per client key. It takes the conversation from nobody, now or when it leaves. Throws
 * media.not_found.
 */
export async function scheduleReply(db: DataSource, reply: ReplyToSchedule): Promise<Scheduled> {
  const { tenantId, conversationId, by, text, mediaId, dueAt, clientKey } = reply;
  return transact(db, async (manager) => {
    const conversation = await lockConversation(manager, conversationId, tenantId);
    const [earlier]: { id: ScheduledReplyId }[] = await manager.query(
      `SELECT id FROM scheduled_replies WHERE "conversationId" = $1 AND "clientKey" = $2`,
      [conversationId, clientKey],
    );
    if (earlier !== undefined) return { id: earlier.id, ring: null };
    if (mediaId !== null) await requireUpload(manager, conversation, mediaId);
    const id = newId("sch");
    await manager.query(
      `INSERT INTO scheduled_replies (id, "tenantId", "conversationId", "operatorId", text, "mediaId", "dueAt", "clientKey")
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`,
      [id, tenantId, conversationId, by.operatorId, text, mediaId, dueAt, clientKey],
    );
    const after = { dueAt: dueAt.toISOString(), textLength: text.length, ...(mediaId && { files: 1 }) };
    await recordAudit(manager, { tenantId, by, action: "reply.scheduled", entityId: id, conversationId, after });
    return { id, ring: await tellActor(manager, conversation) };
  });
}

interface ScheduledChange {
  readonly text?: string | undefined;
  readonly dueAt?: Date | undefined;
}

/** Throws scheduled_reply.gone for one that has left or was withdrawn. */
export async function changeScheduledReply(
  db: DataSource,
  { tenantId, conversationId, id }: Place & { readonly id: ScheduledReplyId },
  { text, dueAt }: ScheduledChange,
  by: OperatorRef,
): Promise<ConversationRef | null> {
  return transact(db, async (manager) => {
    const conversation = await lockConversation(manager, conversationId, tenantId);
    const before = await waiting(manager, conversation, id);
    await manager.query(
      `UPDATE scheduled_replies SET text = coalesce($2, text), "dueAt" = coalesce($3, "dueAt") WHERE id = $1`,
      [id, text ?? null, dueAt ?? null],
    );
    await recordAudit(manager, {
      tenantId,
      by,
      action: "reply.rescheduled",
      entityId: id,
      conversationId,
      before: { dueAt: before.dueAt.toISOString(), textLength: before.text.length },
      after: { dueAt: (dueAt ?? before.dueAt).toISOString(), textLength: (text ?? before.text).length },
    });
    return tellActor(manager, conversation);
  });
}

/** Throws scheduled_reply.gone for one that has left or was withdrawn. */
export async function cancelScheduledReply(
  db: DataSource,
  { tenantId, conversationId, id }: Place & { readonly id: ScheduledReplyId },
  by: OperatorRef,
): Promise<void> {
  await transact(db, async (manager) => {
    const conversation = await lockConversation(manager, conversationId, tenantId);
    const { dueAt } = await waiting(manager, conversation, id);
    await manager.query(`UPDATE scheduled_replies SET status = 'cancelled' WHERE id = $1`, [id]);
    const before = { dueAt: dueAt.toISOString() };
    await recordAudit(manager, { tenantId, by, action: "reply.unscheduled", entityId: id, conversationId, before });
    await recordEvents(manager, tenantId, [{ kind: "conversation.changed", conversationId }]);
  });
}

interface DueReply {
  readonly id: ScheduledReplyId;
  readonly operatorId: OperatorId;
  readonly text: string;
  readonly mediaId: MediaId | null;
}

/** Turns the replies of a locked conversation whose time has come into queued messages, in the order of their times. */
export async function queueDueReplies(manager: EntityManager, conversation: LockedConversation): Promise<void> {
  const { id: conversationId, tenantId } = conversation;
  const due: DueReply[] = await manager.query(
    `SELECT id, "operatorId", text, "mediaId" FROM scheduled_replies
     WHERE "conversationId" = $1 AND status = 'waiting' AND "dueAt" <= clock_timestamp() ORDER BY "dueAt", id`,
    [conversationId],
  );
  for (const { id, operatorId, text, mediaId } of due) {
    await manager.query(`UPDATE scheduled_replies SET status = 'queued' WHERE id = $1`, [id]);
    await insertOutgoing(manager, conversation, {
      id: newId("msg"),
      text,
      mediaId,
      author: "operator",
      operatorId,
      clientKey: id,
      generation: null,
      status: "queued",
    });
  }
  if (due.length > 0) await recordEvents(manager, tenantId, [{ kind: "conversation.changed", conversationId }]);
}

async function waiting(manager: EntityManager, { id: conversationId }: LockedConversation, id: ScheduledReplyId) {
  const [reply]: { text: string; dueAt: Date }[] = await manager.query(
    `SELECT text, "dueAt" FROM scheduled_replies WHERE id = $1 AND "conversationId" = $2 AND status = 'waiting'`,
    [id, conversationId],
  );
  if (reply === undefined) throw new ProductError("scheduled_reply.gone");
  return reply;
}

async function tellActor(manager: EntityManager, conversation: LockedConversation): Promise<ConversationRef | null> {
  const { id: conversationId, tenantId } = conversation;
  await recordEvents(manager, tenantId, [{ kind: "conversation.changed", conversationId }]);
  return (await ringOutbox(manager, conversation)) ? refOf(conversation) : null;
}
