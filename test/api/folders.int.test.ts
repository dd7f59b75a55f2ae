import { afterAll, beforeAll, expect, test } from "vitest";
import { listConversations } from "../../contracts/endpoints/conversations.ts";
import { changeFolder, createFolder, deleteFolder, listFolders } from "../../contracts/endpoints/folders.ts";
import { ConversationRecord } from "../../entities/conversationRecord.ts";
import type { TenantRecord } from "../../entities/tenantRecord.ts";
import { openInbox } from "./inbox.ts";
import { startTestApi } from "./testApi.ts";
import type { TestApi } from "./testApi.ts";

let api: TestApi;
let tenant: TenantRecord;

beforeAll(async () => {
  api = await startTestApi();
});
afterAll(() => api.close());

const mine = { match: "all", of: [{ field: "assignee", operator: "anyOf", value: ["me"] }] } as const;
const folder = (name: string, isShared = false) =>
  ({ name, color: "teal", query: mine, sort: "waiting", isShared }) as const;
const namesOf = async (token: string) =>
  (await api.call(listFolders, { token })).result.folders.map(({ name }) => name);

test("one shared folder shows and counts to everybody their own conversations", async () => {
  tenant = await api.addTenant();
  const [leader, manager] = [await api.signInTo(tenant), await api.signInTo(tenant, "MANAGER")];
  const inbox = await openInbox(api, tenant);
  const conversations = [await inbox.receive("раз"), await inbox.receive("два"), await inbox.receive("три")];
  const hold = (place: number, assigneeId: typeof leader.id) =>
    api.db.getRepository(ConversationRecord).update({ id: conversations[place]?.id ?? "con_0" }, { assigneeId });
  await Promise.all([hold(0, leader.id), hold(1, leader.id), hold(2, manager.id)]);
  await api.call(createFolder, { token: leader.token, body: folder("Веду я", true) });

  for (const [{ token }, count] of [
    [leader, 2],
    [manager, 1],
  ] as const) {
    const { result } = await api.call(listFolders, { token });
    expect(result.folders).toMatchObject([{ name: "Веду я", isShared: true, conversations: count }]);
    const where = JSON.stringify(result.folders[0]?.query);
    const listed = await api.call(listConversations, { token, query: { where } });
    expect(listed.result.conversations).toHaveLength(count);
  }
});

test("a folder of one's own is nobody else's, and a shared one is changed only by who manages the settings", async () => {
  tenant = await api.addTenant();
  const [leader, manager] = [await api.signInTo(tenant), await api.signInTo(tenant, "MANAGER")];
  const { result: shared } = await api.call(createFolder, { token: leader.token, body: folder("Общая", true) });
  const { result: own } = await api.call(createFolder, { token: manager.token, body: folder("Своя") });
  expect(await namesOf(leader.token)).toEqual(["Общая"]);
  expect(await namesOf(manager.token)).toEqual(["Общая", "Своя"]);

  const others = { params: { folderId: own.id }, token: leader.token };
  expect(await api.call(deleteFolder, others)).toMatchObject({ code: "folder.not_found" });
  const everybodys = { params: { folderId: shared.id }, token: manager.token };
  expect(await api.call(changeFolder, { ...everybodys, body: { name: "Моя" } })).toMatchObject({
    code: "permission.denied",
  });
  expect(await api.call(deleteFolder, everybodys)).toMatchObject({ code: "permission.denied" });
  expect(await api.call(createFolder, { token: manager.token, body: folder("Ещё", true) })).toMatchObject({
    code: "permission.denied",
  });
});

test("folders keep the order that their owner gives them, also when one of them goes", async () => {
  tenant = await api.addTenant();
  const { token } = await api.signInTo(tenant);
  const save = async (name: string) => (await api.call(createFolder, { token, body: folder(name) })).result.id;
  const made = [await save("а"), await save("б"), await save("в")];
  const params = (place: number) => ({ folderId: made[place] ?? "" });
  await api.call(changeFolder, { token, params: params(2), body: { position: 0 } });
  expect(await namesOf(token)).toEqual(["в", "а", "б"]);
  await api.call(deleteFolder, { token, params: params(0) });
  await api.call(changeFolder, { token, params: params(1), body: { position: 0, name: "бэ" } });
  expect(await namesOf(token)).toEqual(["бэ", "в"]);
});

test("there are at most thirty of them", async () => {
  tenant = await api.addTenant();
  const { token } = await api.signInTo(tenant);
  const create = () => api.call(createFolder, { token, body: folder("одна из многих") });
  for (let number = 0; number < 30; number += 1) expect((await create()).code).toBeNull();
  expect(await create()).toMatchObject({ code: "folder.limit_reached" });
});
