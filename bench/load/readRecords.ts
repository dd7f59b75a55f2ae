import type { Client } from "pg";

/** What the database holds after a load: the rows that the promises are checked against. */
export interface Records {
  readonly messages: readonly MessageRow[];
  readonly decisions: readonly DecisionRow[];
}

export interface MessageRow {
  readonly id: string;
  readonly conversationId: string;
  /** Who answers in the conversation by now. */
  readonly mode: "bot" | "operator";
  readonly chatId: number;
  readonly seq: number;
  readonly direction: "in" | "out";
  readonly status: string;
  /** "<chat>:<message>"; null for what never reached the messenger. */
  readonly externalId: string | null;
}

/** One automatic turn: everything up to `afterSeq` is covered by it. `messageId` null: it came to no reply. */
export interface DecisionRow {
  readonly conversationId: string;
  readonly kind: string;
  readonly afterSeq: number;
  readonly messageId: string | null;
}

export async function readRecords(db: Client): Promise<Records> {
  const messages = await db.query<MessageRow>(
    `SELECT m.id, m."conversationId", c.mode, c."externalChatId"::float8 AS "chatId", m.seq, m.direction, m.status, m."externalId"
     FROM messages m JOIN conversations c ON c.id = m."conversationId" ORDER BY m."conversationId", m.seq`,
  );
  const decisions = await db.query<DecisionRow>(
    `SELECT "conversationId", kind, "afterSeq", "messageId" FROM decisions
     WHERE kind IN ('answered', 'askedOperator', 'stayedSilent') ORDER BY "conversationId", "afterSeq"`,
  );
  return { messages: messages.rows, decisions: decisions.rows };
}

/** Whether the bot has answered everybody and every reply has ended. Stops at the first that has not: it must not be a load itself. */
export async function isDrained(db: Client): Promise<boolean> {
  const { rows } = await db.query<{ drained: boolean }>(
    `SELECT NOT EXISTS (SELECT 1 FROM messages WHERE status IN ('queued', 'reserved'))
       AND NOT EXISTS (SELECT 1 FROM conversations c WHERE c.mode = 'bot' AND EXISTS (
         SELECT 1 FROM messages m WHERE m."conversationId" = c.id AND m.seq > c."answeredSeq" AND m.direction = 'in')) AS drained`,
  );
  return rows[0]?.drained === true;
}
