import { z } from "zod";
import { OperatorId, TenantId } from "./ids.ts";
import { Permission, Role } from "./permissions.ts";

export const Operator = z.object({
  id: OperatorId,
  tenantId: TenantId,
  tenantName: z.string(),
  name: z.string(),
  email: z.email(),
  role: Role,
  permissions: z.array(Permission),
});
export type Operator = z.infer<typeof Operator>;
