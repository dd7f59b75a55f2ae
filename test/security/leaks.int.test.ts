import { readFileSync } from "node:fs";
import { join } from "node:path";
import { Client, Connection } from "@temporalio/client";
import { afterAll, beforeAll, expect, test } from "vitest";
import { z } from "zod";
import { checkChannelAccount, getChannelAccount } from "../../contracts/endpoints/channelAccounts.ts";
import { createApiKey } from "../../contracts/endpoints/apiKeys.ts";
import { createPhoneSignIn } from "../../contracts/endpoints/devices.ts";
import { sendReply, takeOver } from "../../contracts/endpoints/conversations.ts";
import { forgotPassword, signIn } from "../../contracts/endpoints/session.ts";
import { publicSendReply } from "../../contracts/endpoints/public.ts";
import { ChannelAccountRecord } from "../../entities/channelAccountRecord.ts";
import { openChannelSecrets } from "../../entities/channelSecrets.ts";
import { OperatorRecord } from "../../entities/operatorRecord.ts";
import { createSealer } from "../../entities/sealing.ts";
import type { Fault } from "../../simulators/faults.ts";
import { writeHistory } from "../support/histories.ts";
import { startStack } from "../support/stack.ts";
import type { Stack } from "../support/stack.ts";
import { testEnv } from "../support/testEnv.ts";
import { conversationOf, outgoing, threadOf } from "../support/threads.ts";
import { until } from "../support/until.ts";

/** What a life of use leaves behind: what people wrote and who they are, and what only the product may know. */
const WRITTEN = ["Зинаида", "Кукушкина", "аквариум", "приезжайте", "9123456789", "912 345-67-89", "345-67-89"];
const ASKED = "Меня зовут Зинаида Кукушкина, +7 912 345-67-89, айфон 11 упал в аквариум, разбит экран";
const REPLY = "Зинаида, приезжайте завтра";

const MAIL_PASSWORD = "a-mail-password-of-the-test";

let stack: Stack;
let secrets: readonly string[];
beforeAll(async () => {
  stack = await startStack({
    settings: { quietWindowMs: 0 },
    own: ["postgres"],
    withModel: true,
    variables: {
      LOG_LEVEL: "trace",
      OPENAI_API_KEY: "sk-a-model-key-of-the-test",
      // A mail server that is away.
      SMTP_URL: `smtp://crm:${MAIL_PASSWORD}@127.0.0.1:9`,
      MAIL_FROM: "crm@example.test",
    },
  });
  secrets = await live();
}, 120_000);
afterAll(() => stack.close());

const zinaida = (chat: number) =>
  stack.telegram.person({ id: chat, firstName: "Зинаида", lastName: "Кукушкина", username: "zina" });
const refuse = (chat: number, fault: Fault) =>
  stack.telegram.faults.next(fault, { when: ({ chatId, method }) => chatId === chat && method === "sendMessage" });

/** Every way a message can go, well and badly. Returns what must be found nowhere. */
async function live(): Promise<readonly string[]> {
  // Only an administrator of the installation is given the codec's cookie.
  await stack.db.getRepository(OperatorRecord).update({ email: stack.login.email }, { isInstallationAdmin: true });
  const session = await openBrowser();

  // The bot answers; then an operator does, and their reply meets every refusal of a messenger.
  zinaida(2001).say(ASKED);
  await outgoing(stack, 2001, ({ status }) => status === "sent");
  const conversationId = await conversationOf(stack, 2001);
  await stack.operator.call(takeOver, { params: { conversationId } });
  await reply(2001, { kind: "throttle", seconds: 1 }, "sent");
  await reply(2001, { kind: "cutAfterAccept" }, "uncertain");
  await reply(2001, { kind: "fail", status: 400, description: `Bad Request: ${REPLY}` }, "failed");
  await reply(2001, { kind: "fail", status: 500, description: "Internal" }, "uncertain");
  const params = { channelAccountId: stack.account.id };
  refuse(2001, { kind: "fail", status: 401, description: "Unauthorized" });
  await queue(2001, "dead");
  await until(async () => (await stack.operator.call(getChannelAccount, { params })).account.status === "dead");
  await stack.operator.call(checkChannelAccount, { params });

  // A model that fails in every way, and files that cannot be had at once.
  for (const [number, kind] of (["malformed", "schemaViolation", "truncated", "cutBeforeAccept"] as const).entries()) {
    stack.model.faults.next({ kind });
    zinaida(2100 + number).say(ASKED);
    await outgoing(stack, 2100 + number, ({ status }) => status === "sent");
  }
  for (const method of ["getFile", "file"])
    stack.telegram.faults.next({ kind: "cutBeforeAccept" }, { when: (call) => call.method === method });
  zinaida(2200).say({ kind: "photo", width: 10, height: 10, caption: ASKED });
  await until(() => stack.telegram.faults.pending === 0, 30_000);

  // Bodies and updates that nobody can read, over every door.
  const hook = `${stack.url}/hooks/${stack.account.id}`;
  const header = { "x-telegram-bot-api-secret-token": session.hookSecret };
  expect((await post(hook, `{"text": "${ASKED}`, header)).status).toBe(400);
  expect((await post(hook, JSON.stringify({ update_id: 1, poll: ASKED }), header)).status).toBe(200);
  const never = { ...zinaida(2300).compose(ASKED), update_id: 9_999_999 };
  const farAway = JSON.stringify(never).replace(/"date":\d+/, `"date":9000000000000`);
  expect((await post(hook, farAway, header)).status).toBe(200);
  expect((await post(hook, "{}", { "x-telegram-bot-api-secret-token": "wrong" })).status).toBe(401);
  expect((await post(stack.url + signIn.path, `{"password": "${stack.login.password}`)).status).toBe(400);

  // A letter with a link that cannot leave.
  expect((await post(stack.url + forgotPassword.path, JSON.stringify({ email: stack.login.email }))).status).toBe(200);
  await until(() => readLog("api").includes("A letter was not sent."));
  const apiKey = await useApiKey(conversationId);
  const phone = await usePhone();

  // Postgres goes while both processes work, and comes back.
  const letGo = Promise.withResolvers<void>();
  stack.model.faults.next({ kind: "hold", until: letGo.promise });
  zinaida(2400).say(ASKED);
  await until(() => stack.model.faults.pending === 0);
  const said = readLog("worker").length;
  await stack.postgres?.stop();
  letGo.resolve();
  expect((await post(hook, JSON.stringify(zinaida(2401).compose(ASKED)), header)).status).toBe(503);
  await until(() => readLog("worker").slice(said).includes('"error":'), 30_000);
  await stack.postgres?.start();
  await until(() => stack.telegram.sentTo(2400).length === 1, 60_000);

  return [
    ...Object.values(session),
    stack.login.password,
    apiKey,
    ...phone,
    stack.operator.accessToken,
    stack.variables["JWT_SECRET"] ?? "",
    stack.variables["ENCRYPTION_KEYS"]?.split(":")[1] ?? "",
    stack.variables["OPENAI_API_KEY"] ?? "",
    "demo-token",
    MAIL_PASSWORD,
  ];
}

const post = (url: string, body: string, headers: Readonly<Record<string, string>> = {}) =>
  fetch(url, { method: "POST", body, headers: { "content-type": "application/json", ...headers } });

/** What a browser and a messenger hold of us: cookies, and the secret and token of the account. */
async function openBrowser() {
  // Only an administrator of the installation has both cookies.
  await stack.db.query(`UPDATE operators SET "isInstallationAdmin" = true WHERE email = $1`, [stack.login.email]);
  const answer = await fetch(stack.url + signIn.path, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(stack.login),
  });
  const [first = "", second = ""] = answer.headers
    .getSetCookie()
    .map((cookie) => /=([^;]{20,})/.exec(cookie)?.[1] ?? "");
  const { sealed } = await stack.db.getRepository(ChannelAccountRecord).findOneByOrFail({ id: stack.account.id });
  const sealer = createSealer(testEnv(stack.variables).ENCRYPTION_KEYS);
  const { hookSecret, settings } = openChannelSecrets(sealer, sealed);
  const [token = ""] = /\d+:\w{30,}/.exec(JSON.stringify(settings)) ?? [];
  return { first, second, hookSecret, token };
}

/** Another program answers by a key of the public API, well and badly. Returns the key's secret. */
async function useApiKey(conversationId: string): Promise<string> {
  const body = { name: "Магазин", permissions: ["conversations.answer"], expiresInDays: 1 };
  const { secret } = await stack.operator.call(createApiKey, { body });
  const replies = stack.url + publicSendReply.path.replace(":conversationId", conversationId);
  const header = { authorization: `Bearer ${secret}` };
  expect((await post(replies, JSON.stringify({ text: REPLY, clientKey: "by-a-program" }), header)).status).toBe(200);
  expect((await post(replies, `{"secret": "${secret}`, header)).status).toBe(400);
  expect((await post(replies, "{}", { authorization: `Bearer ${secret}x` })).status).toBe(401);
  return secret;
}

/** A phone of the dialer's signs in, well and badly, and its log quotes what it holds. Returns that. */
async function usePhone(): Promise<readonly string[]> {
  const { token: code } = await stack.operator.call(createPhoneSignIn);
  const { email: username, password } = stack.login;
  const signedIn = await post(`${stack.url}/api/token/`, JSON.stringify({ username, password }));
  const { access, refresh } = z.object({ access: z.string(), refresh: z.string() }).parse(await signedIn.json());
  const ask = async (path: string, body: string) =>
    (await post(`${stack.url}/api/phone/${path}/`, body, { authorization: `Bearer ${access}` })).status;
  expect(await ask("devices/register", JSON.stringify({ device_id: "leaky" }))).toBe(200);
  const payload = `${ASKED}: Bearer ${access}, refresh ${refresh}`;
  expect(await ask("logs", JSON.stringify({ device_id: "leaky", payload }))).toBe(200);
  const telemetry = {
    device_id: "leaky",
    items: [{ type: "error", endpoint: `/api/x?token=${access}`, extra: { sent: `Bearer ${access}` } }],
  };
  expect(await ask("telemetry", JSON.stringify(telemetry))).toBe(200);
  expect(await ask("devices/heartbeat", JSON.stringify({ device_id: "leaky", error_message: payload }))).toBe(200);
  expect(await ask("logs", `{"payload": "${refresh}`)).toBe(400);
  expect(await ask("qr/exchange", `{"token": "${code}`)).toBe(400);
  return [access, refresh, code];
}

async function queue(chat: number, key: string): Promise<string> {
  const params = { conversationId: await conversationOf(stack, chat) };
  const body = { text: REPLY, clientKey: `key-${chat}-${key}` };
  return (await stack.operator.call(sendReply, { params, body })).id;
}

async function reply(chat: number, fault: Fault, ends: "sent" | "failed" | "uncertain"): Promise<void> {
  refuse(chat, fault);
  const id = await queue(chat, `${fault.kind}-${ends}-${(await threadOf(stack, chat)).length}`);
  await outgoing(stack, chat, (message) => message.id === id && message.status === ends);
}

const readLog = (name: string) => readFileSync(join(stack.folder, `${name}.log`), "utf8");
const found = (text: string, words: readonly string[]) => words.filter((word) => text.includes(word));

test("a dump of the whole database shows no secret", async () => {
  const tables: { name: string }[] = await stack.db.query(
    `SELECT relname AS name FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind = 'r'`,
  );
  const rows: { row: string }[] = [];
  for (const { name } of tables) rows.push(...(await stack.db.query(`SELECT t::text AS row FROM "${name}" t`)));
  const dump = rows.map(({ row }) => row).join("\n");
  expect(found(dump, ["Кукушкина", stack.account.id, "$argon2id$"])).toHaveLength(3);
  expect(secrets.filter((secret) => secret.length < 10)).toEqual([]);
  expect(found(dump, secrets)).toEqual([]);
});

test("the actors' histories, as Temporal stores them, show no secret and nothing that people wrote", async () => {
  const connection = await Connection.connect({ address: stack.variables["TEMPORAL_ADDRESS"] ?? "" });
  const client = new Client({ connection, namespace: stack.variables["TEMPORAL_NAMESPACE"] ?? "" });
  const stored: string[] = [];
  for await (const { workflowId, runId, type } of client.workflow.list()) {
    const history = await client.workflow.getHandle(workflowId, runId).fetchHistory();
    stored.push(type, Buffer.from(writeHistory(history)).toString("utf8"));
  }
  await connection.close();
  const histories = stored.join("\n");
  // What was played must be in there: actors, files, and activities that failed.
  expect(found(histories, ["conversationWorkflow", "mediaFetchWorkflow", "binary/encrypted"])).toHaveLength(3);
  expect(histories).toContain("Encoded failure");
  expect(found(histories, [...secrets, ...WRITTEN, "Network request", "Error:", "node_modules"])).toEqual([]);
});

test.each(["api", "worker"])("the log of the %s shows no secret and nothing that people wrote", (name) => {
  const log = readLog(name);
  expect(log).toContain(`"level":${name === "api" ? 50 : 40}`);
  expect(found(log, [...secrets, ...WRITTEN, stack.login.email, "/link#"])).toEqual([]);
  expect(log).not.toMatch(/authorization|cookie|bearer|eyJ[\w-]{10,}/i);
});
