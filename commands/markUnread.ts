import type { DataSource, EntityManager } from "typeorm";
import type { ConversationId, OperatorId, TenantId } from "../contracts/ids.ts";
import { recordEvents } from "./recordEvents.ts";
import { transact } from "./transact.ts";
import { unreadOf } from "./unreadOf.ts";

interface Leaving {
  readonly tenantId: TenantId;
  readonly conversationId: ConversationId;
  readonly operatorId: OperatorId;
}

/**
 * Leaves the contact's last message unread for one operator, who comes back to it. What is new to them already stays as it
 * is; where the contact has said nothing, nothing changes.
 */
export async function markUnread(db: DataSource, leaving: Leaving): Promise<void> {
  const { conversationId, operatorId } = leaving;
  await transact(db, async (manager) => {
    const [wanted]: unknown[] = await manager.query(
      `SELECT 1 FROM conversations c WHERE c.id = $1 AND ${unreadOf("c", "$2")} = 0
         AND EXISTS (SELECT 1 FROM messages m WHERE m."conversationId" = c.id AND m.direction = 'in')`,
      [conversationId, operatorId],
    );
    if (wanted !== undefined) await leaveUnread(manager, leaving, 1);
  });
}

/** Makes so many of a conversation's messages new to one operator, whosever it is. */
export async function leaveUnread(
  manager: EntityManager,
  { tenantId, conversationId, operatorId }: Leaving,
  unread: number,
): Promise<void> {
  await manager.query(
    `INSERT INTO conversation_reads ("operatorId", "conversationId", "readSeq", seen, "isLeft")
     SELECT $1, c.id, c."readSeq", c.unread - $4::int, $4::int > 0 FROM conversations c WHERE c.id = $2 AND c."tenantId" = $3
     ON CONFLICT ("operatorId", "conversationId") DO UPDATE SET "readSeq" = EXCLUDED."readSeq", seen = EXCLUDED.seen,
       "isLeft" = EXCLUDED."isLeft"`,
    [operatorId, conversationId, tenantId, unread],
  );
  await recordEvents(manager, tenantId, [{ kind: "conversation.read", conversationId, operatorId }]);
}
