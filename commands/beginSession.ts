import { randomUUID } from "node:crypto";
import type { EntityManager } from "typeorm";
import type { OperatorId } from "../contracts/ids.ts";

/** A session that is not refreshed for this long ends by itself. */
export const SESSION_TTL_MS = 7 * 24 * 60 * 60_000;

/** Begins a session of an operator who has proved to be one. Its first refresh token is number 0. */
export async function beginSession(
  manager: EntityManager,
  operatorId: OperatorId,
): Promise<{ readonly id: string; readonly rotation: number }> {
  const id = randomUUID();
  await manager.query(`INSERT INTO sessions (id, "operatorId", "expiresAt") VALUES ($1, $2, $3)`, [
    id,
    operatorId,
    new Date(Date.now() + SESSION_TTL_MS),
  ]);
  return { id, rotation: 0 };
}
