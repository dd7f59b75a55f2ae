import type { DataSource, EntityManager } from "typeorm";
import type { ConversationRef } from "../../contracts/actors.ts";
import type { BulkActionKind } from "../../contracts/bulk.ts";
import type { ConversationId } from "../../contracts/ids.ts";
import { changeAnswering } from "../changeAnswering.ts";
import { lockConversation, refOf } from "../lockConversation.ts";
import type { LockedConversation } from "../lockConversation.ts";
import { leaveUnread } from "../markUnread.ts";
import { recordAudit } from "../recordAudit.ts";
import { recordDecision } from "../recordDecision.ts";
import { recordEvents } from "../recordEvents.ts";
import { ringOutbox } from "../ringOutbox.ts";
import { transact } from "../transact.ts";
import { refusalFor, settle } from "./bulkItems.ts";
import type { BulkRunToWork } from "./bulkRuns.ts";
import { readSnapshot } from "./conversationSnapshot.ts";
import type { ConversationSnapshot } from "./conversationSnapshot.ts";

/**
 * Puts one conversation back to what it was before the run, in one transaction, if nothing that the run changed has been
 * changed since. Labels go one by one: those of others stay. The bot is not made to answer what lay unanswered. The actor
 * has to know who answers now: ring it.
 */
export async function undoItem(
  db: DataSource,
  run: BulkRunToWork,
  conversationId: ConversationId,
): Promise<ConversationRef | null> {
  const item = { runId: run.id, conversationId };
  return transact(db, async (manager) => {
    const conversation = await lockConversation(manager, conversationId, run.tenantId);
    const [kept]: { before: ConversationSnapshot; after: ConversationSnapshot }[] = await manager.query(
      `SELECT before, after FROM bulk_items WHERE "runId" = $1 AND "conversationId" = $2 AND outcome = 'done'`,
      [run.id, conversationId],
    );
    if (kept === undefined) return null;
    const now = await readSnapshot(manager, conversationId, run.by.operatorId);
    const isOwn = OWN.has(run.action.kind);
    const changed = isOwn ? (["ownUnread"] as const) : changedFields(kept.before, kept.after);
    const isTouched = changed.some((field) => now[field] !== kept.after[field]);
    const refusal = isTouched ? "changedSince" : await refusalFor(manager, run, conversationId);
    if (refusal !== null) {
      await settle(manager, item, "kept", refusal);
      return null;
    }
    if (isOwn) {
      const { tenantId, by } = run;
      await leaveUnread(manager, { tenantId, conversationId, operatorId: by.operatorId }, kept.before.ownUnread);
      await settle(manager, item, "undone", null);
      return null;
    }
    const restored = await restore(manager, conversation, run, kept);
    await settle(manager, item, "undone", null);
    const rings = restored.mode === "operator" || restored.mode !== conversation.mode;
    return rings && (await ringOutbox(manager, restored)) ? refOf(restored) : null;
  });
}

/** These change nothing but what is new to whoever ordered them, and leave no line in the thread. */
const OWN: ReadonlySet<BulkActionKind> = new Set(["read", "unread"]);

const FIELDS = [
  "status",
  "snoozedUntil",
  "mode",
  "assigneeId",
  "teamId",
  "priority",
  "isMuted",
  "unread",
  "readSeq",
  "waitingSince",
] as const satisfies readonly (keyof ConversationSnapshot)[];

const changedFields = (before: ConversationSnapshot, after: ConversationSnapshot) =>
  FIELDS.filter((field) => before[field] !== after[field]);

/** Who answers is changed with its fence; the rest are columns. */
const ANSWERING: ReadonlySet<string> = new Set(["mode", "assigneeId", "teamId"]);

async function restore(
  manager: EntityManager,
  conversation: LockedConversation,
  { tenantId, by }: BulkRunToWork,
  { before, after }: { readonly before: ConversationSnapshot; readonly after: ConversationSnapshot },
): Promise<LockedConversation> {
  const { id: conversationId, lastSeq: afterSeq, generation } = conversation;
  const changed = changedFields(before, after);
  const columns = changed.filter((field) => !ANSWERING.has(field));
  const line = { kind: "undoneInBulk", reason: "bulk.undone" } as const;
  let restored = conversation;
  if (columns.length < changed.length) {
    restored = await changeAnswering(manager, conversation, { ...line, by, mode: before.mode, holder: before });
  } else {
    await recordDecision(manager, conversation, { ...line, by: by.name, afterSeq, generation, bulk: by.bulk });
    await recordEvents(manager, tenantId, [{ kind: "conversation.changed", conversationId }]);
  }
  if (columns.length > 0) {
    await manager.query(
      `UPDATE conversations SET ${columns.map((column, place) => `"${column}" = $${place + 2}`).join(", ")} WHERE id = $1`,
      [conversationId, ...columns.map((column) => before[column])],
    );
  }
  await manager.query(`DELETE FROM conversation_labels WHERE "conversationId" = $1 AND "labelId" = ANY($2::text[])`, [
    conversationId,
    after.labelIds.filter((id) => !before.labelIds.includes(id)),
  ]);
  await manager.query(
    `INSERT INTO conversation_labels ("conversationId", "labelId")
     SELECT $1, id FROM labels WHERE id = ANY($2::text[]) ON CONFLICT DO NOTHING`,
    [conversationId, before.labelIds.filter((id) => !after.labelIds.includes(id))],
  );
  await manager.query(`UPDATE appeals SET status = 'open', "updatedAt" = now() WHERE id = ANY($1::text[])`, [
    before.openAppealIds.filter((id) => !after.openAppealIds.includes(id)),
  ]);
  const named = (snapshot: ConversationSnapshot) =>
    Object.fromEntries(changed.map((field) => [field, snapshot[field]]));
  await recordAudit(manager, {
    tenantId,
    by,
    action: "conversation.restored",
    entityId: conversationId,
    conversationId,
    before: named(after),
    after: named(before),
  });
  return restored;
}
