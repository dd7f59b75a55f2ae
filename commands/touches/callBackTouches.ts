import type { EntityManager } from "typeorm";
import type { ContactId, ConversationId, MessageId, SequenceId, TouchRunId } from "../../contracts/ids.ts";

/** Of these runs, of every run of a sequence, or of every run that these contacts ever had. */
type Whose =
  | { readonly runIds: readonly TouchRunId[] }
  | { readonly sequenceId: SequenceId }
  | { readonly contactIds: readonly ContactId[] };

interface CalledBack {
  readonly messageId: MessageId;
  readonly conversationId: ConversationId;
  readonly runId: TouchRunId;
}

/**
 * Withdraws what runs have said and has not begun to leave, and their histories say so. What a messenger is just being handed
 * cannot be called back. After the runs have been written.
 */
export async function callBackTouches(manager: EntityManager, whose: Whose): Promise<void> {
  const [runIds, of] = runsOf(whose);
  const waiting: CalledBack[] = await manager.query(
    `SELECT id AS "messageId", "conversationId", "touchRunId" AS "runId" FROM messages
     WHERE status = 'queued' AND author = 'touch' AND "touchRunId" IN (${runIds})`,
    [of],
  );
  if (waiting.length === 0) return;
  const lock = (table: "touch_runs" | "conversations", ids: readonly string[]) =>
    manager.query(`SELECT 1 FROM ${table} WHERE id = ANY($1::text[]) ORDER BY id FOR UPDATE`, [ids]);
  await lock(
    "touch_runs",
    waiting.map(({ runId }) => runId),
  );
  await lock(
    "conversations",
    waiting.map(({ conversationId }) => conversationId),
  );
  const [calledBack]: [CalledBack[], number] = await manager.query(
    `UPDATE messages SET status = 'cancelled' WHERE id = ANY($1::text[]) AND status = 'queued'
     RETURNING id AS "messageId", "conversationId", "touchRunId" AS "runId"`,
    [waiting.map(({ messageId }) => messageId)],
  );
  await tell(manager, calledBack);
}

/**
 * The same for contacts who want no more of it. Steps that are being taken just now, and may say something yet, are waited
 * for: none that looks later says any more.
 */
export async function callBackUnwanted(manager: EntityManager, contactIds: readonly ContactId[]): Promise<void> {
  if (contactIds.length === 0) return;
  await manager.query(
    `SELECT 1 FROM touch_runs WHERE "contactId" = ANY($1::text[]) AND status <> 'ended' ORDER BY id FOR UPDATE`,
    [contactIds],
  );
  await callBackTouches(manager, { contactIds });
}

/** As a query for their ids, and what it asks by. */
function runsOf(whose: Whose): readonly [query: string, of: unknown] {
  if ("runIds" in whose) return ["SELECT unnest($1::text[])", whose.runIds];
  if ("sequenceId" in whose) return [`SELECT id FROM touch_runs WHERE "sequenceId" = $1`, whose.sequenceId];
  return [`SELECT id FROM touch_runs WHERE "contactId" = ANY($1::text[])`, whose.contactIds];
}

async function tell(manager: EntityManager, calledBack: readonly CalledBack[]): Promise<void> {
  const rows = JSON.stringify(calledBack);
  await manager.query(
    `INSERT INTO events ("tenantId", kind, "conversationId", "messageId")
     SELECT m."tenantId", 'message.changed', m."conversationId", m.id FROM messages m
     JOIN jsonb_to_recordset($1::jsonb) AS b("messageId" text) ON m.id = b."messageId"`,
    [rows],
  );
  await manager.query(
    `WITH line AS (
       INSERT INTO touch_run_lines ("runId", place, "tenantId", ordinal, attempt, "stepId", outcome, why, facts, at)
       SELECT r.id, r.lines + row_number() OVER (PARTITION BY r.id ORDER BY said.place) - 1, r."tenantId", said.ordinal, said.attempt,
         said."stepId", 'skipped', 'send.calledBack', jsonb_build_object('messageId', b."messageId"), now()
       FROM jsonb_to_recordset($1::jsonb) AS b("messageId" text, "runId" text) JOIN touch_runs r ON r.id = b."runId"
       JOIN LATERAL (SELECT * FROM touch_run_lines l WHERE l."runId" = r.id AND l.facts->>'messageId' = b."messageId" ORDER BY place LIMIT 1) said ON true
       RETURNING "runId"
     )
     UPDATE touch_runs r SET lines = r.lines + n.count FROM (SELECT "runId", count(*)::int AS count FROM line GROUP BY 1) n WHERE r.id = n."runId"`,
    [rows],
  );
}
