import type { DataSource } from "typeorm";
import { ProductError } from "../contracts/errors.ts";
import type { OperatorId, TenantId } from "../contracts/ids.ts";
import { issuePersonLink } from "./issuePersonLink.ts";
import type { IssuedLink } from "./issuePersonLink.ts";
import { lockOperator } from "./lockOperator.ts";

/** Invites again who was only invited, and lets everybody else choose a new password. Throws operator.deactivated. */
export async function renewPersonLink(db: DataSource, tenantId: TenantId, operatorId: OperatorId): Promise<IssuedLink> {
  return db.transaction(async (manager) => {
    const { isActive, isInvited } = await lockOperator(manager, tenantId, operatorId);
    if (!isActive) throw new ProductError("operator.deactivated");
    return issuePersonLink(manager, operatorId, isInvited ? "invite" : "reset");
  });
}
