import { afterAll, beforeAll, expect, test } from "vitest";
import { getConversation, listConversations, listMessages } from "../../contracts/endpoints/conversations.ts";
import {
  changeConversation,
  createLabel,
  labelConversation,
  listLabels,
  writeNote,
} from "../../contracts/endpoints/inbox.ts";
import { NotificationRecord } from "../../entities/notificationRecord.ts";
import type { TenantRecord } from "../../entities/tenantRecord.ts";
import { openInbox } from "./inbox.ts";
import { startTestApi } from "./testApi.ts";
import type { TestApi } from "./testApi.ts";

let api: TestApi;
let tenant: TenantRecord;
let token: string;

beforeAll(async () => {
  api = await startTestApi();
  tenant = await api.addTenant();
  ({ token } = await api.signInTo(tenant));
});
afterAll(() => api.close());

async function conversation() {
  const inbox = await openInbox(api, tenant);
  const { id: conversationId, externalChatId } = await inbox.receive("Здравствуйте");
  return { params: { conversationId }, receive: (text: string) => inbox.receive(text, Number(externalChatId)) };
}
const read = async (params: Readonly<Record<string, string>>) =>
  (await api.call(getConversation, { params, token })).result;

test("a private note stands among the messages, calls a colleague once, and does not count as an answer", async () => {
  const { params } = await conversation();
  const colleague = await api.addOperator(tenant, "MANAGER", "Борис");
  const body = { text: "Борис, посмотри, пожалуйста", mentions: [colleague.id], clientKey: "note-1-key" };
  const first = await api.call(writeNote, { params, body, token });
  const again = await api.call(writeNote, { params, body, token });
  expect(again.result.id).toBe(first.result.id);

  const { result } = await api.call(listMessages, { params, token });
  expect(result.messages.map(({ direction }) => direction)).toEqual(["in", "note"]);
  expect(result.messages[1]).toMatchObject({ status: "noted", mentions: [colleague.id] });
  expect(await read(params)).toMatchObject({ unread: 1, waitingSince: expect.any(String) });
  const mentioned = { operatorId: colleague.id, kind: "mentioned" as const };
  const told = await api.db.getRepository(NotificationRecord).findBy(mentioned);
  expect(told).toMatchObject([{ kind: "mentioned", messageId: first.result.id }]);
});

test("nobody of another tenant can be called in a note", async () => {
  const { params } = await conversation();
  const stranger = await api.addOperator(await api.addTenant());
  const body = { text: "Кто это?", mentions: [stranger.id], clientKey: "note-2-key" };
  expect(await api.call(writeNote, { params, body, token })).toMatchObject({ status: 404, code: "operator.not_found" });
});

test("two operators who label a conversation at once both have their way", async () => {
  const { params } = await conversation();
  const names = ["Гарантия", "Срочно"];
  const labels = await Promise.all(
    names.map(async (name) => (await api.call(createLabel, { token, body: { name, color: "teal" } })).result.id),
  );
  await Promise.all(labels.map((id) => api.call(labelConversation, { params, token, body: { add: [id] } })));
  expect((await read(params)).labelIds.toSorted()).toEqual(labels.toSorted());
  const { result } = await api.call(listLabels, { token });
  expect(result.labels.filter(({ name }) => names.includes(name))).toMatchObject([
    { conversations: 1 },
    { conversations: 1 },
  ]);
  expect(await api.call(createLabel, { token, body: { name: "Срочно", color: "red" } })).toMatchObject({
    code: "label.name_taken",
  });
});

test("what a blocked contact writes is kept, and neither shown as new nor rung", async () => {
  const { receive, params } = await conversation();
  await api.call(changeConversation, { params, token, body: { isBlocked: true } });
  await receive("купите рекламу");
  expect(await read(params)).toMatchObject({ isBlocked: true, unread: 0, waitingSince: null, lastSeq: 2 });
});

test("a pending conversation leaves the list of open ones and comes back when the contact writes", async () => {
  const { receive, params } = await conversation();
  await api.call(changeConversation, { params, token, body: { status: "pending", priority: "high" } });
  const { result } = await api.call(listConversations, { token });
  expect(result.conversations.map(({ id }) => id)).not.toContain(params.conversationId);
  await receive("ну что там?");
  expect(await read(params)).toMatchObject({ status: "open", priority: "high" });
});

test("attributes of the tenant's own are set one by one and taken away by null", async () => {
  const { params } = await conversation();
  await api.call(changeConversation, { params, token, body: { attributes: { source: "реклама", visits: 2 } } });
  const { result } = await api.call(changeConversation, { params, token, body: { attributes: { visits: null } } });
  expect(result.attributes).toEqual({ source: "реклама" });
});
