import { afterAll, beforeAll, expect, test } from "vitest";
import { getConversation, listMessages } from "../../contracts/endpoints/conversations.ts";
import {
  publicGetCall,
  publicGetContact,
  publicGetConversation,
  publicListContacts,
  publicListConversations,
  publicListMessages,
  publicRequestCall,
  publicSendReply,
} from "../../contracts/endpoints/public.ts";
import { AuditEntryRecord } from "../../entities/auditEntryRecord.ts";
import { BranchRecord } from "../../entities/branchRecord.ts";
import { ConversationRecord } from "../../entities/conversationRecord.ts";
import { newId } from "../../entities/newId.ts";
import type { TenantRecord } from "../../entities/tenantRecord.ts";
import { addPhone } from "./phone/phoneClient.ts";
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

test("a program reads what operators see: conversations, their messages, contacts", async () => {
  const { secret: token } = await api.addApiKey(tenant);
  const { id: conversationId, contactId } = await inbox.receive("Сколько стоит экран?");
  const conversations = (await api.call(publicListConversations, { token })).result;
  expect(conversations.conversations.map(({ id }) => id)).toContain(conversationId);
  const one = await api.call(publicGetConversation, { token, params: { conversationId } });
  expect(one.result).toMatchObject({ id: conversationId, contactId, mode: "bot" });
  const { messages } = (await api.call(publicListMessages, { token, params: { conversationId } })).result;
  expect(messages.map(({ content }) => content)).toEqual([{ kind: "text", text: "Сколько стоит экран?" }]);
  const contacts = (await api.call(publicListContacts, { token })).result;
  expect(contacts.contacts.map(({ id }) => id)).toContain(contactId);
  expect((await api.call(publicGetContact, { token, params: { contactId } })).result.id).toBe(contactId);
});

test("a program's reply is one message however often it is sent, under the key's name, and takes the chat from the bot", async () => {
  const { secret, id: apiKeyId } = await api.addApiKey(tenant, { name: "1С" });
  const { id: conversationId } = await inbox.receive("Готов мой телефон?");
  const order = { token: secret, params: { conversationId }, body: { text: "Готов", clientKey: "order-1042-ready" } };
  const first = await api.call(publicSendReply, order);
  const again = await api.call(publicSendReply, order);
  expect(first.result).toMatchObject({ author: "operator", operatorId: null, operatorName: "1С", status: "queued" });
  expect(again.result.id).toBe(first.result.id);

  const { token } = await api.signInTo(tenant);
  const { messages } = (await api.call(listMessages, { token, params: { conversationId } })).result;
  expect(messages.map(({ operatorName }) => operatorName)).toEqual([null, "1С"]);
  const conversation = (await api.call(getConversation, { token, params: { conversationId } })).result;
  expect(conversation).toMatchObject({ mode: "operator", assigneeId: null });
  const entries = await api.db.getRepository(AuditEntryRecord).findBy({ conversationId });
  expect(entries).toMatchObject([{ action: "reply.queued", operatorId: null, operatorName: "1С", apiKeyId }]);
});

test("a key of a branch sees and answers that branch and those below it, and nothing else is there", async () => {
  const branches = api.db.getRepository(BranchRecord);
  const north = await branches.save({ id: newId("brn"), tenantId: tenant.id, name: "Север", parentId: null });
  const below = await branches.save({ id: newId("brn"), tenantId: tenant.id, name: "Порт", parentId: north.id });
  const { secret: token } = await api.addApiKey(tenant, { branchId: north.id });
  const theirs = await inbox.receive("В порту");
  await api.db.getRepository(ConversationRecord).update({ id: theirs.id }, { branchId: below.id });
  const other = await inbox.receive("На юге");

  const listed = (await api.call(publicListConversations, { token })).result.conversations;
  expect(listed.map(({ id }) => id)).toEqual([theirs.id]);
  const contacts = (await api.call(publicListContacts, { token })).result.contacts;
  expect(contacts.map(({ id }) => id)).toEqual([theirs.contactId]);
  const body = { text: "Здравствуйте", clientKey: "of-another-branch" };
  const params = { conversationId: other.id };
  expect((await api.call(publicSendReply, { token, params, body })).code).toBe("conversation.not_found");
  expect((await api.call(publicGetContact, { token, params: { contactId: other.contactId } })).status).toBe(404);
  expect((await api.call(publicSendReply, { token, params: { conversationId: theirs.id }, body })).status).toBe(200);
});

test("a program asks an operator's phone to call, once however often it asks, and reads how the call stands", async () => {
  const { secret: token, id: apiKeyId } = await api.addApiKey(tenant, { name: "1С" });
  const other = await api.addApiKey(tenant);
  const phone = await addPhone(api, tenant);
  const { contactId } = await inbox.receive("Перезвоните");
  await api.db.query(`UPDATE contacts SET phone = '+79161234567' WHERE id = $1`, [contactId]);
  const body = { operatorId: phone.operatorId, contactId, note: "Заказ 1042", clientKey: "order-1042-call" };
  const answers = await Promise.all([1, 2, 3].map(() => api.call(publicRequestCall, { token, body })));
  const [asked] = answers.map(({ result }) => result);
  expect(new Set(answers.map(({ result }) => result.id)).size).toBe(1);
  expect(asked).toMatchObject({ phone: "+79161234567", state: "waiting", contactId, requestedById: null });
  const elsewhere = await api.call(publicRequestCall, { token: other.secret, body });
  expect(elsewhere.result.id).not.toBe(asked?.id);

  const { body: pulled } = await phone.pull();
  expect(pulled).toMatchObject({ phone: "+79161234567", note: "Заказ 1042" });
  await phone.report({ call_request_id: pulled?.["id"], call_status: "connected", call_duration_seconds: 42 });
  const params = { callRequestId: asked?.id ?? "" };
  const { result } = await api.call(publicGetCall, { token, params });
  expect(result).toMatchObject({ state: "reported", outcome: "connected", durationSeconds: 42 });
  const entries = await api.db.getRepository(AuditEntryRecord).findBy({ entityId: params.callRequestId });
  expect(entries).toMatchObject([{ action: "call.requested", operatorId: null, operatorName: "1С", apiKeyId }]);
});

test("a call needs a number, and the right to ask for it", async () => {
  const { secret: token } = await api.addApiKey(tenant);
  const { id: operatorId } = await api.signInTo(tenant);
  const { contactId } = await inbox.receive("Без номера");
  const body = { operatorId, clientKey: "call-without-number" };
  expect((await api.call(publicRequestCall, { token, body })).code).toBe("request.invalid");
  expect((await api.call(publicRequestCall, { token, body: { ...body, contactId } })).code).toBe("call.no_number");
  const reader = await api.addApiKey(tenant, { permissions: ["contacts.read", "calls.read"] });
  const refused = await api.call(publicRequestCall, { token: reader.secret, body: { ...body, contactId } });
  expect(refused.code).toBe("permission.denied");
});
