import { hash } from "@node-rs/argon2";
import type { DataSource, EntityManager } from "typeorm";
import type { OperatorRef, RequestOrigin } from "../contracts/actors.ts";
import { ProductError } from "../contracts/errors.ts";
import type { OperatorId, TenantId } from "../contracts/ids.ts";
import { endSessionsOf } from "./endSessionsOf.ts";
import { hashToken } from "./hashToken.ts";
import { recordAudit } from "./recordAudit.ts";

/** Sets the password of whom a link is for and uses the link up: of two that try at once, one wins. Throws link.not_found. */
export async function setPasswordByLink(
  db: DataSource,
  { token, password }: { readonly token: string; readonly password: string },
  origin: RequestOrigin,
): Promise<void> {
  const passwordHash = await hash(password);
  await db.transaction(async (manager) => {
    const [links]: [{ operatorId: OperatorId }[], number] = await manager.query(
      `DELETE FROM person_links WHERE "tokenHash" = $1 AND "expiresAt" > now() RETURNING "operatorId"`,
      [hashToken(token)],
    );
    const [link] = links;
    if (link === undefined) throw new ProductError("link.not_found");
    const { operatorId } = link;
    const { tenantId, name } = await keep(manager, operatorId, passwordHash);
    await endSessionsOf(manager, operatorId);
    const by = { operatorId, name, origin };
    await recordAudit(manager, { tenantId, by, action: "password.changed", entityId: operatorId });
  });
}

/** A new password of somebody who has proved the old one. A link that is still about stops working, as do other sessions. */
export async function changePassword(
  db: DataSource,
  by: OperatorRef,
  password: string,
  keptSessionId: string,
): Promise<void> {
  const passwordHash = await hash(password);
  const { operatorId } = by;
  await db.transaction(async (manager) => {
    const { tenantId } = await keep(manager, operatorId, passwordHash);
    await manager.query(`DELETE FROM person_links WHERE "operatorId" = $1`, [operatorId]);
    await endSessionsOf(manager, operatorId, keptSessionId);
    await recordAudit(manager, { tenantId, by, action: "password.changed", entityId: operatorId });
  });
}

async function keep(manager: EntityManager, operatorId: OperatorId, passwordHash: string) {
  const [[operator]]: [{ tenantId: TenantId; name: string }[], number] = await manager.query(
    `UPDATE operators SET "passwordHash" = $2, "joinedAt" = coalesce("joinedAt", now()) WHERE id = $1 RETURNING "tenantId", name`,
    [operatorId, passwordHash],
  );
  if (operator === undefined) throw new Error(`Operator ${operatorId} does not exist.`);
  return operator;
}
