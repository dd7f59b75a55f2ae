import type { DataSource, EntityManager } from "typeorm";
import type { RequestOrigin } from "../contracts/actors.ts";
import { ProductError } from "../contracts/errors.ts";
import type { OperatorId, TenantId } from "../contracts/ids.ts";
import type { SessionKind } from "../entities/sessionRecord.ts";
import { SESSION_TTL_MS } from "./beginSession.ts";
import { recordAudit } from "./recordAudit.ts";

/**
 * For this long the previous refresh token is answered with the current one again: two tabs that refresh together, or a
 * browser that lost the first answer, are no thieves.
 */
const REPEAT_GRACE_MS = 10_000;

interface SessionRow {
  readonly rotation: number;
  readonly rotatedForMs: number;
  readonly isAlive: boolean;
}

/**
 * Spends refresh token number `presented` and returns the number of the one that works now. An older token, used again,
 * was copied by somebody: the session ends, for whoever holds it, and that is put down. Throws auth.session_ended.
 */
export async function rotateSession(
  db: DataSource,
  sessionId: string,
  presented: number,
  origin: RequestOrigin,
  kind: SessionKind = "console",
): Promise<number> {
  const rotation = await db.transaction(async (manager) => {
    const [session]: SessionRow[] = await manager.query(
      `SELECT rotation, (extract(epoch FROM now() - "rotatedAt") * 1000)::float8 AS "rotatedForMs",
         "endedAt" IS NULL AND "expiresAt" > now() AS "isAlive" FROM sessions
       WHERE id = $1 AND kind = $2 FOR UPDATE`,
      [sessionId, kind],
    );
    if (session === undefined || !session.isAlive) return null;
    if (presented === session.rotation) {
      await manager.query(
        `UPDATE sessions SET rotation = rotation + 1, "rotatedAt" = now(), "expiresAt" = $2 WHERE id = $1`,
        [sessionId, new Date(Date.now() + SESSION_TTL_MS)],
      );
      return session.rotation + 1;
    }
    if (presented === session.rotation - 1 && session.rotatedForMs < REPEAT_GRACE_MS) return session.rotation;
    await endCopied(manager, sessionId, origin);
    return null;
  });
  if (rotation === null) throw new ProductError("auth.session_ended");
  return rotation;
}

/** Nobody knows which of its holders is the thief, so the entry names whose session it was and not who used the token. */
async function endCopied(manager: EntityManager, sessionId: string, origin: RequestOrigin): Promise<void> {
  const [[owner]]: [{ operatorId: OperatorId; tenantId: TenantId }[], number] = await manager.query(
    `UPDATE sessions SET "endedAt" = now() FROM operators o WHERE sessions.id = $1 AND o.id = sessions."operatorId"
     RETURNING o.id AS "operatorId", o."tenantId"`,
    [sessionId],
  );
  if (owner === undefined) throw new Error(`Session ${sessionId} belongs to nobody.`);
  const by = { operatorId: null, name: null, origin };
  await recordAudit(manager, {
    tenantId: owner.tenantId,
    by,
    action: "session.tokenReused",
    entityId: owner.operatorId,
  });
}
