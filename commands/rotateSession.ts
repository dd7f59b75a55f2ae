import type { DataSource } from "typeorm";
import { ProductError } from "../contracts/errors.ts";
import { SESSION_TTL_MS } from "./beginSession.ts";

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
 * was copied by somebody: the session ends, for whoever holds it. Throws auth.session_ended.
 */
export async function rotateSession(db: DataSource, sessionId: string, presented: number): Promise<number> {
  const rotation = await db.transaction(async (manager) => {
    const [session]: SessionRow[] = await manager.query(
      `SELECT rotation, (extract(epoch FROM now() - "rotatedAt") * 1000)::float8 AS "rotatedForMs",
         "endedAt" IS NULL AND "expiresAt" > now() AS "isAlive" FROM sessions WHERE id = $1 FOR UPDATE`,
      [sessionId],
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
    await manager.query(`UPDATE sessions SET "endedAt" = now() WHERE id = $1`, [sessionId]);
    return null;
  });
  if (rotation === null) throw new ProductError("auth.session_ended");
  return rotation;
}
