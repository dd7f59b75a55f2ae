import type { ConversationHolders } from "./conversation.ts";
import type { BranchId, OperatorId, TeamId } from "./ids.ts";
import type { DataScope } from "./permissions.ts";

/** What bounds somebody's sight within their tenant. */
export interface Sight {
  /** Null for an API key: nothing is assigned to it. */
  readonly operatorId: OperatorId | null;
  readonly scope: DataScope;
  /** Their branch and those below it. */
  readonly branchIds: readonly BranchId[];
  readonly teamIds: readonly TeamId[];
}

/**
 * Whether somebody may see a conversation of their tenant that has been read. Reads are bounded by the same in SQL
 * (api/scope/conversationScope.ts); a property test holds the two together.
 */
export const mayView = (
  { scope, operatorId, branchIds, teamIds }: Sight,
  { branchId, teamId, assigneeId }: ConversationHolders,
): boolean =>
  scope === "GLOBAL" ||
  (assigneeId === null ? teamId !== null && teamIds.includes(teamId) : assigneeId === operatorId) ||
  (scope === "BRANCH" && branchId !== null && branchIds.includes(branchId));

/** Whose something is that belongs to one operator and to a branch: a company, a call. */
export interface Owners {
  readonly ownerId: OperatorId | null;
  readonly branchId: BranchId | null;
}

/** Whether somebody may see such a thing of their tenant that has been read; as api/scope/scopes.ts bounds reads. */
export const mayViewOwned = ({ scope, operatorId, branchIds }: Sight, { ownerId, branchId }: Owners): boolean =>
  scope === "GLOBAL" ||
  (ownerId !== null && ownerId === operatorId) ||
  (scope === "BRANCH" && branchId !== null && branchIds.includes(branchId));
