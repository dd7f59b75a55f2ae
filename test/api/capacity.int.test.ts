import { afterAll, beforeAll, expect, test } from "vitest";
import { queueReply } from "../../commands/queueReply.ts";
import { takeConversation } from "../../commands/takeConversation.ts";
import { sendReply } from "../../contracts/endpoints/conversations.ts";
import { changePerson } from "../../contracts/endpoints/people.ts";
import { ConversationRecord } from "../../entities/conversationRecord.ts";
import type { TenantRecord } from "../../entities/tenantRecord.ts";
import { openInbox } from "./inbox.ts";
import { startTestApi } from "./testApi.ts";
import type { TestApi } from "./testApi.ts";

let api: TestApi;
let tenant: TenantRecord;
let inbox: Awaited<ReturnType<typeof openInbox>>;

beforeAll(async () => {
  api = await startTestApi();
  tenant = await api.addTenant();
  inbox = await openInbox(api, tenant);
});
afterAll(() => api.close());

/** An operator who may hold so many open conversations. */
async function operatorWith(maxOpenConversations: number) {
  const administrator = await api.signInTo(tenant);
  const operator = await api.signInTo(tenant, "MANAGER");
  const limit = async (next: number) => {
    const params = { operatorId: operator.id };
    const body = { maxOpenConversations: next };
    expect((await api.call(changePerson, { token: administrator.token, params, body })).status).toBe(200);
  };
  await limit(maxOpenConversations);
  return { ...operator, by: { operatorId: operator.id, name: operator.name }, limit };
}
const heldBy = (assigneeId: string) =>
  api.db.query(`SELECT 1 FROM conversations WHERE "assigneeId" = $1`, [assigneeId]);
const full = { code: "operator.at_capacity", details: { limit: 2 } };

test("of many conversations taken at the same moment an operator gets as many as they may hold", async () => {
  const { id, by } = await operatorWith(2);
  const chats = await Promise.all(["раз", "два", "три", "четыре", "пять"].map((text) => inbox.receive(text)));
  const takes = await Promise.allSettled(
    chats.map((chat, index) =>
      index % 2 === 0
        ? takeConversation(api.db, chat.id, by)
        : queueReply(api.db, { conversationId: chat.id, tenantId: tenant.id, by, text: "Беру", clientKey: chat.id }),
    ),
  );
  expect(takes.filter(({ status }) => status === "fulfilled")).toHaveLength(2);
  const refusals = takes.filter((take) => take.status === "rejected").map(({ reason }) => reason);
  expect(refusals).toMatchObject([full, full, full]);
  expect(await heldBy(id)).toHaveLength(2);
});

test("who holds enough answers in what is theirs, and is told so elsewhere", async () => {
  const operator = await operatorWith(2);
  const reply = (chat: ConversationRecord, clientKey: string) =>
    api.call(sendReply, {
      token: operator.token,
      params: { conversationId: chat.id },
      body: { text: "Да", clientKey },
    });
  const [first, second, third] = [await inbox.receive("раз"), await inbox.receive("два"), await inbox.receive("три")];
  expect((await reply(first, "capacity-1")).status).toBe(200);
  expect((await reply(second, "capacity-2")).status).toBe(200);
  expect(await reply(third, "capacity-3")).toMatchObject({ status: 409, ...full });
  await operator.limit(1);
  expect((await reply(first, "capacity-4")).status).toBe(200);
});

test("a conversation that was put off is not counted", async () => {
  const { by } = await operatorWith(1);
  const [first, second] = [await inbox.receive("раз"), await inbox.receive("два")];
  await takeConversation(api.db, first.id, by);
  await api.db.getRepository(ConversationRecord).update({ id: first.id }, { status: "pending" });
  expect(await takeConversation(api.db, second.id, by)).toMatchObject({ mode: "operator" });
});
