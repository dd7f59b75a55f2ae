import { z } from "zod";
import { BranchId, OperatorId, TenantId } from "./ids.ts";
import { DataScope, Permission, Role } from "./permissions.ts";
import { TenantStatus } from "./tenant.ts";

/** Who is signed in. */
export const Operator = z.object({
  id: OperatorId,
  tenantId: TenantId,
  tenantName: z.string(),
  tenantStatus: TenantStatus,
  name: z.string(),
  email: z.email(),
  role: Role,
  /** The name of a role of the tenant's own; null for one of the product's. */
  roleName: z.string().nullable(),
  permissions: z.array(Permission),
  scope: DataScope,
  branchId: BranchId.nullable(),
  /** Creates tenants, suspends them, and reads the actors of all of them. */
  isInstallationAdmin: z.boolean(),
  /** Their company requires a second factor and they have none: only their own profile is open to them. */
  twoFactorNeeded: z.boolean(),
});
export type Operator = z.infer<typeof Operator>;
