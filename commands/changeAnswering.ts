import type { EntityManager } from "typeorm";
import type { AuthorRef, OperatorRef } from "../contracts/actors.ts";
import type { ConversationMode, DecisionKind } from "../contracts/conversation.ts";
import type { MessageId, OperatorId, TeamId } from "../contracts/ids.ts";
import type { LockedConversation } from "./lockConversation.ts";
import { recordDecision } from "./recordDecision.ts";
import { recordEvents } from "./recordEvents.ts";

interface AnsweringChange {
  readonly kind: DecisionKind;
  readonly reason: string;
  readonly by: Pick<AuthorRef, "name"> & Pick<OperatorRef, "bulk">;
  readonly mode: ConversationMode;
  readonly holder: ConversationHolder;
  readonly inputs?: Readonly<Record<string, unknown>>;
}

/** Whose a conversation is: a person's, or nobody's and therefore of the team, if there is one. */
export interface ConversationHolder {
  readonly assigneeId: OperatorId | null;
  readonly teamId: TeamId | null;
}

/** What the line of a team kept of a conversation is forgotten when somebody has it. */
export const roundIsOver = `"offeredTo" = '{}', "takeBackAt" = NULL, "roundEndedAt" = NULL`;

/**
 * Changes who answers in a locked conversation. The generation is the fence: nothing that was thought or queued
 * automatically before this commit can be reserved after it. Automatic messages that still wait are withdrawn here.
 */
export async function changeAnswering(
  manager: EntityManager,
  conversation: LockedConversation,
  { kind, reason, by, mode, holder, inputs = {} }: AnsweringChange,
): Promise<LockedConversation> {
  const generation = conversation.generation + 1;
  await manager.query(
    `UPDATE conversations SET mode = $2, generation = $3, "assigneeId" = $4, "teamId" = $5,
       "needsOperator" = $2 = 'operator' AND $4::text IS NULL,
       "thinkingSince" = NULL, ${roundIsOver} WHERE id = $1`,
    [conversation.id, mode, generation, holder.assigneeId, holder.teamId],
  );
  const [withdrawn]: [{ id: MessageId }[], number] = await manager.query(
    `UPDATE messages SET status = 'cancelled', failure = 'takenOver'
     WHERE "conversationId" = $1 AND status = 'queued' AND generation IS NOT NULL RETURNING id`,
    [conversation.id],
  );
  await recordDecision(manager, conversation, {
    kind,
    reason,
    by: by.name,
    afterSeq: conversation.lastSeq,
    generation,
    inputs,
    bulk: by.bulk,
  });
  // Where it changes hands, the trigger that tells former holders has told of it.
  const sameHands = conversation.assigneeId === holder.assigneeId && conversation.teamId === holder.teamId;
  await recordEvents(manager, conversation.tenantId, [
    ...(kind === "closed" ? [{ kind: "conversation.closed", conversationId: conversation.id } as const] : []),
    ...(kind !== "closed" && sameHands
      ? [{ kind: "conversation.changed", conversationId: conversation.id } as const]
      : []),
    ...withdrawn.map(
      ({ id }) => ({ kind: "message.changed", conversationId: conversation.id, messageId: id }) as const,
    ),
  ]);
  return { ...conversation, mode, generation, ...holder };
}
