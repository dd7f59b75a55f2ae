import type { DataSource } from "typeorm";
import type { ConversationAsOf, ConversationState } from "../../contracts/asOf.ts";
import { ProductError } from "../../contracts/errors.ts";
import type { ConversationId, OperatorId, TenantId } from "../../contracts/ids.ts";
import { type AppealRow, presentAppeal, selectAppeals } from "../presenters/appeal.ts";
import { readDecisions } from "../presenters/decision.ts";
import { type MessageRow, presentMessage, selectMessagesUntil } from "../presenters/message.ts";
import { type RecordedChange, stateAsOf } from "./stateAsOf.ts";

const MESSAGES_MAX = 200;

/** Throws conversation.not_found. A moment before its beginning shows it empty. */
export async function readAsOf(
  db: DataSource,
  {
    tenantId,
    conversationId,
    at,
  }: { readonly tenantId: TenantId; readonly conversationId: ConversationId; readonly at: Date },
): Promise<ConversationAsOf> {
  const [current]: (ConversationState & { startedAt: Date })[] = await db.query(
    `SELECT status, mode, "assigneeId", priority, "isMuted", "createdAt" AS "startedAt",
       ARRAY(SELECT l.name FROM conversation_labels cl JOIN labels l ON l.id = cl."labelId"
         WHERE cl."conversationId" = c.id ORDER BY 1) AS labels
     FROM conversations c WHERE id = $1 AND "tenantId" = $2`,
    [conversationId, tenantId],
  );
  if (current === undefined) throw new ProductError("conversation.not_found");
  const { startedAt, ...now } = current;
  const [changes, wokenAt, messages, decisions, appeals] = await Promise.all([
    readChanges(),
    readWaking(),
    readMessages(),
    readDecisions(db, conversationId, at),
    readAppeals(),
  ]);
  const state = stateAsOf({ now, changes, wokenAt }, at);
  return {
    at: at.toISOString(),
    startedAt: startedAt.toISOString(),
    state,
    assigneeName: await nameOf(state.assigneeId),
    messages: messages.slice(0, MESSAGES_MAX).toReversed().map(presentMessage),
    hasOlder: messages.length > MESSAGES_MAX,
    decisions,
    ...appeals,
  };

  function readChanges(): Promise<RecordedChange[]> {
    return db.query(
      `SELECT "occurredAt" AS at, before, after FROM audit_entries
       WHERE "tenantId" = $1 AND "conversationId" = $2 AND action LIKE ANY('{conversation.%,reply.queued}')
       ORDER BY "occurredAt", id`,
      [tenantId, conversationId],
    );
  }

  async function readWaking(): Promise<Date[]> {
    const rows: { at: Date }[] = await db.query(
      `SELECT "recordedAt" AS at FROM messages WHERE "conversationId" = $1 AND direction = 'in' AND "recordedAt" <= $2
       UNION ALL SELECT "decidedAt" FROM decisions WHERE "conversationId" = $1 AND kind = 'snoozeEnded' AND "decidedAt" <= $2`,
      [conversationId, at],
    );
    return rows.map((row) => row.at);
  }

  function readMessages(): Promise<MessageRow[]> {
    return db.query(
      `${selectMessagesUntil("$2::timestamptz")} WHERE m."conversationId" = $1 AND m."recordedAt" <= $2 ORDER BY m.seq DESC LIMIT $3`,
      [conversationId, at, MESSAGES_MAX + 1],
    );
  }

  async function readAppeals(): Promise<Pick<ConversationAsOf, "appeal" | "appealChangedSince">> {
    const rows: AppealRow[] = await db.query(`${selectAppeals} WHERE "conversationId" = $1 ORDER BY "updatedAt" DESC`, [
      conversationId,
    ]);
    const known = rows.find(({ updatedAt }) => updatedAt <= at);
    return {
      appeal: known ? presentAppeal(known) : null,
      appealChangedSince: rows.some(({ updatedAt }) => updatedAt > at),
    };
  }

  async function nameOf(id: OperatorId | null): Promise<string | null> {
    const [operator]: { name: string }[] = await db.query(
      `SELECT name FROM operators WHERE id = $1 AND "tenantId" = $2`,
      [id, tenantId],
    );
    return operator?.name ?? null;
  }
}
