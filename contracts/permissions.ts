import { z } from "zod";

export const Role = z.enum(["MANAGER", "SALES_HEAD", "BRANCH_DIRECTOR", "GROUP_MANAGER", "ADMIN"]);
export type Role = z.infer<typeof Role>;

export const Permission = z.enum([
  "conversations.read",
  "conversations.answer",
  "contacts.read",
  "appeals.read",
  "appeals.edit",
  "channels.read",
  "channels.manage",
  "actors.read",
  "audit.read",
  "people.manage",
]);
export type Permission = z.infer<typeof Permission>;

const everyday = [
  "conversations.read",
  "conversations.answer",
  "contacts.read",
  "appeals.read",
  "appeals.edit",
  "channels.read",
] as const;

/** What each role may do. Endpoints name one permission; this table is the only place that says who has it. */
export const rolePermissions: Readonly<Record<Role, readonly Permission[]>> = {
  MANAGER: everyday,
  SALES_HEAD: everyday,
  BRANCH_DIRECTOR: everyday,
  GROUP_MANAGER: everyday,
  ADMIN: Permission.options,
};
