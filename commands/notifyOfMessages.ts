import type { DataSource, EntityManager } from "typeorm";
import type { ConversationId, MessageId, OperatorId, TenantId } from "../contracts/ids.ts";
import type { EventRecord } from "../entities/eventRecord.ts";
import { newId } from "../entities/newId.ts";
import { consumeEvents } from "./consumeEvents.ts";
import { conversationKey } from "./readNotifications.ts";

/**
 * Tells whoever holds or follows a conversation that the contact wrote: one notification a conversation until it is read,
 * and none of what was read already.
 * Reads the log instead of standing in the message's own path, which it would make slower. True when there may be more.
 */
export function notifyOfMessages(db: DataSource): Promise<boolean> {
  return consumeEvents(db, {
    name: "notifyOfMessages",
    kinds: ["message.received"],
    async consume(manager, events) {
      const listeners = await findListeners(manager, events);
      if (listeners.length === 0) return false;
      await manager.query(
        `WITH told AS (
           INSERT INTO notifications (id, "tenantId", "operatorId", kind, key, "conversationId", "messageId")
           SELECT id, "tenantId", "operatorId", 'messageReceived', key, "conversationId", "messageId"
           FROM jsonb_to_recordset($1::jsonb)
             AS l(id text, "tenantId" text, "operatorId" text, key text, "conversationId" text, "messageId" text)
           ON CONFLICT ("operatorId", key) DO UPDATE SET "messageId" = EXCLUDED."messageId", "createdAt" = now(),
             "readAt" = NULL, "snoozedUntil" = NULL, "pushedAt" = NULL WHERE notifications."readAt" IS NOT NULL
           RETURNING "tenantId", "operatorId"
         )
         INSERT INTO events ("tenantId", kind, "operatorId") SELECT "tenantId", 'notification.created', "operatorId" FROM told`,
        [
          JSON.stringify(
            listeners.map((listener) =>
              Object.assign(listener, { id: newId("ntf"), key: conversationKey(listener.conversationId) }),
            ),
          ),
        ],
      );
      return true;
    },
  });
}

interface Listener {
  readonly tenantId: TenantId;
  readonly operatorId: OperatorId;
  readonly conversationId: ConversationId;
  readonly messageId: MessageId;
}

function findListeners(manager: EntityManager, events: readonly EventRecord[]): Promise<readonly Listener[]> {
  const newest = new Map(events.map(({ conversationId, messageId }) => [conversationId, messageId]));
  return manager.query(
    `SELECT c."tenantId", l."operatorId", c.id AS "conversationId", a."messageId"
     FROM unnest($1::text[], $2::text[]) AS a("conversationId", "messageId")
     JOIN messages m ON m.id = a."messageId"
     JOIN conversations c ON c.id = a."conversationId" AND NOT c."isMuted" AND NOT c."isBlocked" AND m.seq > c."readSeq"
     JOIN LATERAL (
       SELECT c."assigneeId" AS "operatorId" WHERE c."assigneeId" IS NOT NULL AND c.mode = 'operator'
       UNION SELECT p."operatorId" FROM participants p WHERE p."conversationId" = c.id) l ON true
     WHERE NOT EXISTS (SELECT 1 FROM conversation_reads r
       WHERE r."operatorId" = l."operatorId" AND r."conversationId" = c.id AND r."seenSeq" >= m.seq)`,
    [[...newest.keys()], [...newest.values()]],
  );
}
