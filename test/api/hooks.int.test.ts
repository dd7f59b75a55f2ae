import { afterAll, beforeAll, expect, test } from "vitest";
import { listMessages } from "../../contracts/endpoints/conversations.ts";
import { getChannelAccount } from "../../contracts/endpoints/channelAccounts.ts";
import type { ChannelAccountId } from "../../contracts/ids.ts";
import { MessageRecord } from "../../entities/messageRecord.ts";
import { RawUpdateRecord } from "../../entities/rawUpdateRecord.ts";
import { ConversationRecord } from "../../entities/conversationRecord.ts";
import { buildChannelAccount } from "../support/builders.ts";
import { until } from "../support/until.ts";
import { startTestApi } from "./testApi.ts";
import type { TestApi } from "./testApi.ts";
import { telegramText } from "./telegramText.ts";

let api: TestApi;
let accountId: ChannelAccountId;
let token: string;

beforeAll(async () => {
  api = await startTestApi();
  const tenant = await api.addTenant();
  ({ token } = await api.signInTo(tenant));
  const account = await buildChannelAccount(api.db, api.deps.sealer, {
    tenant,
    kind: "telegramBot",
    settings: { token: "1:x" },
  });
  accountId = account.id;
});
afterAll(() => api.close());

interface Target {
  readonly id?: string;
  readonly secret?: string;
}

const post = (body: string | Buffer, { id = accountId, secret = "hook-secret" }: Target = {}) =>
  fetch(`${api.url}/hooks/${id}`, {
    method: "POST",
    headers: { "x-telegram-bot-api-secret-token": secret, "content-type": "application/json" },
    body: new Uint8Array(Buffer.from(body)),
  });
const send = (update: unknown) => post(JSON.stringify(update));
const rows = () => api.db.getRepository(RawUpdateRecord).count();

test("a customer's message is answered 200 and stands in the thread", async () => {
  const update = telegramText({ text: "Здравствуйте, разбил экран" });
  expect((await send(update)).status).toBe(200);
  const message = await api.db.getRepository(MessageRecord).findOneByOrFail({ channelAccountId: accountId });
  const { result } = await api.call(listMessages, { params: { conversationId: message.conversationId }, token });
  expect(result.messages.map(({ content }) => content)).toEqual([{ kind: "text", text: "Здравствуйте, разбил экран" }]);
});

test("an update that is delivered twice is one message, and 200 both times", async () => {
  const update = telegramText({ text: "Сколько стоит?" });
  const statuses = await Promise.all([send(update), send(update), send(update)]);
  expect(statuses.map(({ status }) => status)).toEqual([200, 200, 200]);
  const found = await api.db.query(`SELECT 1 FROM messages WHERE content->>'text' = 'Сколько стоит?'`);
  expect(found).toHaveLength(1);
});

test("a wrong secret is 401 and leaves no row", async () => {
  const before = await rows();
  const answer = await post(JSON.stringify(telegramText({ text: "я не Telegram" })), { secret: "guess" });
  expect(answer.status).toBe(401);
  expect(await answer.json()).toMatchObject({ error: { code: "hook.wrong_secret" } });
  expect(await rows()).toBe(before);
});

test("a body that is not JSON is 400 and leaves no row", async () => {
  const before = await rows();
  const answer = await post("{not json");
  expect(answer.status).toBe(400);
  expect(await answer.json()).toMatchObject({ error: { code: "request.malformed" } });
  expect(await rows()).toBe(before);
});

test("a body over a megabyte is 413, whether its length is announced or not", async () => {
  const before = await rows();
  const large = Buffer.alloc(1_048_577, " ");
  const announced = await post(large);
  expect(announced.status).toBe(413);
  const streamed = await fetch(`${api.url}/hooks/${accountId}`, {
    method: "POST",
    headers: { "x-telegram-bot-api-secret-token": "hook-secret" },
    body: new Blob([large]).stream(),
    duplex: "half",
  });
  expect(streamed.status).toBe(413);
  expect(await rows()).toBe(before);
});

test("an unknown account is 404", async () => {
  const answer = await post("{}", { id: "acc_00000000000000000000000000000000" });
  expect(answer.status).toBe(404);
  expect(await answer.json()).toMatchObject({ error: { code: "channel_account.not_found" } });
});

test("an authentic update that cannot be read is 200, kept whole, and shown on the health card", async () => {
  const update = { update_id: 77_001, message: { surprise: true } };
  expect((await send(update)).status).toBe(200);
  const kept = await api.db.getRepository(RawUpdateRecord).findOneByOrFail({ externalId: "77001" });
  expect(kept).toMatchObject({ status: "unparsed", body: update });
  const { result } = await api.call(getChannelAccount, { params: { channelAccountId: accountId }, token });
  expect(result.recentUnparsed.map(({ externalId }) => externalId)).toContain("77001");
  expect(result.unparsed).toBeGreaterThan(0);
});

test("characters that Postgres cannot store do not make a provider repeat an update for ever", async () => {
  const body = JSON.stringify(telegramText({ text: "экран@разбит" })).replace("@", String.raw`\u0000\ud800`);
  expect((await post(body)).status).toBe(200);
  const found = await api.db.query(`SELECT 1 FROM messages WHERE content->>'text' = $1`, ["экран\ufffdразбит"]);
  expect(found).toHaveLength(1);
});

test("an update whose values no column can hold is kept as unparsed instead of being refused", async () => {
  const update = telegramText({ text: "из будущего" });
  update.message.date = 9_999_999_999_999;
  expect((await send(update)).status).toBe(200);
  const kept = await api.db.getRepository(RawUpdateRecord).findOneByOrFail({ externalId: String(update.update_id) });
  expect(kept.status).toBe("unparsed");
});

test("the actor is rung after the answer, and its bell is then heard", async () => {
  const update = telegramText({ text: "Ау" });
  await send(update);
  const heard = () =>
    api.db
      .getRepository(ConversationRecord)
      .findOneBy({ externalChatId: String(update.message.chat.id), inboundBell: "heard" });
  expect(await until(heard)).toBeTruthy();
});
