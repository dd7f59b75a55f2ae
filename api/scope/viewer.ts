import type { BranchId, OperatorId, TeamId, TenantId } from "../../contracts/ids.ts";
import type { DataScope } from "../../contracts/permissions.ts";

/** Whose eyes a request has. Everything that is read or changed on somebody's behalf is bounded by this. */
export interface Viewer {
  readonly tenantId: TenantId;
  /** Null for an API key: nothing is assigned to it. */
  readonly operatorId: OperatorId | null;
  readonly scope: DataScope;
  /** Their branch and those below it. */
  readonly branchIds: readonly BranchId[];
  readonly teamIds: readonly TeamId[];
}
