import type { DataSource, EntityManager } from "typeorm";
import type { ConversationRef, OperatorRef } from "../../contracts/actors.ts";
import type { BulkAction, BulkActionKind } from "../../contracts/bulk.ts";
import type { ConversationHolders } from "../../contracts/conversation.ts";
import type { BulkRunId, ConversationId } from "../../contracts/ids.ts";
import { mayView } from "../../contracts/sight.ts";
import type { BulkOutcome } from "../../entities/bulkItemRecord.ts";
import { lockConversation, refOf } from "../lockConversation.ts";
import { recordDecision } from "../recordDecision.ts";
import { transact } from "../transact.ts";
import type { BulkRunToWork } from "./bulkRuns.ts";
import { isAlreadySo, readSnapshot } from "./conversationSnapshot.ts";
import { readDoer } from "./readDoer.ts";

export interface BulkItem {
  readonly runId: BulkRunId;
  readonly conversationId: ConversationId;
}

/** An item whose order is to be given now. */
export interface BegunItem {
  readonly ref: ConversationRef;
  readonly lastSeq: number;
}

/** The next of a run that are to be worked on, in order. */
export async function nextItems(
  db: DataSource,
  runId: BulkRunId,
  outcomes: readonly BulkOutcome[],
  limit: number,
): Promise<ConversationId[]> {
  const items: { id: ConversationId }[] = await db.query(
    `SELECT "conversationId" AS id FROM bulk_items WHERE "runId" = $1 AND outcome = ANY($2::text[]) ORDER BY position LIMIT $3`,
    [runId, outcomes, limit],
  );
  return items.map(({ id }) => id);
}

/**
 * Looks whether an item is still to be done, and writes down what the conversation is like before. One that was begun
 * already and is as it should be was done by whoever died then. Null: there is nothing to do.
 */
export async function beginItem(
  db: DataSource,
  run: BulkRunToWork,
  conversationId: ConversationId,
): Promise<BegunItem | null> {
  const { id: runId, action, by } = run;
  const item = { runId, conversationId };
  return transact(db, async (manager) => {
    const conversation = await lockConversation(manager, conversationId, run.tenantId);
    const [found]: { outcome: BulkOutcome }[] = await manager.query(
      `SELECT outcome FROM bulk_items WHERE "runId" = $1 AND "conversationId" = $2`,
      [runId, conversationId],
    );
    const now = await readSnapshot(manager, conversationId, by.operatorId);
    const isSo = isAlreadySo(action, now);
    if (found?.outcome === "begun" && isSo) {
      await finish(manager, item, action.kind, by);
      return null;
    }
    const skipped = isSo ? "alreadySo" : await refusalFor(manager, run, conversationId);
    if (skipped !== null) {
      await settle(manager, item, "skipped", skipped);
      return null;
    }
    await manager.query(
      `UPDATE bulk_items SET outcome = 'begun', before = $3 WHERE "runId" = $1 AND "conversationId" = $2`,
      [runId, conversationId, JSON.stringify(now)],
    );
    return { ref: refOf(conversation), lastSeq: conversation.lastSeq };
  });
}

/** Why a run may not touch a conversation now; null: it may. */
export async function refusalFor(
  manager: EntityManager,
  { action, by }: { readonly action: BulkAction; readonly by: OperatorRef },
  conversationId: ConversationId,
): Promise<"noRight" | "outOfSight" | null> {
  const doer = await readDoer(manager, by.operatorId, action);
  if (!doer.mayDo) return "noRight";
  const [holders]: ConversationHolders[] = await manager.query(
    `SELECT "branchId", "teamId", "assigneeId" FROM conversations WHERE id = $1`,
    [conversationId],
  );
  return holders !== undefined && mayView(doer, holders) ? null : "outOfSight";
}

export async function endItem(db: DataSource, item: BulkItem, kind: BulkActionKind, by: OperatorRef): Promise<void> {
  await transact(db, (manager) => finish(manager, item, kind, by));
}

export async function skipItem(db: DataSource, item: BulkItem, reason: string): Promise<void> {
  await transact(db, (manager) => settle(manager, item, "skipped", reason));
}

export async function settle(manager: EntityManager, item: BulkItem, outcome: BulkOutcome, reason: string | null) {
  await manager.query(`UPDATE bulk_items SET outcome = $3, reason = $4 WHERE "runId" = $1 AND "conversationId" = $2`, [
    item.runId,
    item.conversationId,
    outcome,
    reason,
  ]);
}

/** What leaves no line of its own in the thread when it is ordered there alone. */
const SILENT: ReadonlySet<BulkActionKind> = new Set(["label", "priority", "mute"]);

async function finish(
  manager: EntityManager,
  item: BulkItem,
  kind: BulkActionKind,
  { operatorId, name, bulk }: OperatorRef,
) {
  const conversation = await lockConversation(manager, item.conversationId);
  await manager.query(
    `UPDATE bulk_items SET outcome = 'done', after = $3 WHERE "runId" = $1 AND "conversationId" = $2`,
    [item.runId, item.conversationId, JSON.stringify(await readSnapshot(manager, item.conversationId, operatorId))],
  );
  if (!SILENT.has(kind)) return;
  const { lastSeq: afterSeq, generation } = conversation;
  const decision = { kind: "changedInBulk", reason: `bulk.${kind}`, by: name, afterSeq, generation, bulk } as const;
  await recordDecision(manager, conversation, decision);
}
