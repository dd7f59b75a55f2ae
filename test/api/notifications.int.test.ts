import { createECDH, randomBytes } from "node:crypto";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { IsNull, Not } from "typeorm";
import { afterAll, beforeAll, expect, test } from "vitest";
import { requestCall } from "../../contracts/endpoints/calls.ts";
import { markRead, sendReply } from "../../contracts/endpoints/conversations.ts";
import { writeNote } from "../../contracts/endpoints/inbox.ts";
import {
  changeNotificationSettings,
  listNotifications,
  readNotifications,
  snoozeNotification,
  subscribePush,
} from "../../contracts/endpoints/notifications.ts";
import { NotificationRecord } from "../../entities/notificationRecord.ts";
import { PushSubscriptionRecord } from "../../entities/pushSubscriptionRecord.ts";
import type { TenantRecord } from "../../entities/tenantRecord.ts";
import { until } from "../support/until.ts";
import { openInbox } from "./inbox.ts";
import { phoneOf } from "./phone/phoneClient.ts";
import { openSocket } from "./realtimeClient.ts";
import { startTestApi } from "./testApi.ts";
import type { TestApi } from "./testApi.ts";

let api: TestApi;
let tenant: TenantRecord;

beforeAll(async () => {
  api = await startTestApi({ variables: { ALLOWED_PRIVATE_HOSTS: "127.0.0.1" } });
  tenant = await api.addTenant();
});
afterAll(() => api.close());

type Signed = Awaited<ReturnType<TestApi["signInTo"]>>;

const list = async ({ token }: Signed) => (await api.call(listNotifications, { token })).result;

/** A conversation that an operator holds, and its contact. */
async function held(by: Signed) {
  const inbox = await openInbox(api, tenant);
  const { id: conversationId, externalChatId } = await inbox.receive("Здравствуйте");
  const params = { conversationId };
  await api.call(sendReply, { params, token: by.token, body: { text: "Слушаю", clientKey: `key-${conversationId}` } });
  return { params, conversationId, write: (text: string) => inbox.receive(text, Number(externalChatId)) };
}

/** Until everything said so far has been heard by whoever writes the notifications. */
async function heard(): Promise<void> {
  const [last]: { place: string }[] = await api.db.query(
    `SELECT ("transaction", seq)::text AS place FROM events ORDER BY "transaction" DESC, seq DESC LIMIT 1`,
  );
  await until(async () => {
    const read: { place: string }[] = await api.db.query(
      `SELECT ("transaction", seq)::text AS place FROM consumer_cursors WHERE name = 'notifyOfMessages'`,
    );
    return read[0]?.place === last?.place;
  });
}

test("who holds a conversation is told of new messages once, until they have read it", async () => {
  const anna = await api.signInTo(tenant);
  const { params, write, conversationId } = await held(anna);
  await write("Вы тут?");
  const first = await until(async () => (await list(anna)).notifications[0]);
  expect(first).toMatchObject({ kind: "messageReceived", conversationId, text: "Вы тут?", isRead: false });
  await write("Ау");
  await heard();
  await api.call(markRead, { params, token: anna.token, body: { upToSeq: 4 } });
  expect(await list(anna)).toMatchObject({ unread: 0, notifications: [{ isRead: true }] });
  await write("И ещё вопрос");
  const again = await until(async () => (await list(anna)).notifications.find(({ isRead }) => !isRead));
  expect(again).toMatchObject({ id: first.id, text: "И ещё вопрос" });
});

test("what was read before anybody could be told of it is not announced", async () => {
  const anna = await api.signInTo(tenant);
  const { params, write, conversationId } = await held(anna);
  const stopped = await api.db.transaction(async (manager) => {
    // The notifier's place in the log is locked, so it looks only when the message has been read.
    await manager.query(`SELECT 1 FROM consumer_cursors WHERE name = 'notifyOfMessages' FOR UPDATE`);
    await write("Вопрос");
    return api.call(markRead, { params, token: anna.token, body: { upToSeq: 9 } });
  });
  expect(stopped.status).toBe(200);
  await heard();
  expect((await list(anna)).notifications.filter((one) => one.conversationId === conversationId)).toEqual([]);
});

test("a notification that is put off is out of sight, and unread again at its time", async () => {
  const [anna, boris] = [await api.signInTo(tenant), await api.signInTo(tenant)];
  const { params } = await held(anna);
  const note = { text: "Борис, глянь", mentions: [boris.id], clientKey: "notified-note" };
  await api.call(writeNote, { params, token: anna.token, body: note });
  const [told] = (await list(boris)).notifications;
  const body = { until: new Date(Date.now() + 700).toISOString() };
  await api.call(snoozeNotification, { params: { notificationId: told?.id ?? "" }, token: boris.token, body });
  expect(await list(boris)).toMatchObject({ unread: 0, notifications: [] });
  await until(async () => (await list(boris)).unread === 1);
  expect((await api.call(readNotifications, { token: boris.token, body: {} })).result).toEqual({ unread: 0 });
});

test("who may no longer see a conversation reads no names and no words of it", async () => {
  const [anna, boris] = [await api.signInTo(tenant), await api.signInTo(tenant)];
  const { params } = await held(anna);
  const note = { text: "Борис, глянь", mentions: [boris.id], clientKey: "hidden-note-1" };
  await api.call(writeNote, { params, token: anna.token, body: note });
  expect((await list(boris)).notifications).toMatchObject([{ text: "Борис, глянь", contactName: expect.any(String) }]);
  await api.db.query(`UPDATE operators SET scope = 'SELF' WHERE id = $1`, [boris.id]);
  expect((await list(boris)).notifications).toMatchObject([{ text: null, contactName: null }]);
});

/** A browser's push service as RFC 8030 describes it: it takes what is encrypted for the browser, or says that it is gone. */
async function openPushService() {
  const taken: { headers: Readonly<Record<string, unknown>>; bytes: number }[] = [];
  let status = 201;
  const server = createServer((request, response) => {
    let bytes = 0;
    request.on("data", (chunk: Buffer) => (bytes += chunk.length));
    request.on("end", () => {
      taken.push({ headers: request.headers, bytes });
      response.writeHead(status).end();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address: AddressInfo | string | null = server.address();
  if (address === null || typeof address === "string") throw new Error("The push service does not listen.");
  const browser = createECDH("prime256v1");
  return {
    taken,
    answerWith: (code: number) => (status = code),
    subscription: {
      endpoint: `http://127.0.0.1:${address.port}/push/${randomBytes(4).toString("hex")}`,
      keys: { p256dh: browser.generateKeys("base64url"), auth: randomBytes(16).toString("base64url") },
    },
    close: () => server.close(),
  };
}

test("a browser is pushed each notification once, encrypted, and is forgotten when it is gone", async () => {
  const anna = await api.signInTo(tenant);
  const service = await openPushService();
  await api.call(subscribePush, { token: anna.token, body: service.subscription });
  const { params, write } = await held(anna);
  await write("Секретный вопрос");
  await until(() => service.taken.length === 1);
  expect(service.taken[0]?.headers).toMatchObject({
    "content-encoding": "aes128gcm",
    ttl: "600",
    authorization: expect.stringMatching(/^vapid t=eyJ/),
  });

  service.answerWith(410);
  await api.call(markRead, { params, token: anna.token, body: { upToSeq: 9 } });
  await write("Ещё вопрос");
  const subscriptions = api.db.getRepository(PushSubscriptionRecord);
  await until(async () => (await subscriptions.countBy({ operatorId: anna.id })) === 0);
  expect(service.taken).toHaveLength(2);
  service.close();
});

test("a phone that does not ask is pushed a call that waits, a console is not, and who has signed out hears nothing", async () => {
  const anna = await api.signInTo(tenant);
  const phone = await phoneOf(api, tenant, anna.id);
  const [onPhone, onConsole] = await Promise.all([openPushService(), openPushService()]);
  await api.call(subscribePush, { token: anna.token, body: onConsole.subscription });
  expect((await phone.ask("/api/phone/push/")).body).toEqual({ push_key: expect.any(String) });
  await phone.ask("/api/phone/push/", { subscription: onPhone.subscription });
  const ask = async (clientKey: string) =>
    api.call(requestCall, { token: anna.token, body: { phone: "8 916 555-10-01", clientKey } });

  const listening = phone.pull("&wait=25");
  await ask("taken by polling");
  expect((await listening).status).toBe(200);
  await ask("waits for anybody");
  await until(() => onPhone.taken.length === 1);
  expect(onPhone.taken[0]?.headers).toMatchObject({ urgency: "high", ttl: expect.stringMatching(/^2\d\d$/) });

  await phone.ask("/api/phone/push/", { subscription: null });
  await phone.ask("/api/phone/push/", { subscription: onPhone.subscription });
  await phone.ask("/api/phone/logout/", {});
  await ask("nobody to tell");
  const other = await phoneOf(api, tenant, (await api.signInTo(tenant)).id);
  await other.ask("/api/phone/push/", { subscription: onConsole.subscription });
  await api.call(requestCall, {
    token: anna.token,
    body: { phone: "8 916 555-10-02", clientKey: "somebody else", operatorId: other.operatorId },
  });
  await until(() => onConsole.taken.length === 1);
  expect(onPhone.taken).toHaveLength(1);
  onPhone.close();
  onConsole.close();
});

test("who wants no pushes gets none, and is told in the list all the same", async () => {
  const anna = await api.signInTo(tenant);
  const service = await openPushService();
  await api.call(subscribePush, { token: anna.token, body: service.subscription });
  await api.call(changeNotificationSettings, { token: anna.token, body: { push: false } });
  const { write } = await held(anna);
  await write("Вопрос");
  const taken = { operatorId: anna.id, pushedAt: Not(IsNull()) };
  await until(async () => (await api.db.getRepository(NotificationRecord).countBy(taken)) === 1);
  expect(service.taken).toEqual([]);
  service.close();
});

test("who looks at a conversation and who types is told to all who may see it, wherever they are, and to nobody else", async () => {
  const [anna, boris, outsider] = [await api.signInTo(tenant), await api.signInTo(tenant), await api.signInTo(tenant)];
  await api.db.query(`UPDATE operators SET scope = 'SELF' WHERE id = $1`, [outsider.id]);
  const { conversationId } = await held(anna);
  const sockets = await Promise.all(
    [anna, boris, outsider].map(async ({ token }) => {
      const socket = openSocket(api.url);
      await socket.hello(token);
      return socket;
    }),
  );
  const [first, second, third] = sockets;
  await third?.say({ type: "looking", conversationId, typing: true });
  await second?.say({ type: "looking", conversationId, typing: true });
  const seenBy = (socket: typeof first) => socket?.frames.findLast(({ type }) => type === "onlookers");
  await until(() => JSON.stringify(seenBy(first) ?? "").includes(boris.id));
  expect(seenBy(first)).toMatchObject({ conversationId, onlookers: [{ operatorId: boris.id, typing: true }] });
  expect(seenBy(third)).toBeUndefined();
  const late = openSocket(api.url);
  await late.hello(anna.token);
  await until(() => JSON.stringify(seenBy(late) ?? "").includes(boris.id));
  second?.close();
  await until(() => !JSON.stringify(seenBy(first)).includes(boris.id));
  for (const socket of [...sockets, late]) socket.close();
});
