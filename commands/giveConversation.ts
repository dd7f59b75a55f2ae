import type { EntityManager } from "typeorm";
import type { ConversationId, OperatorId, TenantId } from "../contracts/ids.ts";
import type { DecisionKind } from "../contracts/conversation.ts";
import { newId } from "../entities/newId.ts";
import { changeAnswering, roundIsOver } from "./changeAnswering.ts";
import type { ConversationHolder } from "./changeAnswering.ts";
import type { LockedConversation } from "./lockConversation.ts";
import { notify } from "./notify.ts";
import { recordDecision } from "./recordDecision.ts";
import { recordEvents } from "./recordEvents.ts";

interface Giving {
  readonly holder: ConversationHolder;
  readonly kind: DecisionKind;
  readonly reason: string;
  /** An operator by name, or the rules. */
  readonly by: string;
  readonly inputs: Readonly<Record<string, unknown>>;
}

/**
 * Says whose a locked conversation is. From the bot it is taken as by a takeover, fence and all; among people the
 * generation stays, so that what the bot said when it called for them still leaves.
 */
export async function giveConversation(
  manager: EntityManager,
  conversation: LockedConversation,
  { holder, kind, reason, by, inputs }: Giving,
): Promise<LockedConversation> {
  if (conversation.mode === "bot") {
    return changeAnswering(manager, conversation, { kind, reason, by: { name: by }, mode: "operator", holder, inputs });
  }
  const { id, tenantId, lastSeq: afterSeq, generation } = conversation;
  await manager.query(
    `UPDATE conversations SET "assigneeId" = $2, "teamId" = $3, "needsOperator" = $2::text IS NULL, ${roundIsOver} WHERE id = $1`,
    [id, holder.assigneeId, holder.teamId],
  );
  await recordDecision(manager, conversation, { kind, reason, by, afterSeq, generation, inputs });
  await recordEvents(manager, tenantId, [{ kind: "conversation.changed", conversationId: id }]);
  return { ...conversation, ...holder };
}

/** Tells the new holder, each time it becomes theirs. */
export async function tellAssignee(
  manager: EntityManager,
  { id, tenantId }: { readonly id: ConversationId; readonly tenantId: TenantId },
  operatorId: OperatorId,
  by: string | null,
): Promise<void> {
  const key = `assigned/${newId("ntf")}`;
  await notify(manager, { tenantId, operatorId, kind: "assigned", key, conversationId: id, by });
}
