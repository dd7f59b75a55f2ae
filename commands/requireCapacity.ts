import type { EntityManager } from "typeorm";
import { ProductError } from "../contracts/errors.ts";
import type { OperatorId } from "../contracts/ids.ts";
import type { LockedConversation } from "./lockConversation.ts";

/**
 * Throws operator.at_capacity, with the limit, when a locked conversation would be one more than an operator may hold
 * open. Under the operator's row lock, so that of two taken at the same time the later counts the earlier. Always after
 * the conversation's lock.
 */
export async function requireCapacity(
  manager: EntityManager,
  { id, assigneeId }: LockedConversation,
  operatorId: OperatorId,
): Promise<void> {
  if (assigneeId === operatorId) return;
  const [operator]: { limit: number }[] = await manager.query(
    `SELECT "maxOpenConversations" AS limit FROM operators
     WHERE id = $1 AND "maxOpenConversations" IS NOT NULL FOR NO KEY UPDATE`,
    [operatorId],
  );
  if (operator === undefined) return;
  const [held]: { count: number }[] = await manager.query(
    `SELECT count(*)::int AS count FROM conversations
     WHERE "tenantId" = (SELECT "tenantId" FROM operators WHERE id = $1) AND "assigneeId" = $1 AND status = 'open' AND id <> $2`,
    [operatorId, id],
  );
  if (held !== undefined && held.count >= operator.limit) {
    throw new ProductError("operator.at_capacity", { limit: operator.limit });
  }
}
