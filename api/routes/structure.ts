import { changeBranch as alterBranch } from "../../commands/changeBranch.ts";
import { changeRole as alterRole } from "../../commands/changeRole.ts";
import { changeTeam as alterTeam } from "../../commands/changeTeam.ts";
import { createBranch as addBranch } from "../../commands/createBranch.ts";
import { createRole as addRole } from "../../commands/createRole.ts";
import { createTeam as addTeam } from "../../commands/createTeam.ts";
import { deleteBranch as removeBranch } from "../../commands/deleteBranch.ts";
import { deleteRole as removeRole } from "../../commands/deleteRole.ts";
import { deleteTeam as removeTeam } from "../../commands/deleteTeam.ts";
import {
  changeBranch,
  changeRole,
  changeTeam,
  createBranch,
  createRole,
  createTeam,
  deleteBranch,
  deleteRole,
  deleteTeam,
  listBranches,
  listRoles,
  listTeams,
} from "../../contracts/endpoints/structure.ts";
import { route } from "../mount.ts";
import { readBranch, readBranches, readRole, readRoles, readTeam, readTeams } from "../presenters/structure.ts";

export const structureRoutes = [
  route(listBranches, async ({ operator, deps: { db } }) => ({ branches: await readBranches(db, operator) })),

  route(createBranch, async ({ body, operator, deps: { db } }) =>
    readBranch(db, operator, await addBranch(db, operator.tenantId, body, operator)),
  ),

  route(changeBranch, async ({ params: { branchId }, body, operator, deps: { db } }) => {
    await alterBranch(db, operator.tenantId, branchId, body, operator);
    return readBranch(db, operator, branchId);
  }),

  route(deleteBranch, async ({ params: { branchId }, operator, deps: { db } }) => {
    await removeBranch(db, operator.tenantId, branchId, operator);
    return {};
  }),

  route(listTeams, async ({ operator, deps: { db } }) => ({ teams: await readTeams(db, operator) })),

  route(createTeam, async ({ body, operator, deps: { db } }) =>
    readTeam(db, operator, await addTeam(db, operator.tenantId, body, operator)),
  ),

  route(changeTeam, async ({ params: { teamId }, body, operator, deps: { db } }) => {
    await alterTeam(db, operator.tenantId, teamId, body, operator);
    return readTeam(db, operator, teamId);
  }),

  route(deleteTeam, async ({ params: { teamId }, operator, deps: { db } }) => {
    await removeTeam(db, operator.tenantId, teamId, operator);
    return {};
  }),

  route(listRoles, async ({ operator, deps: { db } }) => ({ roles: await readRoles(db, operator) })),

  route(createRole, async ({ body, operator, deps: { db } }) =>
    readRole(db, operator, await addRole(db, operator.tenantId, body, operator)),
  ),

  route(changeRole, async ({ params: { roleId }, body, operator, deps: { db } }) => {
    await alterRole(db, operator.tenantId, roleId, body, operator);
    return readRole(db, operator, roleId);
  }),

  route(deleteRole, async ({ params: { roleId }, operator, deps: { db } }) => {
    await removeRole(db, operator.tenantId, roleId, operator);
    return {};
  }),
];
