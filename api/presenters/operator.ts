import type { Operator } from "../../contracts/operator.ts";
import type { SignedIn } from "../auth/signedIn.ts";

export const presentOperator = (operator: SignedIn): Operator => ({
  id: operator.operatorId,
  tenantId: operator.tenantId,
  tenantName: operator.tenantName,
  tenantStatus: operator.tenantStatus,
  name: operator.name,
  email: operator.email,
  role: operator.role,
  roleName: operator.roleName,
  permissions: [...operator.permissions],
  scope: operator.scope,
  branchId: operator.branchId,
  isInstallationAdmin: operator.isInstallationAdmin,
  twoFactorNeeded: operator.twoFactorNeeded,
});
