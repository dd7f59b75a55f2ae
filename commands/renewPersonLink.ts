import type { DataSource } from "typeorm";
import type { OperatorRef } from "../contracts/actors.ts";
import { ProductError } from "../contracts/errors.ts";
import type { OperatorId, TenantId } from "../contracts/ids.ts";
import { issuePersonLink } from "./issuePersonLink.ts";
import type { IssuedLink } from "./issuePersonLink.ts";
import { lockOperator } from "./lockOperator.ts";
import { recordAudit } from "./recordAudit.ts";

/** Invites again who was only invited, and lets everybody else choose a new password. Throws operator.deactivated. */
export async function renewPersonLink(
  db: DataSource,
  tenantId: TenantId,
  operatorId: OperatorId,
  by: OperatorRef,
): Promise<IssuedLink> {
  return db.transaction(async (manager) => {
    const { isActive, isInvited } = await lockOperator(manager, tenantId, operatorId, by);
    if (!isActive) throw new ProductError("operator.deactivated");
    const kind = isInvited ? "invite" : "reset";
    await recordAudit(manager, { tenantId, by, action: "person.linkMade", entityId: operatorId, after: { kind } });
    return issuePersonLink(manager, operatorId, kind);
  });
}
