import { afterAll, beforeAll, expect, test } from "vitest";
import { recordEvents } from "../../commands/recordEvents.ts";
import { orderRun } from "../../commands/touches/orderRun.ts";
import { Session, signIn, signOut } from "../../contracts/endpoints/session.ts";
import { ConversationRecord } from "../../entities/conversationRecord.ts";
import { OperatorRecord } from "../../entities/operatorRecord.ts";
import type { TenantRecord } from "../../entities/tenantRecord.ts";
import { buildSequence } from "../support/buildSequence.ts";
import { askedPrice, buildTouchRun } from "../support/buildTouchRun.ts";
import { until } from "../support/until.ts";
import { openInbox } from "./inbox.ts";
import { openSocket } from "./realtimeClient.ts";
import { PASSWORD, startTestApi } from "./testApi.ts";
import type { TestApi } from "./testApi.ts";

let api: TestApi;
let tenant: TenantRecord;
let token: string;
let inbox: Awaited<ReturnType<typeof openInbox>>;

beforeAll(async () => {
  api = await startTestApi();
  tenant = await api.addTenant();
  ({ token } = await api.signInTo(tenant));
  inbox = await openInbox(api, tenant);
});
afterAll(() => api.close());

const received = (socket: ReturnType<typeof openSocket>, count: number) =>
  until(() => socket.events().filter(({ kind }) => kind === "message.received").length >= count);

test("an operator's screen learns of a message at once", async () => {
  const socket = openSocket(api.url);
  await socket.hello(token);
  const { id, externalChatId } = await inbox.receive("Добрый день");
  await received(socket, 1);
  expect(socket.events().map(({ kind, conversationId }) => [kind, conversationId])).toEqual([
    ["conversation.created", id],
    ["contact.created", id],
    ["message.received", id],
  ]);
  // Readers also look once a second by themselves: being woken shows in the quickest of several.
  const delays: number[] = [];
  for (const count of [2, 3, 4, 5]) {
    await inbox.receive("Алло", Number(externalChatId));
    const committedAt = Date.now();
    await received(socket, count);
    delays.push(Date.now() - committedAt);
  }
  expect(Math.min(...delays)).toBeLessThan(500);
  socket.close();
});

test("what changes after somebody has signed in and before their socket is open is heard", async () => {
  const { email } = await api.addOperator(tenant, "ADMIN", "Анна");
  const { result } = await api.call(signIn, { body: { email, password: PASSWORD } });
  const { accessToken, since } = Session.parse(result);
  const { id } = await inbox.receive("пока открывается");
  const socket = openSocket(api.url);
  await socket.hello(accessToken, since);
  await received(socket, 1);
  expect(socket.events().map(({ conversationId }) => conversationId)).toContain(id);
  socket.close();
});

test("a client that was away gets exactly what it missed, once and in order, and then what happens", async () => {
  const before = openSocket(api.url);
  await before.hello(token);
  const { externalChatId } = await inbox.receive("раз");
  await received(before, 1);
  const seen = before.events().at(-1)?.cursor ?? null;
  before.close();

  const chatId = Number(externalChatId);
  for (const text of ["два", "три", "четыре"]) await inbox.receive(text, chatId);
  const after = openSocket(api.url);
  expect(await after.hello(token, seen)).toEqual({ type: "ready", cursor: seen });
  await received(after, 3);
  await inbox.receive("пять", chatId);
  await received(after, 4);
  const numbers = after.events().map(({ messageId }) => messageId);
  const rows: { id: string }[] = await api.db.query(
    `SELECT id FROM messages WHERE "channelAccountId" = $1 AND content->>'text' = ANY($2) ORDER BY seq`,
    [inbox.account.id, ["два", "три", "четыре", "пять"]],
  );
  expect(numbers).toEqual(rows.map(({ id }) => id));
  after.close();
});

test("a client whose place in the log is older than this process is served from the table", async () => {
  const socket = openSocket(api.url);
  await socket.hello(token, "1.0");
  await until(() => socket.events().length > 0);
  const logged: { messageId: string | null }[] = await api.db.query(
    `SELECT "messageId" FROM events WHERE "tenantId" = $1 ORDER BY "transaction", seq`,
    [tenant.id],
  );
  expect(socket.events().map(({ messageId }) => messageId)).toEqual(logged.map(({ messageId }) => messageId));
  socket.close();
});

test("a place beyond the log is answered with resync and a place to go on from", async () => {
  const socket = openSocket(api.url);
  const frame = await socket.hello(token, "9000000000000000000.1");
  expect(frame.type).toBe("resync");
  await inbox.receive("после");
  await received(socket, 1);
  socket.close();
});

test("a tenant never hears of another's messages", async () => {
  const stranger = await api.signInTo(await api.addTenant());
  const socket = openSocket(api.url);
  await socket.hello(stranger.token, "1.0");
  const own = openSocket(api.url);
  await own.hello(token);
  await inbox.receive("секрет");
  await received(own, 1);
  expect(socket.events()).toEqual([]);
  socket.close();
  own.close();
});

test("an order to a contact's run is heard at once by whoever has their conversation, and by nobody else of narrow sight", async () => {
  const [theirs, other] = [await api.signInTo(tenant, "MANAGER"), await api.signInTo(tenant, "MANAGER")];
  await api.db.getRepository(OperatorRecord).update([theirs.id, other.id], { scope: "SELF" });
  const { id, contactId } = await inbox.receive("здравствуйте");
  await api.db.getRepository(ConversationRecord).update({ id }, { assigneeId: theirs.id, mode: "operator" });
  const sequence = await buildSequence(api.db, tenant.id, askedPrice);
  const run = await buildTouchRun(api.db, sequence, { contactId });
  const [hearing, deaf] = [openSocket(api.url), openSocket(api.url)];
  await hearing.hello(theirs.token);
  await deaf.hello(other.token);
  await orderRun(api.db, run.id, { kind: "pause", by: { operatorId: null, name: "Анна" } });
  const touched = (socket: typeof hearing) => socket.events().filter((event) => event.kind === "touchRun.changed");
  await until(() => touched(hearing).length > 0);
  expect(touched(hearing)).toMatchObject([{ contactId }]);
  // What comes after it in the log has come: so would it have.
  await api.db.transaction((manager) => recordEvents(manager, tenant.id, [{ kind: "sequence.changed" }]));
  await until(() => deaf.events().some(({ kind }) => kind === "sequence.changed"));
  expect(touched(deaf)).toEqual([]);
  hearing.close();
  deaf.close();
});

test("a wrong token closes with 4401, a malformed frame with 4400", async () => {
  const wrong = openSocket(api.url);
  await wrong.say({ type: "hello", token: "a.b.c", after: null });
  expect(await wrong.closed()).toBe(4401);
  const malformed = openSocket(api.url);
  await malformed.say("{");
  expect(await malformed.closed()).toBe(4400);
});

test("a token that is sent later must belong to a living session", async () => {
  const other = await api.signInTo(tenant);
  const socket = openSocket(api.url);
  await socket.hello(other.token);
  await api.call(signOut, { token: other.token });
  await socket.say({ type: "token", token: other.token });
  expect(await socket.closed()).toBe(4401);
});

test("a page of another site may not open a socket, our own may", async () => {
  expect(await openSocket(api.url, { origin: "https://evil.example" }).refused()).toBe(403);
  const own = openSocket(api.url, { origin: api.url });
  expect((await own.hello(token)).type).toBe("ready");
  own.close();
});
