import type { DataSource } from "typeorm";
import type { RequestOrigin } from "../contracts/actors.ts";
import type { OperatorId, TenantId } from "../contracts/ids.ts";
import { beginSession } from "./beginSession.ts";
import type { SessionOrigin } from "./beginSession.ts";
import { recordAudit } from "./recordAudit.ts";

interface OperatorRow {
  readonly operatorId: OperatorId;
  readonly tenantId: TenantId;
  readonly name: string;
  readonly isInvited: boolean;
}

/**
 * Begins the session of the active operator with an e-mail for which the identity provider vouches. Who was only invited has
 * thereby accepted, and their link stops working. Null where there is none: nobody is ever created here.
 */
export async function signInByProvider(
  db: DataSource,
  email: string,
  origin: RequestOrigin & SessionOrigin,
): Promise<{ readonly id: string; readonly rotation: number } | null> {
  return db.transaction(async (manager) => {
    const [operator]: OperatorRow[] = await manager.query(
      `SELECT id AS "operatorId", "tenantId", name, "joinedAt" IS NULL AS "isInvited" FROM operators
       WHERE email = $1 AND "deactivatedAt" IS NULL FOR UPDATE`,
      [email],
    );
    if (operator === undefined) return null;
    const { operatorId, tenantId, name, isInvited } = operator;
    const put = { tenantId, by: { operatorId, name, origin }, entityId: operatorId, after: { way: "oidc" } };
    if (isInvited) {
      await manager.query(`UPDATE operators SET "joinedAt" = now() WHERE id = $1`, [operatorId]);
      await manager.query(`DELETE FROM person_links WHERE "operatorId" = $1`, [operatorId]);
      await recordAudit(manager, { ...put, action: "person.joined" });
    }
    await recordAudit(manager, { ...put, action: "session.signedIn" });
    return beginSession(manager, operatorId, origin);
  });
}
