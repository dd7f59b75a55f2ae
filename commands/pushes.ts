import type { DataSource } from "typeorm";
import type { NotificationId, OperatorId } from "../contracts/ids.ts";
import type { NotificationKind } from "../contracts/notification.ts";

/** What is older than this is no news. */
const FRESH = "10 minutes";
const BATCH = 100;

export interface Push {
  readonly notificationId: NotificationId;
  readonly kind: NotificationKind;
  readonly conversationId: string | null;
  readonly companyId: string | null;
  /** Of the contact, or of the company. */
  readonly contactName: string | null;
  readonly by: string | null;
  readonly language: string;
  readonly subscriptionId: string;
  readonly sealed: string;
}

/**
 * Takes notifications that no browser has been pushed yet, each with the browsers of its operator. Taken before they are
 * sent: a push that is lost with its process is not repeated, which is better than one that rings twice.
 */
export async function takePushes(db: DataSource): Promise<readonly Push[]> {
  return db.query(
    `WITH due AS (
       SELECT n.id FROM notifications n
       WHERE n."pushedAt" IS NULL AND n."readAt" IS NULL
         AND coalesce(n."snoozedUntil", n."createdAt") BETWEEN now() - interval '${FRESH}' AND now()
       ORDER BY n."createdAt" LIMIT $1 FOR UPDATE SKIP LOCKED
     ), taken AS (
       UPDATE notifications n SET "pushedAt" = now() FROM due WHERE n.id = due.id RETURNING n.*
     )
     SELECT t.id AS "notificationId", t.kind, t."conversationId", t.by, coalesce(p.name, k.name) AS "contactName", t."companyId",
       coalesce(ten.settings->>'language', 'ru') AS language, s.id AS "subscriptionId", s.sealed
     FROM taken t JOIN push_subscriptions s ON s."operatorId" = t."operatorId" AND s."phoneSessionId" IS NULL
     JOIN operators o ON o.id = t."operatorId" AND o."deactivatedAt" IS NULL
     JOIN tenants ten ON ten.id = t."tenantId"
     LEFT JOIN companies k ON k.id = t."companyId"
     LEFT JOIN conversations c ON c.id = t."conversationId" LEFT JOIN contacts p ON p.id = c."contactId"
     WHERE coalesce((o."notificationSettings"->>'push')::boolean, true)
       AND coalesce((o."notificationSettings"->'kinds'->>t.kind)::boolean, true)`,
    [BATCH],
  );
}

interface Subscription {
  readonly id: string;
  readonly operatorId: OperatorId;
  readonly sealed: string;
  /** Of the dialer; a console has none. */
  readonly phoneSessionId?: string;
}

/** A browser belongs to whoever signed in there last. */
export async function subscribe(
  db: DataSource,
  { id, operatorId, sealed, phoneSessionId }: Subscription,
): Promise<void> {
  await db.query(
    `INSERT INTO push_subscriptions (id, "operatorId", sealed, "phoneSessionId") VALUES ($1, $2, $3, $4)
     ON CONFLICT (id) DO UPDATE SET "operatorId" = EXCLUDED."operatorId", sealed = EXCLUDED.sealed,
       "phoneSessionId" = EXCLUDED."phoneSessionId"`,
    [id, operatorId, sealed, phoneSessionId ?? null],
  );
}

/** By its operator, or because its push service says that the browser is gone. */
export async function unsubscribe(db: DataSource, id: string, operatorId: OperatorId | null = null): Promise<void> {
  await db.query(`DELETE FROM push_subscriptions WHERE id = $1 AND ($2::text IS NULL OR "operatorId" = $2)`, [
    id,
    operatorId,
  ]);
}

/** The dialer's browser of a session is told no more, and neither are those of the operator's sessions that have ended. */
export async function unsubscribePhone(db: DataSource, operatorId: OperatorId, sessionId: string): Promise<void> {
  await db.query(
    `DELETE FROM push_subscriptions p WHERE p."operatorId" = $1 AND p."phoneSessionId" IS NOT NULL
       AND (p."phoneSessionId" = $2 OR NOT EXISTS (SELECT 1 FROM sessions s
         WHERE s.id = p."phoneSessionId" AND s."endedAt" IS NULL AND s."expiresAt" > now()))`,
    [operatorId, sessionId],
  );
}
