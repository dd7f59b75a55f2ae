import type { DataSource } from "typeorm";
import type { Decision } from "../../contracts/conversation.ts";
import type { ConversationId } from "../../contracts/ids.ts";

const DECISIONS_MAX = 100;

interface DecisionRow extends Omit<Decision, "decidedAt"> {
  readonly decidedAt: Date;
}

/** The latest decisions of a conversation, the newest first. */
export async function readDecisions(db: DataSource, conversationId: ConversationId): Promise<Decision[]> {
  const rows: DecisionRow[] = await db.query(
    `SELECT id, kind, reason, "afterSeq", generation, by, confidence, inputs, "messageId", "decidedAt" FROM decisions
     WHERE "conversationId" = $1 ORDER BY "decidedAt" DESC, id DESC LIMIT $2`,
    [conversationId, DECISIONS_MAX],
  );
  return rows.map(presentDecision);
}

const presentDecision = (row: DecisionRow): Decision => ({ ...row, decidedAt: row.decidedAt.toISOString() });
