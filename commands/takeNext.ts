import type { DataSource } from "typeorm";
import type { OperatorRef } from "../contracts/actors.ts";
import type { ConversationId, TeamId, TenantId } from "../contracts/ids.ts";
import { giveConversation } from "./giveConversation.ts";
import { lockConversation } from "./lockConversation.ts";
import { lineOrder, waitsInLine } from "./queueLine.ts";
import { recordAudit } from "./recordAudit.ts";
import { requireCapacity } from "./requireCapacity.ts";
import { transact } from "./transact.ts";

interface Taking {
  readonly tenantId: TenantId;
  readonly by: OperatorRef;
  readonly teamIds: readonly TeamId[];
}

/**
 * Gives an operator the next conversation of their teams' lines; null where nobody waits. Of two who take at the same time
 * each gets another. Throws operator.at_capacity.
 */
export async function takeNext(db: DataSource, { tenantId, by, teamIds }: Taking): Promise<ConversationId | null> {
  return transact(db, async (manager) => {
    const [next]: { id: ConversationId }[] = await manager.query(
      `SELECT c.id FROM conversations c WHERE ${waitsInLine("c")} AND c."tenantId" = $1 AND c."teamId" = ANY($2::text[])
       ORDER BY ${lineOrder("c")} LIMIT 1 FOR UPDATE SKIP LOCKED`,
      [tenantId, teamIds],
    );
    if (next === undefined) return null;
    const conversation = await lockConversation(manager, next.id, tenantId);
    await requireCapacity(manager, conversation, by.operatorId);
    const holder = { assigneeId: by.operatorId, teamId: conversation.teamId };
    const decision = { kind: "assigned", reason: "assign.taken", by: by.name, inputs: { to: by.name } } as const;
    await giveConversation(manager, conversation, { holder, ...decision });
    await recordAudit(manager, {
      tenantId,
      by,
      action: "conversation.assigned",
      entityId: next.id,
      conversationId: next.id,
      before: { mode: conversation.mode, assigneeId: null, teamId: conversation.teamId },
      after: { mode: "operator", ...holder },
    });
    return next.id;
  });
}
