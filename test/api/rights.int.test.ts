import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Endpoint } from "../../contracts/endpoint.ts";
import {
  changePerson,
  createPersonLink,
  deactivatePerson,
  invitePerson,
  reactivatePerson,
  removePersonTwoFactor,
} from "../../contracts/endpoints/people.ts";
import { changeRole, changeTeam, createBranch, createRole, deleteRole } from "../../contracts/endpoints/structure.ts";
import type { BranchId, OperatorId } from "../../contracts/ids.ts";
import type { DataScope, Role } from "../../contracts/permissions.ts";
import { OperatorRecord } from "../../entities/operatorRecord.ts";
import type { TenantRecord } from "../../entities/tenantRecord.ts";
import { buildBranch, buildRole, buildTeam } from "../support/builders.ts";
import { startTestApi } from "./testApi.ts";
import type { TestApi } from "./testApi.ts";

let api: TestApi;
let tenant: TenantRecord;
let director: Awaited<ReturnType<typeof signInAs>>;
let own: BranchId;
let below: BranchId;
let other: BranchId;

const beyond = { status: 403, code: "operator.beyond_own_rights" };

async function place(id: OperatorId, scope: DataScope, branchId: BranchId | null) {
  await api.db.getRepository(OperatorRecord).update({ id }, { scope, branchId });
}
async function signInAs(role: Role, scope: DataScope, branchId: BranchId | null = null) {
  const operator = await api.signInTo(tenant, role);
  await place(operator.id, scope, branchId);
  return operator;
}
async function colleague(role: Role, scope: DataScope, branchId: BranchId | null = own) {
  const { id } = await api.addOperator(tenant, role, "Пётр");
  await place(id, scope, branchId);
  return id;
}
const asDirector = (endpoint: Endpoint, operatorId: OperatorId, body: unknown = {}) =>
  api.call(endpoint, { token: director.token, params: { operatorId }, body });

const invite = (email: string, rights: object) =>
  api.call(invitePerson, { token: director.token, body: { name: "Пётр", email, role: "MANAGER", ...rights } });

beforeAll(async () => {
  api = await startTestApi();
  tenant = await api.addTenant();
  await api.signInTo(tenant);
  own = (await buildBranch(api.db, tenant)).id;
  below = (await buildBranch(api.db, tenant, own)).id;
  other = (await buildBranch(api.db, tenant)).id;
  director = await signInAs("BRANCH_DIRECTOR", "BRANCH", own);
});
afterAll(() => api.close());

describe("nobody gives rights that they lack", () => {
  test.each([
    ["a higher role", { role: "ADMIN" }],
    ["a wider scope", { scope: "GLOBAL" }],
    ["another branch", { branchId: () => other }],
    ["no branch at all", { branchId: null }],
  ])("%s", async (_, change) => {
    const id = await colleague("MANAGER", "SELF");
    const body = Object.fromEntries(
      Object.entries(change).map(([name, value]) => [name, typeof value === "function" ? value() : value]),
    );
    expect(await asDirector(changePerson, id, body)).toMatchObject(beyond);
    expect(await api.db.getRepository(OperatorRecord).findOneByOrFail({ id })).toMatchObject({
      role: "MANAGER",
      scope: "SELF",
      branchId: own,
    });
  });

  test("a team of another branch", async () => {
    const id = await colleague("MANAGER", "SELF");
    const { id: foreign } = await buildTeam(api.db, tenant, other);
    const { id: near } = await buildTeam(api.db, tenant, below);
    expect(await asDirector(changePerson, id, { teamIds: [foreign] })).toMatchObject(beyond);
    expect((await asDirector(changePerson, id, { teamIds: [near] })).status).toBe(200);
  });

  test("a role of the company's own that may more", async () => {
    const id = await colleague("MANAGER", "SELF");
    const { id: keeper } = await buildRole(api.db, tenant, ["conversations.read", "keys.manage"]);
    const { id: reader } = await buildRole(api.db, tenant, ["conversations.read"]);
    expect(await asDirector(changePerson, id, { role: keeper })).toMatchObject(beyond);
    expect(await asDirector(changePerson, id, { role: reader })).toMatchObject({ status: 200 });
  });

  test("and what they have they may give, in their branch and below it", async () => {
    const id = await colleague("MANAGER", "SELF");
    const body = { role: "BRANCH_DIRECTOR", scope: "BRANCH", branchId: below };
    expect((await asDirector(changePerson, id, body)).result).toMatchObject(body);
  });

  test("to themselves neither", async () => {
    expect(await asDirector(changePerson, director.id, { scope: "GLOBAL" })).toMatchObject(beyond);
    expect(await asDirector(changePerson, director.id, { role: "ADMIN" })).toMatchObject(beyond);
  });

  test("in an invitation neither, and nobody is left invited", async () => {
    for (const rights of [
      {},
      { scope: "SELF" },
      { scope: "SELF", branchId: other },
      { role: "ADMIN", branchId: own },
    ]) {
      expect(await invite("beyond@example.test", rights)).toMatchObject(beyond);
    }
    const fitting = { scope: "BRANCH", branchId: below };
    expect((await invite("beyond@example.test", fitting)).result.person).toMatchObject(fitting);
  });
});

describe("nobody touches whoever may more than they", () => {
  const orders = [
    [changePerson, { maxOpenConversations: 3 }],
    [deactivatePerson, {}],
    [reactivatePerson, {}],
    [createPersonLink, {}],
    [removePersonTwoFactor, {}],
  ] as const;

  test.each(orders.map(([endpoint, body]) => [endpoint.name, endpoint, body] as const))(
    "by %s",
    async (_, endpoint, body) => {
      for (const id of [await colleague("ADMIN", "BRANCH"), await colleague("MANAGER", "GLOBAL")]) {
        expect(await asDirector(endpoint, id, body)).toMatchObject(beyond);
      }
      const equal = await colleague("BRANCH_DIRECTOR", "BRANCH");
      expect(await asDirector(endpoint, equal, body)).toMatchObject({ status: 200 });
    },
  );

  test("an administrator of the company does not touch one of the installation", async () => {
    const [admin, installer] = [await api.signInTo(tenant), await api.addOperator(tenant, "ADMIN", "Вера", true)];
    const answer = await api.call(deactivatePerson, { token: admin.token, params: { operatorId: installer.id } });
    expect(answer).toMatchObject(beyond);
  });
});

describe("roles obey the same", () => {
  test("nobody makes, widens or takes away a role that may more than they", async () => {
    const { id: keeperOfRoles } = await buildRole(api.db, tenant, ["people.read", "roles.manage"]);
    const { token } = await signInAs(keeperOfRoles, "GLOBAL");
    const create = (permissions: readonly string[]) =>
      api.call(createRole, { token, body: { name: `Роль ${permissions.length}`, permissions } });
    expect(await create(["people.read", "keys.manage"])).toMatchObject(beyond);
    const { role } = (await create(["people.read"])).result;
    const widen = { token, params: { roleId: role }, body: { permissions: ["keys.manage"] } };
    expect(await api.call(changeRole, widen)).toMatchObject(beyond);
    const { id: roleId } = await buildRole(api.db, tenant, ["keys.manage"]);
    expect(await api.call(deleteRole, { token, params: { roleId } })).toMatchObject(beyond);
  });

  test("who sees a branch only makes none, because a role is the whole company's", async () => {
    const { token } = await signInAs("ADMIN", "BRANCH", own);
    const body = { name: "Роль филиала", permissions: [] };
    expect(await api.call(createRole, { token, body })).toMatchObject(beyond);
  });
});

test("who arranges a branch arranges what is in it and below it, and brings nobody else in", async () => {
  const { token } = await signInAs("GROUP_MANAGER", "BRANCH", own);
  const create = (parentId: BranchId | null) =>
    api.call(createBranch, { token, body: { name: `Под ${parentId}`, parentId } });
  expect(await create(null)).toMatchObject(beyond);
  expect(await create(other)).toMatchObject(beyond);
  expect(await create(below)).toMatchObject({ status: 200 });
  const { id: teamId } = await buildTeam(api.db, tenant, below);
  const [near, far] = [await colleague("MANAGER", "SELF", below), await colleague("MANAGER", "SELF", other)];
  const setMembers = (memberIds: readonly OperatorId[]) =>
    api.call(changeTeam, { token, params: { teamId }, body: { memberIds } });
  expect(await setMembers([far])).toMatchObject(beyond);
  expect((await setMembers([near])).result.memberIds).toEqual([near]);
});
