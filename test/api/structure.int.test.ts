import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { revokeApiKey } from "../../contracts/endpoints/apiKeys.ts";
import { changeChannelAccount, listChannelAccounts } from "../../contracts/endpoints/channelAccounts.ts";
import { listConversations } from "../../contracts/endpoints/conversations.ts";
import { changePerson, deactivatePerson } from "../../contracts/endpoints/people.ts";
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
import { getMe } from "../../contracts/endpoints/session.ts";
import type { BranchId, OperatorId } from "../../contracts/ids.ts";
import type { DataScope } from "../../contracts/permissions.ts";
import { ConversationRecord } from "../../entities/conversationRecord.ts";
import { OperatorRecord } from "../../entities/operatorRecord.ts";
import type { TenantRecord } from "../../entities/tenantRecord.ts";
import { until } from "../support/until.ts";
import { openInbox } from "./inbox.ts";
import { openSocket } from "./realtimeClient.ts";
import { startTestApi } from "./testApi.ts";
import type { TestApi } from "./testApi.ts";

let api: TestApi;
let tenant: TenantRecord;
let token: string;

beforeAll(async () => {
  api = await startTestApi();
});
afterAll(() => api.close());
beforeEach(async () => {
  tenant = await api.addTenant();
  ({ token } = await api.signInTo(tenant));
});

const addBranch = async (name: string, parentId: BranchId | null = null) =>
  (await api.call(createBranch, { token, body: { name, parentId } })).result;
const change = (branchId: BranchId, body: unknown) => api.call(changeBranch, { token, params: { branchId }, body });
const addRole = async (body: unknown) => (await api.call(createRole, { token, body })).result;
const addTeam = async (name: string, memberIds: readonly OperatorId[] = []) =>
  (await api.call(createTeam, { token, body: { name, branchId: null, memberIds } })).result;

/** An operator who sees no further than this, with an open screen. */
async function watcher(scope: DataScope, branchId: BranchId | null = null) {
  const operator = await api.signInTo(tenant, "MANAGER");
  await api.db.getRepository(OperatorRecord).update({ id: operator.id }, { scope, branchId });
  const socket = openSocket(api.url);
  await socket.hello(operator.token);
  const told = () => socket.events().filter(({ kind }) => kind === "operator.changed").length;
  return {
    ...operator,
    socket,
    told: (count: number) => until(() => told() >= count),
    conversations: async () =>
      (await api.call(listConversations, { token: operator.token })).result.conversations.map(({ id }) => id),
  };
}

describe("branches", () => {
  test("stand in a tree, and each says who and what is in it", async () => {
    const south = await addBranch("Юг");
    const rostov = await addBranch("Ростов", south.id);
    const { id: operatorId } = await api.addOperator(tenant, "MANAGER");
    await api.call(changePerson, { token, params: { operatorId }, body: { branchId: rostov.id } });
    const inbox = await openInbox(api, tenant);
    const params = { channelAccountId: inbox.account.id };
    await api.call(changeChannelAccount, { token, params, body: { branchId: rostov.id } });
    await inbox.receive("Здравствуйте");
    expect((await api.call(listBranches, { token })).result.branches).toEqual([
      { ...rostov, people: 1, channelAccounts: 1, openConversations: 1 },
      south,
    ]);
  });

  test("are renamed and moved, never under themselves or what is below them", async () => {
    const [south, north] = [await addBranch("Юг"), await addBranch("Север")];
    const rostov = await addBranch("Ростов", south.id);
    expect((await change(rostov.id, { name: "Ростов-на-Дону" })).result).toMatchObject({ parentId: south.id });
    expect((await change(rostov.id, { parentId: north.id })).result).toMatchObject({ name: "Ростов-на-Дону" });
    expect(await change(north.id, { parentId: rostov.id })).toMatchObject({ status: 409, code: "branch.cycle" });
    expect(await change(north.id, { parentId: north.id })).toMatchObject({ code: "branch.cycle" });
    expect(await change(north.id, { name: "Юг" })).toMatchObject({ status: 409, code: "branch.name_taken" });
    expect(await change(north.id, { parentId: "brn_00000000" })).toMatchObject({
      status: 404,
      code: "branch.not_found",
    });
  });

  test("are deleted only when nothing is left in them, and otherwise say what is", async () => {
    const south = await addBranch("Юг");
    const rostov = await addBranch("Ростов", south.id);
    const remove = (branchId: BranchId) => api.call(deleteBranch, { token, params: { branchId } });
    expect(await remove(south.id)).toMatchObject({
      code: "branch.in_use",
      details: { branches: ["Ростов"], people: [] },
    });
    expect((await remove(rostov.id)).status).toBe(200);
    const key = await api.addApiKey(tenant, { branchId: south.id });
    expect(await remove(south.id)).toMatchObject({ code: "branch.in_use", details: { apiKeys: [key.name] } });
    await api.call(revokeApiKey, { token, params: { apiKeyId: key.id } });
    expect((await remove(south.id)).status).toBe(200);
    expect((await api.call(listBranches, { token })).result.branches).toEqual([]);
  });

  test("moving one moves what its director sees, on the screen that is open", async () => {
    const [south, north] = [await addBranch("Юг"), await addBranch("Север")];
    const rostov = await addBranch("Ростов", south.id);
    const inbox = await openInbox(api, tenant);
    const params = { channelAccountId: inbox.account.id };
    await api.call(changeChannelAccount, { token, params, body: { branchId: rostov.id } });
    const { id, externalChatId } = await inbox.receive("Здравствуйте");
    const [before, after] = [await watcher("BRANCH", south.id), await watcher("BRANCH", north.id)];
    expect([await before.conversations(), await after.conversations()]).toEqual([[id], []]);

    await change(rostov.id, { parentId: north.id });
    await Promise.all([before.told(1), after.told(1)]);
    expect([await before.conversations(), await after.conversations()]).toEqual([[], [id]]);
    await inbox.receive("Вы тут?", Number(externalChatId));
    await until(() => after.socket.events().some(({ kind }) => kind === "message.received"));
    expect(before.socket.events().map(({ kind }) => kind)).toEqual(["operator.changed"]);
    [before, after].forEach(({ socket }) => socket.close());
  });
});

describe("a channel account", () => {
  test("takes its conversations to another branch, and both branches see it at once", async () => {
    const [south, north] = [await addBranch("Юг"), await addBranch("Север")];
    const inbox = await openInbox(api, tenant);
    const move = (branchId: BranchId) =>
      api.call(changeChannelAccount, { token, params: { channelAccountId: inbox.account.id }, body: { branchId } });
    expect((await move(south.id)).result).toMatchObject({ name: "Бот-ремонт", branchId: south.id });
    const { id } = await inbox.receive("Здравствуйте");
    const [left, joined] = [await watcher("BRANCH", south.id), await watcher("BRANCH", north.id)];
    await move(north.id);
    await until(() => left.socket.events().some(({ kind }) => kind === "conversation.left"));
    await until(() => joined.socket.events().some(({ kind }) => kind === "conversation.changed"));
    expect([await left.conversations(), await joined.conversations()]).toEqual([[], [id]]);
    [left, joined].forEach(({ socket }) => socket.close());
  });

  test("of the whole company or of another branch is not a branch director's to take", async () => {
    const [south, north] = [await addBranch("Юг"), await addBranch("Север")];
    const director = await api.signInTo(tenant, "BRANCH_DIRECTOR");
    const place = { scope: "BRANCH", branchId: south.id } as const;
    await api.db.getRepository(OperatorRecord).update({ id: director.id }, place);
    const { account } = await openInbox(api, tenant);
    const change = (as: string, body: unknown) =>
      api.call(changeChannelAccount, { token: as, params: { channelAccountId: account.id }, body });
    expect(await change(director.token, { branchId: south.id })).toMatchObject({
      status: 403,
      code: "permission.denied",
    });
    await change(token, { branchId: south.id });
    expect((await change(director.token, { name: "Бот у метро" })).result.name).toBe("Бот у метро");
    expect(await change(director.token, { branchId: north.id })).toMatchObject({ status: 403 });
    await change(token, { branchId: north.id });
    expect(await change(director.token, { name: "Мой" })).toMatchObject({ status: 404 });
    expect((await api.call(listChannelAccounts, { token: director.token })).result.accounts).toEqual([]);
  });
});

describe("teams", () => {
  test("who joins or leaves sees another queue at once", async () => {
    const inbox = await openInbox(api, tenant);
    const { id } = await inbox.receive("Здравствуйте");
    const member = await watcher("SELF");
    const team = await addTeam("Приём");
    await api.db.getRepository(ConversationRecord).update({ id }, { teamId: team.id });
    const params = { teamId: team.id };
    await api.call(changeTeam, { token, params, body: { memberIds: [member.id] } });
    await member.told(1);
    expect(await member.conversations()).toEqual([id]);
    await api.call(changeTeam, { token, params, body: { memberIds: [] } });
    await member.told(2);
    expect(await member.conversations()).toEqual([]);
    member.socket.close();
  });

  test("a deleted team leaves its conversations without one, and its members out of it", async () => {
    const inbox = await openInbox(api, tenant);
    const { id } = await inbox.receive("Здравствуйте");
    const member = await watcher("SELF");
    const team = await addTeam("Приём", [member.id]);
    await member.told(1);
    await api.db.getRepository(ConversationRecord).update({ id }, { teamId: team.id });
    expect((await api.call(deleteTeam, { token, params: { teamId: team.id } })).status).toBe(200);
    await member.told(2);
    expect(await member.conversations()).toEqual([]);
    expect(await api.db.getRepository(ConversationRecord).findOneByOrFail({ id })).toMatchObject({ teamId: null });
    expect((await api.call(listTeams, { token })).result.teams).toEqual([]);
    member.socket.close();
  });

  test("have names of their own and people of this company", async () => {
    await addTeam("Приём");
    const stranger = await api.addOperator(await api.addTenant());
    const create = (name: string, memberIds: readonly OperatorId[]) =>
      api.call(createTeam, { token, body: { name, branchId: null, memberIds } });
    expect(await create("Приём", [])).toMatchObject({ status: 409, code: "team.name_taken" });
    expect(await create("Выдача", [stranger.id])).toMatchObject({ status: 404, code: "operator.not_found" });
  });
});

describe("roles", () => {
  test("those of the product stand first, and one of the company's own works like them", async () => {
    const { role } = await addRole({ name: "Стажёр", permissions: ["conversations.read"] });
    const trainee = await api.signInTo(tenant, role);
    const me = await api.call(getMe, { token: trainee.token });
    expect(me.result).toMatchObject({ roleName: "Стажёр", permissions: ["conversations.read"] });
    const { roles } = (await api.call(listRoles, { token })).result;
    expect(roles.map(({ name }) => name)).toEqual([null, null, null, null, null, "Стажёр"]);
    expect(roles.at(-1)).toMatchObject({ people: 1, usualScope: null });
  });

  test("a change of a role counts at once for everybody who has it", async () => {
    const { role } = await addRole({ name: "Стажёр", permissions: ["conversations.read"] });
    const trainee = await api.signInTo(tenant, role);
    const socket = openSocket(api.url);
    await socket.hello(trainee.token);
    await api.call(changeRole, { token, params: { roleId: role }, body: { permissions: [] } });
    expect(await socket.closed()).toBe(4401);
    expect(await api.call(listConversations, { token: trainee.token })).toMatchObject({ status: 403 });
  });

  test("one that somebody has is not deleted, and says who", async () => {
    const { role } = await addRole({ name: "Стажёр", permissions: [] });
    const { id: operatorId } = await api.addOperator(tenant, role, "Пётр");
    const remove = () => api.call(deleteRole, { token, params: { roleId: role } });
    expect(await remove()).toMatchObject({ status: 409, code: "role.in_use", details: { people: ["Пётр"] } });
    await api.call(changePerson, { token, params: { operatorId }, body: { role: "MANAGER" } });
    expect((await remove()).status).toBe(200);
    const again = await api.call(changePerson, { token, params: { operatorId }, body: { role } });
    expect(again).toMatchObject({ status: 404, code: "role.not_found" });
  });
});

test("whoever is deactivated loses the open screen at once", async () => {
  const person = await watcher("GLOBAL");
  await api.call(deactivatePerson, { token, params: { operatorId: person.id } });
  expect(await person.socket.closed()).toBe(4401);
});

test("a changed scope counts on a screen that is open", async () => {
  const person = await watcher("GLOBAL");
  const inbox = await openInbox(api, tenant);
  const { id, externalChatId } = await inbox.receive("Здравствуйте");
  await until(() => person.socket.events().length >= 3);
  await api.call(changePerson, { token, params: { operatorId: person.id }, body: { scope: "SELF" } });
  await person.told(1);
  await inbox.receive("Вы тут?", Number(externalChatId));
  await api.call(changePerson, { token, params: { operatorId: person.id }, body: { scope: "GLOBAL" } });
  await person.told(2);
  await inbox.receive("Ау", Number(externalChatId));
  await until(() => person.socket.events().length >= 6);
  expect(person.socket.events().map(({ kind, conversationId }) => [kind, conversationId])).toEqual([
    ["conversation.created", id],
    ["contact.created", id],
    ["message.received", id],
    ["operator.changed", null],
    ["operator.changed", null],
    ["message.received", id],
  ]);
  person.socket.close();
});
