import type { DataSource } from "typeorm";
import { ProductError } from "../../contracts/errors.ts";
import type { BranchId, RoleId, TeamId } from "../../contracts/ids.ts";
import { BuiltInRole, rolePermissions, usualScope } from "../../contracts/permissions.ts";
import type { Permission, Role } from "../../contracts/permissions.ts";
import type { Branch, RoleDescription, Team } from "../../contracts/structure.ts";
import { parameters } from "../parameters.ts";
import { sees } from "../scope/scopes.ts";
import type { Viewer } from "../scope/viewer.ts";

/** The branches of the viewer's company by name; their numbers count what the viewer sees. */
export async function readBranches(db: DataSource, viewer: Viewer): Promise<Branch[]> {
  const { values, bind } = parameters();
  return db.query(
    `SELECT b.id, b.name, b."parentId",
       (SELECT count(*)::int FROM operators o
        WHERE o."branchId" = b.id AND o."deactivatedAt" IS NULL AND ${sees.operator(viewer, "o", bind)}) AS people,
       (SELECT count(*)::int FROM channel_accounts a
        WHERE a."branchId" = b.id AND ${sees.channelAccount(viewer, "a", bind)}) AS "channelAccounts",
       (SELECT count(*)::int FROM conversations c
        WHERE c."branchId" = b.id AND c.status = 'open' AND ${sees.conversation(viewer, "c", bind)}) AS "openConversations"
     FROM branches b WHERE ${sees.ofTenant(viewer, "b", bind)} ORDER BY b.name, b.id`,
    values,
  );
}

export async function readBranch(db: DataSource, viewer: Viewer, branchId: BranchId): Promise<Branch> {
  const branch = (await readBranches(db, viewer)).find(({ id }) => id === branchId);
  if (branch === undefined) throw new ProductError("branch.not_found");
  return branch;
}

export async function readTeams(db: DataSource, viewer: Viewer): Promise<Team[]> {
  const { values, bind } = parameters();
  return db.query(
    `SELECT t.id, t.name, t."branchId",
       ARRAY(SELECT o.id FROM team_members m JOIN operators o ON o.id = m."operatorId"
             WHERE m."teamId" = t.id AND o."deactivatedAt" IS NULL ORDER BY o.name, o.id) AS "memberIds"
     FROM teams t WHERE ${sees.ofTenant(viewer, "t", bind)} ORDER BY t.name, t.id`,
    values,
  );
}

export async function readTeam(db: DataSource, viewer: Viewer, teamId: TeamId): Promise<Team> {
  const team = (await readTeams(db, viewer)).find(({ id }) => id === teamId);
  if (team === undefined) throw new ProductError("team.not_found");
  return team;
}

export async function readRoles(db: DataSource, viewer: Viewer): Promise<RoleDescription[]> {
  const { values, bind } = parameters();
  const held: { role: Role; people: number }[] = await db.query(
    `SELECT o.role, count(*)::int AS people FROM operators o
     WHERE o."deactivatedAt" IS NULL AND ${sees.operator(viewer, "o", bind)} GROUP BY o.role`,
    values,
  );
  const own: { role: RoleId; name: string; permissions: Permission[] }[] = await db.query(
    `SELECT id AS role, name, permissions FROM custom_roles WHERE "tenantId" = $1 ORDER BY name, id`,
    [viewer.tenantId],
  );
  const people = new Map(held.map((one) => [one.role, one.people]));
  const builtIn = BuiltInRole.options.map((role) => ({
    role,
    name: null,
    permissions: [...rolePermissions[role]],
    usualScope: usualScope[role],
    people: people.get(role) ?? 0,
  }));
  const ofTenant = own.map((role) => Object.assign(role, { usualScope: null, people: people.get(role.role) ?? 0 }));
  return [...builtIn, ...ofTenant];
}

export async function readRole(db: DataSource, viewer: Viewer, roleId: RoleId): Promise<RoleDescription> {
  const found = (await readRoles(db, viewer)).find(({ role }) => role === roleId);
  if (found === undefined) throw new ProductError("role.not_found");
  return found;
}
