import { z } from "zod";
import { RoleId } from "./ids.ts";

/** Roles the product brings. A tenant adds its own from the same permissions. */
export const BuiltInRole = z.enum(["MANAGER", "SALES_HEAD", "BRANCH_DIRECTOR", "GROUP_MANAGER", "ADMIN"]);
export type BuiltInRole = z.infer<typeof BuiltInRole>;

/** What an operator is: a role of the product by name, or one of the tenant's by id. */
export const Role = z.union([BuiltInRole, RoleId]);
export type Role = z.infer<typeof Role>;

/**
 * Whose data an operator sees. GLOBAL: the tenant's. BRANCH: that of their branch and of those below it. SELF: what is
 * theirs. Whatever the scope, also what is assigned to them, and what waits unassigned for a team of theirs.
 */
export const DataScope = z.enum(["GLOBAL", "BRANCH", "SELF"]);
export type DataScope = z.infer<typeof DataScope>;

export const Permission = z.enum([
  "conversations.read",
  "conversations.answer",
  "conversations.assign",
  "contacts.read",
  "appeals.read",
  "appeals.edit",
  "companies.read",
  "companies.edit",
  "companies.approve",
  "calls.read",
  "calls.make",
  "tasks.read",
  "tasks.edit",
  "devices.manage",
  "channels.read",
  "channels.manage",
  "touches.read",
  "touches.manage",
  "actors.read",
  "audit.read",
  "people.read",
  "people.manage",
  "structure.manage",
  "roles.manage",
  "settings.manage",
  "keys.manage",
]);
export type Permission = z.infer<typeof Permission>;

const everyday = [
  "conversations.read",
  "conversations.answer",
  "contacts.read",
  "appeals.read",
  "appeals.edit",
  "companies.read",
  "companies.edit",
  "calls.read",
  "calls.make",
  "tasks.read",
  "tasks.edit",
  "channels.read",
  "people.read",
  "touches.read",
] as const;
const leading = [...everyday, "conversations.assign", "companies.approve"] as const;
const directing = [
  ...leading,
  "people.manage",
  "channels.manage",
  "touches.manage",
  "actors.read",
  "audit.read",
] as const;

/** What each role may do. Endpoints name one permission; this table is the only place that says who has it. */
export const rolePermissions: Readonly<Record<BuiltInRole, readonly Permission[]>> = {
  MANAGER: everyday,
  SALES_HEAD: leading,
  BRANCH_DIRECTOR: directing,
  GROUP_MANAGER: [...directing, "structure.manage", "settings.manage"],
  ADMIN: Permission.options,
};

/** What one may do by a role. A role of the tenant's own brings its permissions; one that is gone may nothing. */
export function permissionsOf(role: Role, ownPermissions: readonly Permission[] | null): readonly Permission[] {
  const builtIn = BuiltInRole.safeParse(role);
  return builtIn.success ? rolePermissions[builtIn.data] : (ownPermissions ?? []);
}

/** Each sees what those before it see, and more. */
const narrowToWide = ["SELF", "BRANCH", "GLOBAL"] as const satisfies readonly DataScope[];

export const isNoWider = (scope: DataScope, than: DataScope): boolean =>
  narrowToWide.indexOf(scope) <= narrowToWide.indexOf(than);

/** What the console proposes when somebody gets a role: heads and directors see their own branch. */
export const usualScope: Readonly<Record<BuiltInRole, DataScope>> = {
  MANAGER: "GLOBAL",
  SALES_HEAD: "BRANCH",
  BRANCH_DIRECTOR: "BRANCH",
  GROUP_MANAGER: "GLOBAL",
  ADMIN: "GLOBAL",
};
