import { z } from "zod";
import { BranchId, OperatorId, TeamId } from "./ids.ts";
import { DataScope, Permission, Role } from "./permissions.ts";

/** A node of the company's tree. The numbers count what the reader sees in it, without the branches below. */
export const Branch = z.object({
  id: BranchId,
  name: z.string(),
  parentId: BranchId.nullable(),
  people: z.number().int(),
  channelAccounts: z.number().int(),
  openConversations: z.number().int(),
});
export type Branch = z.infer<typeof Branch>;

export const Team = z.object({
  id: TeamId,
  name: z.string(),
  branchId: BranchId.nullable(),
  /** Without those who are deactivated. */
  memberIds: z.array(OperatorId),
});
export type Team = z.infer<typeof Team>;

/** What a role may do, and how many of the people whom the reader sees have it. */
export const RoleDescription = z.object({
  role: Role,
  /** Null for a role of the product: the console calls it in its own language. */
  name: z.string().nullable(),
  permissions: z.array(Permission),
  /** What to propose with a role of the product. */
  usualScope: DataScope.nullable(),
  people: z.number().int(),
});
export type RoleDescription = z.infer<typeof RoleDescription>;

/** What keeps a branch from being deleted, by name: `details` of branch.in_use. */
export const BranchUse = z.object({
  branches: z.array(z.string()),
  teams: z.array(z.string()),
  people: z.array(z.string()),
  channelAccounts: z.array(z.string()),
  apiKeys: z.array(z.string()),
  conversations: z.number().int(),
});
export type BranchUse = z.infer<typeof BranchUse>;

/** Who keeps a role from being deleted: `details` of role.in_use. */
export const RoleUse = z.object({ people: z.array(z.string()) });
