import type { DataSource, EntityManager } from "typeorm";
import { ProductError } from "../contracts/errors.ts";
import type { ConversationId, NotificationId, OperatorId } from "../contracts/ids.ts";

/** What an operator is told of new messages in a conversation goes by this key: one until it is read. */
export const conversationKey = (id: ConversationId): string => `messages/${id}`;

/**
 * Marks an operator's notifications as read: those that are named, or all that can be seen. Throws
 * notification.not_found when one that is named is not theirs.
 */
export async function readNotifications(
  db: DataSource,
  operatorId: OperatorId,
  ids: readonly NotificationId[] | null,
): Promise<void> {
  await db.transaction(async (manager) => {
    if (ids !== null) await requireOwn(manager, operatorId, ids);
    await manager.query(
      `UPDATE notifications SET "readAt" = now()
       WHERE "operatorId" = $1 AND "readAt" IS NULL AND ($2::text[] IS NULL OR id = ANY($2))
         AND ("snoozedUntil" IS NULL OR "snoozedUntil" <= now())`,
      [operatorId, ids],
    );
  });
}

async function requireOwn(
  manager: EntityManager,
  operatorId: OperatorId,
  ids: readonly NotificationId[],
): Promise<void> {
  const own: unknown[] = await manager.query(
    `SELECT 1 FROM notifications WHERE "operatorId" = $1 AND id = ANY($2::text[])`,
    [operatorId, ids],
  );
  if (own.length < new Set(ids).size) throw new ProductError("notification.not_found");
}

/** Whoever has read a conversation need not be told of it any more. */
export async function readNotificationsOf(
  manager: EntityManager,
  operatorId: OperatorId,
  conversationId: ConversationId,
): Promise<void> {
  await manager.query(
    `UPDATE notifications SET "readAt" = now() WHERE "operatorId" = $1 AND key = $2 AND "readAt" IS NULL`,
    [operatorId, conversationKey(conversationId)],
  );
}

/** Out of sight until a time, and unread when it comes. */
export async function snoozeNotification(
  db: DataSource,
  operatorId: OperatorId,
  id: NotificationId,
  until: Date,
): Promise<void> {
  await db.query(
    `UPDATE notifications SET "snoozedUntil" = $3, "readAt" = NULL, "pushedAt" = NULL WHERE id = $2 AND "operatorId" = $1`,
    [operatorId, id, until],
  );
}
