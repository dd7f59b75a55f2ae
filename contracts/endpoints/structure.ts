import { z } from "zod";
import { endpoint } from "../endpoint.ts";
import { BranchId, OperatorId, RoleId, TeamId } from "../ids.ts";
import { Permission } from "../permissions.ts";
import { Branch, RoleDescription, Team } from "../structure.ts";

const Name = z.string().trim().min(1).max(100);
const nothing = z.object({});
const branch = { path: "/api/v1/admin/branches/:branchId", params: z.object({ branchId: BranchId }) } as const;
const team = { path: "/api/v1/admin/teams/:teamId", params: z.object({ teamId: TeamId }) } as const;
const role = { path: "/api/v1/admin/roles/:roleId", params: z.object({ roleId: RoleId }) } as const;

export const listBranches = endpoint({
  name: "listBranches",
  summary: "The branches of the company, each with its parent.",
  method: "GET",
  path: "/api/v1/admin/branches",
  access: "people.read",
  result: z.object({ branches: z.array(Branch) }),
});

export const createBranch = endpoint({
  name: "createBranch",
  summary: "Add a branch.",
  method: "POST",
  path: "/api/v1/admin/branches",
  access: "structure.manage",
  body: z.object({ name: Name, parentId: BranchId.nullable() }),
  result: Branch,
});

export const changeBranch = endpoint({
  name: "changeBranch",
  summary: "Rename a branch, or move it with everything below it. A branch is not moved under itself.",
  method: "PATCH",
  ...branch,
  access: "structure.manage",
  body: z.object({ name: Name.optional(), parentId: BranchId.nullable().optional() }),
  result: Branch,
});

export const deleteBranch = endpoint({
  name: "deleteBranch",
  summary: "Delete a branch in which nothing is left; otherwise details name what is.",
  method: "DELETE",
  ...branch,
  access: "structure.manage",
  result: nothing,
});

export const listTeams = endpoint({
  name: "listTeams",
  summary: "The teams of the company and who is in them.",
  method: "GET",
  path: "/api/v1/admin/teams",
  access: "people.read",
  result: z.object({ teams: z.array(Team) }),
});

export const createTeam = endpoint({
  name: "createTeam",
  summary: "Add a team.",
  method: "POST",
  path: "/api/v1/admin/teams",
  access: "structure.manage",
  body: z.object({ name: Name, branchId: BranchId.nullable(), memberIds: z.array(OperatorId).max(1_000) }),
  result: Team,
});

export const changeTeam = endpoint({
  name: "changeTeam",
  summary: "Rename a team, give it another branch, or say who is in it.",
  method: "PATCH",
  ...team,
  access: "structure.manage",
  body: z.object({
    name: Name.optional(),
    branchId: BranchId.nullable().optional(),
    memberIds: z.array(OperatorId).max(1_000).optional(),
  }),
  result: Team,
});

export const deleteTeam = endpoint({
  name: "deleteTeam",
  summary: "Delete a team. Its conversations stay, without a team.",
  method: "DELETE",
  ...team,
  access: "structure.manage",
  result: nothing,
});

export const listRoles = endpoint({
  name: "listRoles",
  summary: "What each role may do: those of the product, then the company's own.",
  method: "GET",
  path: "/api/v1/admin/roles",
  access: "people.read",
  result: z.object({ roles: z.array(RoleDescription) }),
});

export const createRole = endpoint({
  name: "createRole",
  summary: "Add a role. It may do nothing that you may not.",
  method: "POST",
  path: "/api/v1/admin/roles",
  access: "roles.manage",
  body: z.object({ name: Name, permissions: z.array(Permission) }),
  result: RoleDescription,
});

export const changeRole = endpoint({
  name: "changeRole",
  summary: "Change a role for everybody who has it, at once.",
  method: "PATCH",
  ...role,
  access: "roles.manage",
  body: z.object({ name: Name.optional(), permissions: z.array(Permission).optional() }),
  result: RoleDescription,
});

export const deleteRole = endpoint({
  name: "deleteRole",
  summary: "Delete a role that nobody has; otherwise details name who does.",
  method: "DELETE",
  ...role,
  access: "roles.manage",
  result: nothing,
});
