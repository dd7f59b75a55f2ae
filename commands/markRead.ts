import type { DataSource } from "typeorm";
import type { ConversationId, OperatorId, TenantId } from "../contracts/ids.ts";
import { readNotificationsOf } from "./readNotifications.ts";
import { recordEvents } from "./recordEvents.ts";
import { noteReadMark } from "./telegram/readMarks.ts";
import { transact } from "./transact.ts";

interface Reading {
  readonly tenantId: TenantId;
  readonly conversationId: ConversationId;
  readonly upToSeq: number;
  readonly operatorId: OperatorId;
}

/** Marks everything up to a message as seen by one operator. Never backwards, and never beyond what has been written. */
export async function markRead(
  db: DataSource,
  { tenantId, conversationId, upToSeq, operatorId }: Reading,
): Promise<void> {
  await transact(db, async (manager) => {
    await readNotificationsOf(manager, operatorId, conversationId);
    const marked: unknown[] = await manager.query(
      `INSERT INTO conversation_reads AS mine ("operatorId", "conversationId", "seenSeq", "readSeq", seen)
       SELECT $1, c.id, least($4, c."lastSeq"), c."readSeq", greatest(0, c.unread - (
         SELECT count(*) FROM messages m WHERE m."conversationId" = c.id AND m.direction = 'in' AND m.seq > $4))
       FROM conversations c WHERE c.id = $2 AND c."tenantId" = $3
       ON CONFLICT ("operatorId", "conversationId") DO UPDATE SET "readSeq" = EXCLUDED."readSeq", seen = EXCLUDED.seen,
         "seenSeq" = greatest(mine."seenSeq", EXCLUDED."seenSeq"), "isLeft" = false
       WHERE mine."readSeq" <> EXCLUDED."readSeq" OR mine.seen < EXCLUDED.seen RETURNING 1`,
      [operatorId, conversationId, tenantId, upToSeq],
    );
    if (marked.length === 0) return;
    await noteReadMark(manager, conversationId, upToSeq);
    await recordEvents(manager, tenantId, [{ kind: "conversation.read", conversationId, operatorId }]);
  });
}
