import { afterEach, beforeEach, expect, test } from "vitest";
import { sendReply, takeOver } from "../../contracts/endpoints/conversations.ts";
import { Health } from "../../contracts/health.ts";
import { ConversationRecord } from "../../entities/conversationRecord.ts";
import { RawUpdateRecord } from "../../entities/rawUpdateRecord.ts";
import { buildChannelAccount } from "../support/builders.ts";
import { until } from "../support/until.ts";
import { telegramText } from "./telegramText.ts";
import { startTestApi } from "./testApi.ts";
import type { TestApi } from "./testApi.ts";

let api: TestApi;
let token: string;
let hook: (update: unknown) => Promise<Response>;

beforeEach(async () => {
  api = await startTestApi();
  const tenant = await api.addTenant();
  ({ token } = await api.signInTo(tenant));
  const account = await buildChannelAccount(api.db, api.deps.sealer, {
    tenant,
    kind: "telegramBot",
    settings: { token: "1:x" },
  });
  hook = (update) =>
    fetch(`${api.url}/hooks/${account.id}`, {
      method: "POST",
      headers: { "x-telegram-bot-api-secret-token": "hook-secret" },
      body: JSON.stringify(update),
    });
});
afterEach(() => api.close());

const health = async () => {
  const response = await fetch(`${api.url}/health`);
  const { status, dependencies } = Health.parse(await response.json());
  return {
    httpStatus: response.status,
    status,
    down: dependencies.filter((one) => one.status === "down").map(({ name }) => name),
  };
};
const conversationOf = (chatId: number) =>
  api.db.getRepository(ConversationRecord).findOneByOrFail({ externalChatId: String(chatId) });

test("while Postgres is down a webhook is 503 with a time to come back, and is taken without a restart afterwards", async () => {
  const update = telegramText({ text: "Вы работаете?" });
  await api.gates.postgres.shut();
  const refused = await hook(update);
  expect(refused.status).toBe(503);
  expect(refused.headers.get("retry-after")).not.toBeNull();
  expect(await refused.json()).toMatchObject({ error: { code: "database.unavailable" } });
  expect(await health()).toMatchObject({ httpStatus: 503, status: "down" });
  expect(await api.db.getRepository(RawUpdateRecord).count()).toBe(0);

  await api.gates.postgres.open();
  await until(async () => (await hook(update)).status === 200);
  expect(await api.db.getRepository(RawUpdateRecord).count()).toBe(1);
});

test("while Temporal is down messages are accepted and replies queued; their actors are rung when it returns", async () => {
  await api.gates.temporal.shut();
  const update = telegramText({ text: "Экран разбил" });
  expect((await hook(update)).status).toBe(200);
  const chatId = update.message.chat.id;
  const { id, inboundBell } = await conversationOf(chatId);
  expect(inboundBell).toBe("ringing");
  const reply = await api.call(sendReply, {
    params: { conversationId: id },
    body: { text: "Приносите", clientKey: "reply-0001" },
    token,
  });
  expect(reply.result.status).toBe("queued");
  // The reply has answered what rang before it; this rings anew.
  expect((await hook(telegramText({ text: "И ещё вопрос", chatId }))).status).toBe(200);
  expect(await health()).toMatchObject({ httpStatus: 200, status: "degraded", down: ["temporal", "workers"] });

  await api.gates.temporal.open();
  await until(async () => {
    const conversation = await conversationOf(chatId);
    return conversation.inboundBell === "heard" && conversation.outboxBell === "heard";
  }, 25_000);
});

test("an order that Temporal cannot take is refused in words, within its time limit", async () => {
  const update = telegramText({ text: "Привет" });
  await hook(update);
  const { id } = await conversationOf(update.message.chat.id);
  await api.gates.temporal.shut();
  const answer = await api.call(takeOver, { params: { conversationId: id }, token });
  expect(answer).toMatchObject({ status: 503, code: "temporal.unavailable" });
});
