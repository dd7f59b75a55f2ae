import type { DataSource } from "typeorm";
import { beginItem, endItem, nextItems, skipItem } from "../commands/bulk/bulkItems.ts";
import type { BegunItem } from "../commands/bulk/bulkItems.ts";
import { endBulkRun, readBulkRun, touchBulkRun } from "../commands/bulk/bulkRuns.ts";
import type { BulkRunToWork } from "../commands/bulk/bulkRuns.ts";
import { undoItem } from "../commands/bulk/undoItem.ts";
import { changeConversation } from "../commands/changeConversation.ts";
import { labelConversation } from "../commands/labelConversation.ts";
import { markRead } from "../commands/markRead.ts";
import { markUnread } from "../commands/markUnread.ts";
import { reopenConversation } from "../commands/reopenConversation.ts";
import { snoozeConversation } from "../commands/snoozeConversation.ts";
import type { AssignmentTarget, ConversationRef, OperatorRef } from "../contracts/actors.ts";
import { ProductError } from "../contracts/errors.ts";
import type { BulkRunId, ConversationId } from "../contracts/ids.ts";
import { whileHeartbeating } from "./whileHeartbeating.ts";

/** Its owner hears of progress once a page. */
const PAGE = 20;

/** Conversations' actors, as bulk runs speak to them. A refusal comes as a ProductError. */
export interface BulkOrders {
  assign(conversation: ConversationRef, by: OperatorRef, to: AssignmentTarget): Promise<unknown>;
  close(conversation: ConversationRef, by: OperatorRef): Promise<unknown>;
  ring(conversation: ConversationRef): Promise<void>;
}

interface BulkDeps {
  readonly db: DataSource;
  readonly orders: BulkOrders;
}

export type BulkActivities = ReturnType<typeof createBulkActivities>;

export const createBulkActivities = (deps: BulkDeps) => ({
  /** Works on the next few conversations of a run, one after another. False: nothing is left, or it was stopped. */
  async workOnPage({ runId }: { runId: BulkRunId }): Promise<boolean> {
    return whileHeartbeating(async (cancelled) => {
      const run = await readBulkRun(deps.db, runId);
      if (run.state !== "running" && run.state !== "undoing") return false;
      const outcomes = run.state === "running" ? (["waiting", "begun"] as const) : (["done"] as const);
      const page = await nextItems(deps.db, runId, outcomes, PAGE);
      if (page.length === 0) {
        await endBulkRun(deps.db, run);
        return false;
      }
      for (const conversationId of page) {
        if (cancelled.aborted || (await readBulkRun(deps.db, runId)).state !== run.state) break;
        await (run.state === "running" ? change(deps, run, conversationId) : undo(deps, run, conversationId));
      }
      await touchBulkRun(deps.db, run);
      return true;
    });
  },
});

async function undo({ db, orders }: BulkDeps, run: BulkRunToWork, conversationId: ConversationId): Promise<void> {
  const ring = await undoItem(db, run, conversationId);
  if (ring !== null) await orders.ring(ring);
}

/** What is refused is skipped with its reason; a server that is away has refused nothing. */
async function change(deps: BulkDeps, run: BulkRunToWork, conversationId: ConversationId): Promise<void> {
  const item = { runId: run.id, conversationId };
  const begun = await beginItem(deps.db, run, conversationId);
  if (begun === null) return;
  try {
    await carryOut(deps, run, begun);
  } catch (error) {
    if (!(error instanceof ProductError) || AWAY.has(error.code)) throw error;
    return skipItem(deps.db, item, error.code);
  }
  await endItem(deps.db, item, run.action.kind, run.by);
}

const AWAY: ReadonlySet<string> = new Set(["temporal.unavailable", "database.unavailable"]);

/** The command that the same order gives to one conversation alone. */
async function carryOut({ db, orders }: BulkDeps, { action, by }: BulkRunToWork, { ref, lastSeq }: BegunItem) {
  const { conversationId, tenantId } = ref;
  const place = { tenantId, conversationId };
  const ringing = async (change: Promise<ConversationRef | null>) => {
    const ring = await change;
    if (ring !== null) await orders.ring(ring);
  };
  switch (action.kind) {
    case "close":
      return orders.close(ref, by);
    case "assign":
      return orders.assign(ref, by, action.to);
    case "reopen":
      return ringing(reopenConversation(db, { ...place, by }));
    case "pending":
      return ringing(changeConversation(db, place, { status: "pending" }, by));
    case "snooze": {
      const until = action.until === null ? null : new Date(action.until);
      return ringing(snoozeConversation(db, { ...place, until, by }));
    }
    case "label":
      return labelConversation(db, { ...place, add: action.add, remove: action.remove, by });
    case "priority":
      return ringing(changeConversation(db, place, { priority: action.priority }, by));
    case "mute":
      return ringing(changeConversation(db, place, { isMuted: action.isMuted }, by));
    case "read":
      return markRead(db, { ...place, upToSeq: lastSeq, operatorId: by.operatorId });
    case "unread":
      return markUnread(db, { ...place, operatorId: by.operatorId });
  }
}
