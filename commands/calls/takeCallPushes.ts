import type { DataSource } from "typeorm";
import type { OperatorId } from "../../contracts/ids.ts";

/** A phone that asks has taken its call by then. */
const UNTAKEN_FOR = "2 seconds";
const BATCH = 100;

export interface CallPush {
  readonly operatorId: OperatorId;
  /** Whom the call is about; null where nobody knows. */
  readonly name: string | null;
  readonly language: string;
  /** Seconds until the call is not made any more. */
  readonly keptSeconds: number;
  readonly subscriptionId: string;
  readonly sealed: string;
}

/**
 * Takes calls that wait though a phone would have taken them if any of their operator's asked, each with the operator's
 * dialers. A call is pushed once, and one that is given to somebody else once more.
 */
export function takeCallPushes(db: DataSource): Promise<readonly CallPush[]> {
  return db.query(
    `WITH dialers AS (
       SELECT p.id, p."operatorId", p.sealed FROM push_subscriptions p JOIN sessions s ON s.id = p."phoneSessionId"
       JOIN operators o ON o.id = p."operatorId" AND o."deactivatedAt" IS NULL
       WHERE s."endedAt" IS NULL AND s."expiresAt" > now()
     ), due AS (
       SELECT id FROM call_requests
       WHERE state = 'waiting' AND "pushedAt" IS NULL AND "expiresAt" > now() AND "operatorId" IN (SELECT "operatorId" FROM dialers)
         AND "createdAt" < now() - interval '${UNTAKEN_FOR}'
       ORDER BY "createdAt" LIMIT $1 FOR UPDATE SKIP LOCKED
     ), taken AS (
       UPDATE call_requests c SET "pushedAt" = now() FROM due WHERE c.id = due.id RETURNING c.*
     )
     SELECT t."operatorId", coalesce(y.name, p.name) AS name, coalesce(ten.settings->>'language', 'ru') AS language,
       ceil(extract(epoch FROM t."expiresAt" - now()))::int AS "keptSeconds", d.id AS "subscriptionId", d.sealed
     FROM taken t JOIN dialers d USING ("operatorId") JOIN tenants ten ON ten.id = t."tenantId"
     LEFT JOIN companies y ON y.id = t."companyId" LEFT JOIN contacts p ON p.id = t."contactId"`,
    [BATCH],
  );
}
