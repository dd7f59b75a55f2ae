import { afterAll, beforeAll, expect, test } from "vitest";
import {
  checkChannelAccount,
  createChannelAccount,
  getChannelAccount,
  listChannelAccounts,
  listChannelKinds,
  pauseChannelAccount,
  resumeChannelAccount,
} from "../../contracts/endpoints/channelAccounts.ts";
import { sendReply } from "../../contracts/endpoints/conversations.ts";
import type { ChannelAccountId } from "../../contracts/ids.ts";
import { ChannelAccountRecord } from "../../entities/channelAccountRecord.ts";
import { ConversationRecord } from "../../entities/conversationRecord.ts";
import type { TenantRecord } from "../../entities/tenantRecord.ts";
import { startTelegramSimulator } from "../../simulators/telegram/server.ts";
import { botToken } from "../support/builders.ts";
import { openInbox } from "./inbox.ts";
import { startTestApi } from "./testApi.ts";
import type { TestApi } from "./testApi.ts";

let api: TestApi;
let telegram: Awaited<ReturnType<typeof startTelegramSimulator>>;
let tenant: TenantRecord;
let token: string;

beforeAll(async () => {
  telegram = await startTelegramSimulator({ rateLimits: "off" });
  api = await startTestApi({ variables: { TELEGRAM_API_ROOT: telegram.url } });
  tenant = await api.addTenant();
  ({ token } = await api.signInTo(tenant));
});
afterAll(async () => {
  await api.close();
  await telegram.close();
});

const connect = (settings: unknown) =>
  api.call(createChannelAccount, { body: { kind: "telegramBot", name: "Наш бот", settings }, token });
const statusOf = async (channelAccountId: ChannelAccountId) =>
  (await api.call(getChannelAccount, { params: { channelAccountId }, token })).result.account.status;

test("each kind of channel says with which form it is connected, and which field is a secret", async () => {
  const { result } = await api.call(listChannelKinds, { token });
  expect(result.kinds.map(({ kind }) => kind)).toEqual(["telegramBot", "demo", "telegramAccount"]);
  expect(result.kinds[0]?.settingsSchema).toMatchObject({
    type: "object",
    properties: { token: { format: "password" } },
  });
});

test("an account is connected with credentials that work, and they are readable nowhere afterwards", async () => {
  const secret = botToken();
  telegram.control.addBot(secret);
  const { result, text } = await connect({ token: secret });
  expect(result).toMatchObject({ kind: "telegramBot", name: "Наш бот", status: "active" });
  const row = await api.db.getRepository(ChannelAccountRecord).findOneByOrFail({ id: result.id });
  expect(row.sealed).not.toContain(secret);
  const listed = await api.call(listChannelAccounts, { token });
  expect(text + listed.text).not.toContain(secret);
  expect(listed.result.accounts.map(({ account }) => account.id)).toContain(result.id);
});

test("credentials that the messenger refuses create nothing, and its own words are shown", async () => {
  const before = await api.db.getRepository(ChannelAccountRecord).count();
  const refused = await connect({ token: botToken() });
  expect(refused).toMatchObject({ status: 422, code: "channel_account.check_failed" });
  expect(refused.details).toMatchObject({ problem: expect.stringContaining("Unauthorized") });
  const malformed = await connect({ token: "not a token" });
  expect(malformed).toMatchObject({ status: 400, details: [{ field: "body.settings.token" }] });
  expect(await api.db.getRepository(ChannelAccountRecord).count()).toBe(before);
});

test("only those who manage channels may connect one", async () => {
  const manager = await api.signInTo(tenant, "MANAGER");
  const body = { kind: "demo", name: "Чужой", settings: { token: "x" } };
  expect(await api.call(createChannelAccount, { body, token: manager.token })).toMatchObject({ status: 403 });
});

test("pausing holds what is written, and resuming rings everything that waited", async () => {
  const inbox = await openInbox(api, tenant);
  const { id: conversationId } = await inbox.receive("Когда готово?");
  const params = { channelAccountId: inbox.account.id };
  expect((await api.call(pauseChannelAccount, { params, token })).result.status).toBe("paused");
  await api.call(sendReply, { params: { conversationId }, body: { text: "Завтра", clientKey: "paused-1" }, token });
  // The actor has looked and found that it may not send.
  await api.db.query(`UPDATE conversations SET "outboxBell" = 'quiet' WHERE id = $1`, [conversationId]);
  expect((await api.call(getChannelAccount, { params, token })).result.queued).toBe(1);

  expect((await api.call(resumeChannelAccount, { params, token })).result.status).toBe("active");
  const { outboxBell } = await api.db.getRepository(ConversationRecord).findOneByOrFail({ id: conversationId });
  expect(outboxBell).not.toBe("quiet");
});

test("a dead account comes back to life when its credentials work again", async () => {
  const secret = botToken();
  telegram.control.addBot(secret);
  const { result } = await connect({ token: secret });
  await api.db.query(`UPDATE channel_accounts SET status = 'dead', "statusDetail" = 'Unauthorized' WHERE id = $1`, [
    result.id,
  ]);
  expect(await statusOf(result.id)).toBe("dead");
  const check = await api.call(checkChannelAccount, { params: { channelAccountId: result.id }, token });
  expect(check.result).toMatchObject({ ok: true, problem: null });
  expect(await statusOf(result.id)).toBe("active");
});
