import type { DataSource } from "typeorm";
import type { RequestOrigin } from "../contracts/actors.ts";
import type { OperatorId, TenantId } from "../contracts/ids.ts";
import { issuePersonLink } from "./issuePersonLink.ts";
import type { IssuedLink } from "./issuePersonLink.ts";
import { recordAudit } from "./recordAudit.ts";

/**
 * The link for somebody who says that they forgot their password; only a letter may carry it. Null where nobody active has
 * this e-mail. Who was only invited has a link already, and keeps it.
 */
export async function forgetPassword(db: DataSource, email: string, origin: RequestOrigin): Promise<IssuedLink | null> {
  return db.transaction(async (manager) => {
    const [operator]: { operatorId: OperatorId; tenantId: TenantId }[] = await manager.query(
      `SELECT id AS "operatorId", "tenantId" FROM operators
       WHERE email = $1 AND "joinedAt" IS NOT NULL AND "deactivatedAt" IS NULL FOR UPDATE`,
      [email],
    );
    if (operator === undefined) return null;
    const { operatorId, tenantId } = operator;
    const by = { operatorId: null, name: null, origin };
    await recordAudit(manager, { tenantId, by, action: "password.forgotten", entityId: operatorId });
    return issuePersonLink(manager, operatorId, "reset");
  });
}
