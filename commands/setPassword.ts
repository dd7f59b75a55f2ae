import { hash } from "@node-rs/argon2";
import type { DataSource, EntityManager } from "typeorm";
import { ProductError } from "../contracts/errors.ts";
import type { OperatorId } from "../contracts/ids.ts";
import { endSessionsOf } from "./endSessionsOf.ts";
import { hashToken } from "./hashToken.ts";

/** Sets the password of whom a link is for and uses the link up: of two that try at once, one wins. Throws link.not_found. */
export async function setPasswordByLink(db: DataSource, token: string, password: string): Promise<void> {
  const passwordHash = await hash(password);
  await db.transaction(async (manager) => {
    const [links]: [{ operatorId: OperatorId }[], number] = await manager.query(
      `DELETE FROM person_links WHERE "tokenHash" = $1 AND "expiresAt" > now() RETURNING "operatorId"`,
      [hashToken(token)],
    );
    const [link] = links;
    if (link === undefined) throw new ProductError("link.not_found");
    await keep(manager, link.operatorId, passwordHash);
    await endSessionsOf(manager, link.operatorId);
  });
}

/** A new password of somebody who has proved the old one. A link that is still about stops working, as do other sessions. */
export async function changePassword(
  db: DataSource,
  operatorId: OperatorId,
  password: string,
  keptSessionId: string,
): Promise<void> {
  const passwordHash = await hash(password);
  await db.transaction(async (manager) => {
    await keep(manager, operatorId, passwordHash);
    await manager.query(`DELETE FROM person_links WHERE "operatorId" = $1`, [operatorId]);
    await endSessionsOf(manager, operatorId, keptSessionId);
  });
}

const keep = (manager: EntityManager, operatorId: OperatorId, passwordHash: string): Promise<unknown> =>
  manager.query(`UPDATE operators SET "passwordHash" = $2 WHERE id = $1`, [operatorId, passwordHash]);
