import type { DataSource } from "typeorm";
import type { Answering } from "../contracts/actors.ts";
import { HELD_KIND } from "../contracts/channel.ts";
import type { ChannelKind } from "../contracts/channel.ts";
import type { DecisionKind } from "../contracts/conversation.ts";
import type { ChannelAccountId, ConversationId, TenantId } from "../contracts/ids.ts";
import type { Thought, TurnAction } from "../contracts/turn.ts";
import { newId } from "../entities/newId.ts";
import type { OpenAppeal } from "./beginTurn.ts";
import { defaultTeamOf } from "./queueLine.ts";
import { hotStatement } from "./hotStatement.ts";
import { keepHandEdits } from "./keepHandEdits.ts";
import { lockConversation } from "./lockConversation.ts";
import { recordDecision } from "./recordDecision.ts";
import type { SendableMessage } from "./reserveNext.ts";
import { transact, wakeReaders } from "./transact.ts";

export interface TurnToCommit {
  readonly conversationId: ConversationId;
  readonly generation: number;
  readonly upToSeq: number;
  /** Of the words that were read. */
  readonly wording: number;
  /** The appeal as the turn read it. */
  readonly appeal: OpenAppeal | null;
  readonly thought: Thought;
  readonly thoughtForMs: number;
}

export interface CommittedTurn extends Answering {
  /** The reply, already reserved: the caller must send it now. */
  readonly reserved: SendableMessage | null;
  /** The reply waits in the outbox: behind earlier messages, or for the process that holds the account's connection. */
  readonly queued: boolean;
}

const decisionKinds: Record<TurnAction, DecisionKind> = {
  reply: "answered",
  askOperator: "askedOperator",
  none: "stayedSilent",
};

/**
 * Writes what a turn came to: the decision with its reason, the appeal, the reply. Fenced: if the conversation changed
 * hands while the bot was thinking, or these messages are answered already or say something else by now, only that fact
 * is written. A reply is born reserved when nothing stands before it and any process may send it.
 */
export async function commitTurn(db: DataSource, turn: TurnToCommit): Promise<CommittedTurn> {
  const { conversationId, thought } = turn;
  const { text, action } = thought.reply;
  const answering: Answering =
    action === "askOperator"
      ? { mode: "operator", generation: turn.generation + 1 }
      : { mode: "bot", generation: turn.generation };
  const messageId = newId("msg");
  const reservedAtMs = Date.now();
  const [written] = await writeTurn(db, turnValues(turn, answering, messageId));
  if (written === undefined) return recordSuperseded(db, turn);
  wakeReaders(db);
  if (text === null || !written.reserved) return { ...answering, reserved: null, queued: text !== null };
  const { tenantId, chatId, accountId, kind, sealed } = written;
  const account = { id: accountId, kind, sealed };
  const content = { kind: "text", text } as const;
  const sendable = { content, file: null, quotedExternalId: null, attempts: 1, reservedAtMs, chatId, account };
  const reserved = { id: messageId, tenantId, conversationId, isFirst: false, ...sendable };
  return { ...answering, reserved, queued: false };
}

async function recordSuperseded(db: DataSource, turn: TurnToCommit): Promise<CommittedTurn> {
  return transact(db, async (manager) => {
    const conversation = await lockConversation(manager, turn.conversationId);
    const { mode, generation } = conversation;
    await recordDecision(manager, conversation, {
      kind: "superseded",
      reason: turn.thought.reply.reason,
      by: turn.thought.by,
      afterSeq: turn.upToSeq,
      generation: turn.generation,
      inputs: inputsOf(turn),
    });
    return { mode, generation, reserved: null, queued: false };
  });
}

function turnValues(turn: TurnToCommit, answering: Answering, messageId: string): unknown[] {
  const { conversationId, generation, upToSeq, wording, appeal, thought } = turn;
  const { action, text, reason, confidence } = thought.reply;
  const extraction = appeal === null ? thought.extraction : keepHandEdits(appeal, thought.extraction);
  const understood = JSON.stringify(extraction);
  const appealChanged = appeal === null || understood !== JSON.stringify(appeal.extraction);
  const events = [
    "conversation.changed",
    ...(text === null ? [] : ["message.queued"]),
    ...(appealChanged ? ["appeal.changed"] : []),
  ];
  return [
    conversationId,
    generation,
    upToSeq,
    answering.mode,
    answering.generation,
    text === null ? null : JSON.stringify({ kind: "text", text }),
    messageId,
    `turn-${upToSeq}-${generation}`,
    newId("apl"),
    understood,
    JSON.stringify(appeal?.handEdited ?? []),
    appealChanged,
    thought.by,
    newId("dec"),
    decisionKinds[action],
    reason,
    confidence,
    JSON.stringify(inputsOf(turn)),
    events,
    wording,
  ];
}

const inputsOf = ({ thought, thoughtForMs }: TurnToCommit) => {
  const { evidence, priceRowIds } = thought.reply;
  return { evidence, priceRowIds, thoughtForMs };
};

interface WrittenTurn {
  readonly reserved: boolean;
  readonly tenantId: TenantId;
  readonly chatId: string;
  readonly accountId: ChannelAccountId;
  readonly kind: ChannelKind;
  readonly sealed: string;
}

/**
 * The whole turn in one statement; no row when it was superseded. The bell of the outbox is read under the row's lock,
 * so it also tells of a message that was queued after this statement's snapshot was taken. An appeal that a person
 * corrected meanwhile is left alone until the next turn has read the correction.
 */
const writeTurn = hotStatement<WrittenTurn>(
  "write-turn",
  `WITH conversation AS (
     UPDATE conversations SET "answeredSeq" = $3, "thinkingSince" = NULL,
       "waitingSince" = CASE WHEN $4 = 'bot' THEN NULL ELSE "waitingSince" END, mode = $4, generation = $5,
       "needsOperator" = "needsOperator" OR $4 = 'operator',
       "teamId" = CASE WHEN $4 = 'operator' THEN coalesce("teamId", ${defaultTeamOf(`conversations."tenantId"`)}) ELSE "teamId" END,
       "lastSeq" = "lastSeq" + CASE WHEN $6::jsonb IS NULL THEN 0 ELSE 1 END,
       "lastActivityAt" = CASE WHEN $6::jsonb IS NULL THEN "lastActivityAt" ELSE now() END
     WHERE id = $1 AND generation = $2 AND mode = 'bot' AND "answeredSeq" < $3 AND wording = $20
     RETURNING id, "tenantId", "channelAccountId", "contactId", "externalChatId", "lastSeq", "outboxBell"
   ), turn AS (
     SELECT c.*, a.kind, a.sealed, a.status = 'active' AND t.status = 'active' AND c."outboxBell" = 'quiet'
       AND a.kind <> '${HELD_KIND}' AND NOT EXISTS (
       SELECT 1 FROM messages m WHERE m."conversationId" = c.id AND m.status IN ('queued', 'reserved')) AS reserved
     FROM conversation c JOIN channel_accounts a ON a.id = c."channelAccountId" JOIN tenants t ON t.id = c."tenantId"
   ), message AS (
     INSERT INTO messages (id, "tenantId", "conversationId", "channelAccountId", seq, direction, author, content, status,
       "clientKey", generation, "reservedAt", attempts, "occurredAt")
     SELECT $7, "tenantId", id, "channelAccountId", "lastSeq", 'out', 'bot', $6::jsonb,
       CASE WHEN reserved THEN 'reserved' ELSE 'queued' END, $8, $5, CASE WHEN reserved THEN now() END,
       CASE WHEN reserved THEN 1 ELSE 0 END, now()
     FROM turn WHERE $6::jsonb IS NOT NULL
   ), appeal AS (
     INSERT INTO appeals (id, "tenantId", "conversationId", "contactId", extraction, "handEdited", "extractedBy")
     SELECT $9, "tenantId", id, "contactId", $10::jsonb, $11::jsonb, $13 FROM turn WHERE $12
     ON CONFLICT ("conversationId") WHERE status = 'open' DO UPDATE
       SET extraction = EXCLUDED.extraction, "extractedBy" = EXCLUDED."extractedBy", "updatedAt" = now()
       WHERE appeals."handEdited" = EXCLUDED."handEdited"
     RETURNING id
   ), decision AS (
     INSERT INTO decisions (id, "tenantId", "conversationId", kind, reason, "afterSeq", generation, by, confidence, inputs, "messageId")
     SELECT $14, "tenantId", id, $15, $16, $3, $2, $13, $17, $18::jsonb, CASE WHEN $6::jsonb IS NOT NULL THEN $7 END FROM turn
     ON CONFLICT DO NOTHING
   ), event AS (
     INSERT INTO events ("tenantId", kind, "conversationId", "messageId", "appealId")
     SELECT t."tenantId", e.kind, t.id, CASE e.kind WHEN 'message.queued' THEN $7 END,
       CASE e.kind WHEN 'appeal.changed' THEN (SELECT id FROM appeal) END
     FROM turn t CROSS JOIN unnest($19::text[]) AS e(kind)
   )
   SELECT reserved, "tenantId", "externalChatId" AS "chatId", "channelAccountId" AS "accountId", kind, sealed
   FROM turn`,
);
