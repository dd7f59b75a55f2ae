import type { Operator } from "../../contracts/operator.ts";
import { rolePermissions } from "../../contracts/permissions.ts";
import type { SignedIn } from "../auth/signedIn.ts";

export function presentOperator({ operatorId, tenantId, tenantName, name, email, role }: SignedIn): Operator {
  return { id: operatorId, tenantId, tenantName, name, email, role, permissions: [...rolePermissions[role]] };
}
