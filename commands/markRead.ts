import type { DataSource } from "typeorm";
import { ProductError } from "../contracts/errors.ts";
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

/** Marks everything up to a message as read. Never backwards, and never beyond what has been written. */
export async function markRead(
  db: DataSource,
  { tenantId, conversationId, upToSeq, operatorId }: Reading,
): Promise<void> {
  await transact(db, async (manager) => {
    const [conversation]: { readSeq: number; lastSeq: number }[] = await manager.query(
      `SELECT "readSeq", "lastSeq" FROM conversations WHERE id = $1 AND "tenantId" = $2 FOR UPDATE`,
      [conversationId, tenantId],
    );
    if (conversation === undefined) throw new ProductError("conversation.not_found");
    await readNotificationsOf(manager, operatorId, conversationId);
    const readSeq = Math.min(upToSeq, conversation.lastSeq);
    if (readSeq <= conversation.readSeq) return;
    await manager.query(
      `UPDATE conversations SET "readSeq" = $2, unread = (
         SELECT count(*) FROM messages WHERE "conversationId" = $1 AND direction = 'in' AND seq > $2) WHERE id = $1`,
      [conversationId, readSeq],
    );
    await noteReadMark(manager, conversationId, readSeq);
    await recordEvents(manager, tenantId, [{ kind: "conversation.changed", conversationId }]);
  });
}
