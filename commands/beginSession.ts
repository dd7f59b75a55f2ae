import { randomUUID } from "node:crypto";
import type { EntityManager } from "typeorm";
import type { OperatorId } from "../contracts/ids.ts";
import type { SessionKind } from "../entities/sessionRecord.ts";

/** A session that is not refreshed for this long ends by itself. */
export const SESSION_TTL_MS = 7 * 24 * 60 * 60_000;

/** Where a session began, for its owner to recognize it. */
export interface SessionOrigin {
  readonly address: string | null;
  readonly userAgent: string | null;
}

/** Begins a session of an operator who has proved to be one: always a new one, so none can be planted beforehand. */
export async function beginSession(
  manager: EntityManager,
  operatorId: OperatorId,
  { address, userAgent }: SessionOrigin,
  kind: SessionKind = "console",
): Promise<{ readonly id: string; readonly rotation: number }> {
  const id = randomUUID();
  await manager.query(
    `INSERT INTO sessions (id, "operatorId", "expiresAt", address, "userAgent", kind) VALUES ($1, $2, $3, $4, $5, $6)`,
    [id, operatorId, new Date(Date.now() + SESSION_TTL_MS), address, userAgent, kind],
  );
  return { id, rotation: 0 };
}
