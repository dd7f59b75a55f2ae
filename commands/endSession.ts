import type { DataSource } from "typeorm";

/** Ends a session: neither its access token nor its refresh token works from now on. */
export async function endSession(db: DataSource, sessionId: string): Promise<void> {
  await db.query(`UPDATE sessions SET "endedAt" = now() WHERE id = $1 AND "endedAt" IS NULL`, [sessionId]);
}
