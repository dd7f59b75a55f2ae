import type { DataSource, EntityManager } from "typeorm";
import type { Answering } from "../contracts/actors.ts";
import type { DecisionKind } from "../contracts/conversation.ts";
import type { ConversationId, MessageId } from "../contracts/ids.ts";
import type { Thought, TurnAction } from "../contracts/turn.ts";
import { newId } from "../entities/newId.ts";
import { insertOutgoing } from "./insertOutgoing.ts";
import { lockConversation } from "./lockConversation.ts";
import type { LockedConversation } from "./lockConversation.ts";
import { recordDecision } from "./recordDecision.ts";
import { recordEvents } from "./recordEvents.ts";
import type { ReservedMessage } from "./reserveNext.ts";
import { saveExtraction } from "./saveExtraction.ts";
import { transact } from "./transact.ts";

export interface TurnToCommit {
  readonly conversationId: ConversationId;
  readonly generation: number;
  readonly upToSeq: number;
  readonly thought: Thought;
  readonly thoughtForMs: number;
}

/** superseded: the conversation changed hands while the bot was thinking; nothing of the reply exists. */
export interface CommittedTurn extends Answering {
  readonly superseded: boolean;
  /** The reply, already reserved: the caller must send it now. */
  readonly reserved: ReservedMessage | null;
  /** The reply waits behind earlier messages of the outbox. */
  readonly queued: boolean;
}

const decisionKinds: Record<TurnAction, DecisionKind> = {
  reply: "answered",
  askOperator: "askedOperator",
  none: "stayedSilent",
};

/**
 * Writes what a turn came to: the decision with its reason, the appeal, the reply. Fenced: if the conversation's
 * generation is no longer the one the answer was thought for, or the messages are answered, only that fact is written. A reply is born reserved when
 * nothing stands before it, which saves a transaction on the hottest path.
 */
export async function commitTurn(db: DataSource, turn: TurnToCommit): Promise<CommittedTurn> {
  return transact(db, async (manager) => {
    const conversation = await lockConversation(manager, turn.conversationId);
    const { mode, generation, answeredSeq } = conversation;
    if (generation !== turn.generation || mode !== "bot" || answeredSeq >= turn.upToSeq) {
      await recordDecision(manager, conversation, { ...decisionOf(turn), kind: "superseded" });
      return { superseded: true, reserved: null, queued: false, mode, generation };
    }
    const { extraction, reply, by } = turn.thought;
    const asked = reply.action === "askOperator";
    const answering: Answering = asked ? { mode: "operator", generation: generation + 1 } : { mode, generation };

    const message = reply.text === null ? null : await insertReply(manager, conversation, reply.text, turn, answering);
    const appealId = await saveExtraction(manager, conversation, extraction, by);
    await recordDecision(manager, conversation, {
      ...decisionOf(turn),
      kind: decisionKinds[reply.action],
      messageId: message?.id ?? null,
    });
    await manager.query(
      `UPDATE conversations SET "answeredSeq" = $2, "thinkingSince" = NULL, mode = $3, generation = $4,
         "needsOperator" = "needsOperator" OR $5 WHERE id = $1`,
      [conversation.id, turn.upToSeq, answering.mode, answering.generation, asked],
    );
    await recordEvents(manager, conversation.tenantId, [
      { kind: "conversation.changed", conversationId: conversation.id },
      { kind: "appeal.changed", conversationId: conversation.id, appealId },
    ]);
    return {
      superseded: false,
      reserved: message?.reserved ?? null,
      queued: message !== null && message.reserved === null,
      ...answering,
    };
  });
}

async function insertReply(
  manager: EntityManager,
  conversation: LockedConversation,
  text: string,
  turn: TurnToCommit,
  { generation }: Answering,
): Promise<{ readonly id: MessageId; readonly reserved: ReservedMessage | null }> {
  const id = newId("msg");
  const status =
    conversation.channelStatus === "active" && !(await outboxWaits(manager, conversation)) ? "reserved" : "queued";
  const clientKey = `turn-${turn.upToSeq}-${turn.generation}`;
  await insertOutgoing(manager, conversation, {
    id,
    text,
    author: "bot",
    operatorId: null,
    clientKey,
    generation,
    status,
  });
  if (status === "queued") return { id, reserved: null };
  const { id: conversationId, tenantId, externalChatId: chatId, channelAccountId, channelKind, sealed } = conversation;
  const account = { id: channelAccountId, kind: channelKind, sealed };
  return { id, reserved: { id, tenantId, conversationId, text, attempts: 1, reservedAt: new Date(), chatId, account } };
}

async function outboxWaits(manager: EntityManager, { id }: LockedConversation): Promise<boolean> {
  const waiting: unknown[] = await manager.query(
    `SELECT 1 FROM messages WHERE "conversationId" = $1 AND status IN ('queued', 'reserved') LIMIT 1`,
    [id],
  );
  return waiting.length > 0;
}

function decisionOf({ thought, thoughtForMs, upToSeq, generation }: TurnToCommit) {
  const { reason, confidence, evidence, priceRowIds } = thought.reply;
  return {
    reason,
    by: thought.by,
    afterSeq: upToSeq,
    generation,
    confidence,
    inputs: { evidence, priceRowIds, thoughtForMs },
  };
}
