import { afterAll, beforeAll, expect, test } from "vitest";
import {
  cancelReply,
  ConversationFilter,
  countConversations,
  getActor,
  listDecisions,
  getConversation,
  listConversations,
  listMessages,
  markRead,
  markUnread,
  reopenConversation,
  resolveDelivery,
  sendReply,
} from "../../contracts/endpoints/conversations.ts";
import { changeConversation } from "../../contracts/endpoints/inbox.ts";
import { correctAppeal, getContact, listAppeals, listContacts } from "../../contracts/endpoints/records.ts";
import { nothingExtracted } from "../../contracts/extraction.ts";
import { AppealRecord } from "../../entities/appealRecord.ts";
import { newId } from "../../entities/newId.ts";
import type { TenantRecord } from "../../entities/tenantRecord.ts";
import { openInbox } from "./inbox.ts";
import { startTestApi } from "./testApi.ts";
import type { TestApi } from "./testApi.ts";

let api: TestApi;
let tenant: TenantRecord;
let token: string;
let inbox: Awaited<ReturnType<typeof openInbox>>;

beforeAll(async () => {
  api = await startTestApi();
});
afterAll(() => api.close());

async function begin() {
  tenant = await api.addTenant();
  ({ token } = await api.signInTo(tenant));
  inbox = await openInbox(api, tenant);
}

const page = async (query: Readonly<Record<string, string | number>>) =>
  (await api.call(listConversations, { query, token })).result;

test("a list read page by page shows everyone once, though somebody writes in between", async () => {
  await begin();
  const ids: string[] = [];
  for (let number = 0; number < 7; number += 1) ids.unshift((await inbox.receive(`сообщение ${number}`)).id);
  // The same instant for several of them: the id decides.
  await api.db.query(`UPDATE conversations SET "lastActivityAt" = now() WHERE id = ANY($1)`, [ids.slice(2, 5)]);

  const first = await page({ limit: 3 });
  await inbox.receive("новый клиент");
  const second = await page({ limit: 3, cursor: first.next ?? "" });
  const third = await page({ limit: 3, cursor: second.next ?? "" });
  expect(third.next).toBeNull();
  const seen = [first, second, third].flatMap(({ conversations }) => conversations.map(({ id }) => id));
  expect(seen.toSorted()).toEqual(ids.toSorted());
});

test("a cursor that is not ours is refused in words", async () => {
  await begin();
  const forged = Buffer.from(JSON.stringify(["yesterday", "con_1"])).toString("base64url");
  for (const cursor of ["nonsense", forged]) {
    const answer = await api.call(listConversations, { query: { cursor }, token });
    expect(answer).toMatchObject({ status: 400, code: "request.invalid", details: [{ field: "query.cursor" }] });
  }
});

test("a line of the list shows who wrote what, through which channel, and that it is unread", async () => {
  await begin();
  const { id } = await inbox.receive("Разбил экран");
  const { conversations } = await page({});
  expect(conversations).toMatchObject([
    {
      id,
      contactName: "Ольга Петрова",
      channelKind: "telegramBot",
      mode: "bot",
      unread: 1,
      textLengthLimit: 4096,
      lastMessage: { author: "contact", text: "Разбил экран", status: "received" },
    },
  ]);
});

test("filters and their counters agree, and a search finds by name without minding wildcards", async () => {
  await begin();
  const { id: waiting } = await inbox.receive("Позовите человека");
  const { id: closed } = await inbox.receive("Спасибо");
  const { id: answered } = await inbox.receive("Вопрос");
  await api.db.query(`UPDATE conversations SET "needsOperator" = true, mode = 'operator' WHERE id = $1`, [waiting]);
  await api.db.query(`UPDATE conversations SET status = 'resolved', unread = 0 WHERE id = $1`, [closed]);
  await api.call(sendReply, {
    params: { conversationId: answered },
    body: { text: "Ответ", clientKey: "filters-1" },
    token,
  });

  const { result } = await api.call(countConversations, { token });
  expect(result).toMatchObject({ counts: { all: 2, needsOperator: 1, mine: 1, bot: 0, resolved: 1 }, unread: 1 });
  const shown = Object.keys(result.counts).map(
    async (filter) => [filter, (await page({ filter })).conversations.length] as const,
  );
  expect(Object.fromEntries(await Promise.all(shown))).toEqual(result.counts);
  expect((await page({ search: "ольга" })).conversations).toHaveLength(2);
  expect((await page({ search: "%" })).conversations).toHaveLength(0);
});

test("a thread is read backwards in pages and forwards from what is known", async () => {
  await begin();
  const { id, externalChatId } = await inbox.receive("1");
  for (const text of ["2", "3", "4", "5"]) await inbox.receive(text, Number(externalChatId));
  const ask = (query: Readonly<Record<string, number | string>>) =>
    api.call(listMessages, { params: { conversationId: id }, query, token });
  const read = async (query: Readonly<Record<string, number | string>>) => {
    const { result } = await ask(query);
    return { seqs: result.messages.map(({ seq }) => seq), hasMore: result.hasMore };
  };
  expect(await read({ limit: 2 })).toEqual({ seqs: [4, 5], hasMore: true });
  expect(await read({ limit: 3, before: 4 })).toEqual({ seqs: [1, 2, 3], hasMore: false });
  expect(await read({ after: 3 })).toEqual({ seqs: [4, 5], hasMore: false });
  const third = (await ask({ limit: 1, before: 4 })).result.messages[0]?.id ?? "";
  expect(await read({ limit: 2, around: third })).toEqual({ seqs: [2, 3, 4, 5], hasMore: true });
  const other = await inbox.receive("Другой диалог");
  const foreign = (await api.call(listMessages, { params: { conversationId: other.id }, token })).result.messages[0];
  expect(await ask({ around: foreign?.id ?? "" })).toMatchObject({ status: 404, code: "message.not_found" });
});

test("the same reply sent twice is one message, and takes the conversation from the bot", async () => {
  await begin();
  const { id: conversationId } = await inbox.receive("Сколько стоит экран?");
  const reply = () =>
    api.call(sendReply, { params: { conversationId }, body: { text: "2 500 ₽", clientKey: "double-click" }, token });
  const [one, other] = await Promise.all([reply(), reply()]);
  expect(one.result.id).toBe(other.result.id);
  expect(one.result).toMatchObject({
    status: "queued",
    author: "operator",
    operatorName: "Анна",
    clientKey: "double-click",
  });
  const { result } = await api.call(getConversation, { params: { conversationId }, token });
  expect(result).toMatchObject({ mode: "operator", unread: 0, assigneeName: "Анна", lastSeq: 2 });
});

test("a reply longer than the channel carries is refused with the limit", async () => {
  await begin();
  const { id: conversationId } = await inbox.receive("Расскажите подробно");
  const body = { text: "ы".repeat(4097), clientKey: "too-long-1" };
  const answer = await api.call(sendReply, { params: { conversationId }, body, token });
  expect(answer).toMatchObject({ status: 422, code: "message.too_long", details: { limit: 4096 } });
});

test("a reply that still waits can be withdrawn, once; a failed one can be sent again", async () => {
  await begin();
  const { id: conversationId } = await inbox.receive("Алло");
  const { result: message } = await api.call(sendReply, {
    params: { conversationId },
    body: { text: "Да", clientKey: "withdraw" },
    token,
  });
  const params = { conversationId, messageId: message.id };
  expect((await api.call(cancelReply, { params, token })).result.status).toBe("cancelled");
  expect(await api.call(cancelReply, { params, token })).toMatchObject({
    status: 409,
    code: "message.not_cancellable",
  });
  const resend = () => api.call(resolveDelivery, { params, body: { choice: "resend" }, token });
  expect(await resend()).toMatchObject({ status: 409, code: "message.not_resendable" });
  await api.db.query(`UPDATE messages SET status = 'failed', failure = 'rejected' WHERE id = $1`, [message.id]);
  expect((await resend()).result).toMatchObject({ status: "queued", failure: null });
});

test("reading marks what was seen, and not what came meanwhile", async () => {
  await begin();
  const { id: conversationId, externalChatId } = await inbox.receive("раз");
  await inbox.receive("два", Number(externalChatId));
  await api.call(markRead, { params: { conversationId }, body: { upToSeq: 1 }, token });
  const unread = async () => (await api.call(getConversation, { params: { conversationId }, token })).result.unread;
  expect(await unread()).toBe(1);
  await api.call(markRead, { params: { conversationId }, body: { upToSeq: 99 }, token });
  expect(await unread()).toBe(0);
});

test("a conversation left unread stands in the list with the contact's last message as its only new one", async () => {
  await begin();
  const { id: conversationId, externalChatId } = await inbox.receive("раз");
  await inbox.receive("два", Number(externalChatId));
  const unread = async () => (await api.call(getConversation, { params: { conversationId }, token })).result.unread;
  const leave = () => api.call(markUnread, { params: { conversationId }, token });
  await leave();
  expect(await unread(), "what is new already stays as it is").toBe(2);
  await api.call(markRead, { params: { conversationId }, body: { upToSeq: 2 }, token });
  await leave();
  await leave();
  expect(await unread()).toBe(1);
  await api.call(markRead, { params: { conversationId }, body: { upToSeq: 2 }, token });
  expect(await unread()).toBe(0);
});

test("what one operator has seen is still new to another, until somebody answers or it is a colleague's", async () => {
  await begin();
  const colleague = await api.signInTo(tenant);
  const { id: conversationId, externalChatId } = await inbox.receive("раз");
  const write = (text: string) => inbox.receive(text, Number(externalChatId));
  await write("два");
  const params = { conversationId };
  const newTo = async (whose: string) => {
    const counted = await api.call(countConversations, { token: whose });
    const { result } = await api.call(getConversation, { params, token: whose });
    expect(counted.result.unread, "the counter says what the card says").toBe(result.unread > 0 ? 1 : 0);
    return result.unread;
  };
  const both = async () => [await newTo(token), await newTo(colleague.token)];

  await api.call(markRead, { params, body: { upToSeq: 2 }, token });
  expect(await both()).toEqual([0, 2]);
  await write("три");
  expect(await both()).toEqual([1, 3]);

  const reply = { text: "Ответ", clientKey: "own-unread" };
  await api.call(sendReply, { params, body: reply, token });
  expect(await both(), "what was answered is read").toEqual([0, 0]);
  await write("четыре");
  expect(await both(), "it is the first one's now").toEqual([1, 0]);
  await api.call(markUnread, { params, token: colleague.token });
  expect(await both(), "and whoever wants to come back to it").toEqual([1, 1]);
});

test("a blocked conversation stands under spam, whatever its status, and nowhere else", async () => {
  await begin();
  const { id: conversationId } = await inbox.receive("Купите слона");
  await api.call(changeConversation, { params: { conversationId }, body: { isBlocked: true }, token });
  const standsIn = async () => {
    const lists = await Promise.all(
      ConversationFilter.options.map(async (filter) => {
        const { result } = await api.call(listConversations, { query: { filter }, token });
        return result.conversations.some(({ id }) => id === conversationId) ? [filter] : [];
      }),
    );
    return lists.flat();
  };
  expect(await standsIn()).toEqual(["spam"]);
  expect((await api.call(countConversations, { token })).result.counts).toMatchObject({ all: 0, spam: 1 });
  await api.db.query(`UPDATE conversations SET status = 'resolved' WHERE id = $1`, [conversationId]);
  expect(await standsIn()).toEqual(["spam"]);
});

test("a closed conversation is reopened, and the reopening stands among its decisions", async () => {
  await begin();
  const { id: conversationId } = await inbox.receive("До свидания");
  await api.db.query(`UPDATE conversations SET status = 'resolved' WHERE id = $1`, [conversationId]);
  expect((await api.call(reopenConversation, { params: { conversationId }, token })).result.status).toBe("open");
  const { result } = await api.call(listDecisions, { params: { conversationId }, token });
  expect(result.decisions).toMatchObject([{ kind: "reopened", by: "Анна" }]);
  expect((await api.call(getActor, { params: { conversationId }, token })).result).toMatchObject({
    presence: "resting",
    state: null,
    inboundBell: "ringing",
  });
});

test("a corrected field of an appeal is marked, and its support is the person's word", async () => {
  await begin();
  const { id: conversationId, contactId } = await inbox.receive("айфон 13, экран");
  const appeal = await api.db.getRepository(AppealRecord).save({
    id: newId("apl"),
    tenantId: tenant.id,
    conversationId,
    contactId,
    extraction: nothingExtracted,
    extractedBy: "rules",
  });
  const { result } = await api.call(correctAppeal, {
    params: { appealId: appeal.id },
    body: { urgency: true, orderNumber: "42" },
    token,
  });
  expect(result.handEdited).toEqual(["orderNumber", "urgency"]);
  expect(result.extraction.entities).toMatchObject({ urgency: true, orderNumber: "42" });
  expect(result.extraction.support.orderNumber).toEqual({ confidence: 1, evidence: [] });
  const listed = await api.call(listAppeals, { params: { conversationId }, token });
  expect(listed.result.appeals).toEqual([result]);
});

test("contacts are listed by name with the identities by which they write", async () => {
  await begin();
  const { contactId, externalChatId } = await inbox.receive("Это я");
  const { result } = await api.call(listContacts, { query: { search: "петрова" }, token });
  expect(result).toMatchObject({
    next: null,
    contacts: [{ id: contactId, identities: [{ externalId: externalChatId, channelKind: "telegramBot" }] }],
  });
  expect((await api.call(getContact, { params: { contactId }, token })).result).toEqual(result.contacts[0]);
});

test("a request that is not in the expected form is told which field is wrong", async () => {
  await begin();
  const { id: conversationId } = await inbox.receive("Эй");
  const answer = await api.call(sendReply, { params: { conversationId }, body: { text: " ", clientKey: "k" }, token });
  expect(answer).toMatchObject({ status: 400, code: "request.invalid" });
  expect(answer.details).toMatchObject([{ field: "body.clientKey" }, { field: "body.text" }]);
});

test("characters that no column can hold are taken out of what an operator types", async () => {
  await begin();
  const { id: conversationId } = await inbox.receive("Да?");
  const body = { text: "Ждём\0 вас\ud83d", clientKey: "no-column-1" };
  const { result } = await api.call(sendReply, { params: { conversationId }, body, token });
  expect(result.content).toEqual({ kind: "text", text: "Ждём вас\ufffd" });
  expect((await page({ search: "\0" })).conversations).toHaveLength(1);
});
