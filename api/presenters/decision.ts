import type { DataSource } from "typeorm";
import type { Decision } from "../../contracts/conversation.ts";
import type { ConversationId } from "../../contracts/ids.ts";

const DECISIONS_MAX = 100;

interface DecisionRow extends Omit<Decision, "decidedAt"> {
  readonly decidedAt: Date;
}

/** The latest decisions of a conversation, or those until then, the newest first. */
export async function readDecisions(
  db: DataSource,
  conversationId: ConversationId,
  until: Date | null = null,
): Promise<Decision[]> {
  const rows: DecisionRow[] = await db.query(
    `SELECT id, kind, reason, "afterSeq", generation, by, confidence, inputs, "messageId", "decidedAt",
       ARRAY(SELECT title FROM price_rows p WHERE p."tenantId" = d."tenantId" AND inputs->'priceRowIds' ? p.id ORDER BY 1)
         AS "priceRows"
     FROM decisions d WHERE "conversationId" = $1 AND ($3::timestamptz IS NULL OR "decidedAt" <= $3) ORDER BY "decidedAt" DESC, id DESC LIMIT $2`,
    [conversationId, DECISIONS_MAX, until],
  );
  return rows.map(presentDecision);
}

const presentDecision = (row: DecisionRow): Decision => ({ ...row, decidedAt: row.decidedAt.toISOString() });
