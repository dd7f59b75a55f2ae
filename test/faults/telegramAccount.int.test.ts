import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { IsNull, Not } from "typeorm";
import { afterAll, beforeAll, expect, test } from "vitest";
import { getChannelAccount } from "../../contracts/endpoints/channelAccounts.ts";
import { sendReply } from "../../contracts/endpoints/conversations.ts";
import { getHistoryImport, startHistoryImport } from "../../contracts/endpoints/historyImport.ts";
import { searchMessages } from "../../contracts/endpoints/search.ts";
import {
  createTelegramAccount,
  getTelegramSession,
  listTelegramAccountEvents,
  relocateTelegramAccount,
  setTelegramApp,
  signOutTelegramAccount,
  takeTelegramSignInStep,
} from "../../contracts/endpoints/telegramAccounts.ts";
import type { ChannelAccountId } from "../../contracts/ids.ts";
import type { SignInStep } from "../../contracts/telegramAccount.ts";
import { ConversationRecord } from "../../entities/conversationRecord.ts";
import { MessageRecord } from "../../entities/messageRecord.ts";
import { TelegramSessionRecord } from "../../entities/telegramSessionRecord.ts";
import { productProcess } from "../support/productProcess.ts";
import type { ProductProcess } from "../support/productProcess.ts";
import { SMALLEST_PNG } from "../support/smallestPng.ts";
import { startStack } from "../support/stack.ts";
import type { Stack } from "../support/stack.ts";
import { startTelegramDc } from "../support/telegramDc/server.ts";
import type { TelegramDc } from "../support/telegramDc/server.ts";
import { conversationOf, outgoing, textOf, threadOf } from "../support/threads.ts";
import { until } from "../support/until.ts";

/** What is promised: a process that died is replaced in half a minute. */
const RELOCATED_WITHIN_MS = 30_000;

const [ANNA, BORIS, VERA] = [9_001, 9_002, 9_003];
/** Whom the owner wrote with before the account was connected, and how many messages of each lie in the last quarter. */
const FRIENDS = [9_004, 9_005, 9_006];
const REMEMBERED = 450;

/** One account, and two processes that may hold it beside the worker that talks with its contacts. */
let stack: Stack;
let dc: TelegramDc;
let owner: ReturnType<TelegramDc["addOwner"]>;
let holders: readonly ProductProcess[];
let folder: string;
let account: { readonly params: { readonly channelAccountId: ChannelAccountId } };

beforeAll(async () => {
  [dc, folder] = await Promise.all([startTelegramDc(), mkdtemp(join(tmpdir(), "switchboard-holders-"))]);
  owner = dc.addOwner({ phone: "+79995550011", code: "54321", password: "hunter2" });
  for (const friend of FRIENDS) {
    owner.heardOnce(friend, "ещё весной", 120);
    for (let number = 1; number <= REMEMBERED; number += 1) owner.heardOnce(friend, `раньше ${number}`, 20);
  }
  const { host, port, publicKey } = dc.at;
  stack = await startStack({
    variables: { TELEGRAM_MTPROTO_DC: `${host}:${port}`, TELEGRAM_MTPROTO_KEY: publicKey },
  });
  const env = { ...stack.variables, WORKER_ROLES: "telegram" };
  holders = [0, 1].map(() => productProcess({ name: "worker", folder, env }));
  await Promise.all(holders.map((holder) => holder.start()));
  await stack.operator.call(setTelegramApp, { body: { apiId: 12_345, apiHash: "0123456789abcdef".repeat(2) } });
  const { id: channelAccountId } = await stack.operator.call(createTelegramAccount, { body: { name: "Личный" } });
  account = { params: { channelAccountId } };
}, 180_000);
afterAll(async () => {
  await Promise.all(holders.map((holder) => holder.kill()));
  await stack.close();
  await dc.close();
  await rm(folder, { recursive: true, force: true });
});

const step = (body: SignInStep) => stack.operator.call(takeTelegramSignInStep, { ...account, body });
const session = () => stack.operator.call(getTelegramSession, account);
const status = async () => (await stack.operator.call(getChannelAccount, account)).account.status;
/** Waits until a process holds the account's connection, another than this one. */
const heldByOther = (than: ProductProcess | undefined): Promise<ProductProcess> =>
  until(async () => {
    const { holder } = await session();
    const process = holders.find(({ pid }) => holder?.includes(`-${pid}-`));
    return process !== than && owner.isConnected() && process;
  }, RELOCATED_WITHIN_MS);
const importOf = async () => (await stack.operator.call(getHistoryImport, account)).import;
const said = async (person: number) => (await threadOf(stack, person)).map((message) => textOf(message));

test("a person signs in by phone, code and password; each wrong one may be entered again", async () => {
  expect(await step({ step: "phone", phone: "+79995550000" })).toMatchObject({
    phase: "signedOut",
    problem: "phoneInvalid",
  });
  expect(await step({ step: "phone", phone: "+79995550011" })).toMatchObject({ phase: "codeAwaited", problem: null });
  expect(await step({ step: "code", code: "11111" })).toMatchObject({ phase: "codeAwaited", problem: "codeWrong" });
  const asked = await step({ step: "code", code: "54321" });
  expect(asked).toMatchObject({ phase: "passwordAwaited", problem: null, passwordHint: "девичья фамилия" });
  expect(await step({ step: "password", password: "wrong" })).toMatchObject({ problem: "passwordWrong" });
  expect(await step({ step: "password", password: "hunter2" })).toMatchObject({ phase: "signedIn", problem: null });
  await heldByOther(undefined);
  expect(await status()).toBe("active");
});

test("who writes to the account is answered in it, and what the owner answers from the phone stands there as an operator's", async () => {
  owner.hear(ANNA, "айфон 11, разбит экран");
  const answer = await outgoing(stack, ANNA, ({ status }) => status === "sent");
  expect(owner.arrivedAt(ANNA)).toEqual([textOf(answer)]);
  owner.say(ANNA, "Это Олег, приезжайте");
  const own = await outgoing(stack, ANNA, (message) => textOf(message) === "Это Олег, приезжайте");
  expect(own).toMatchObject({ author: "operator", status: "sent" });
  expect(owner.arrivedAt(ANNA)).toHaveLength(2);
  await until(async () => (await session()).stored === 2);
});

test("a photo is fetched by the process that holds the account, and shown", async () => {
  owner.hear(ANNA, { message: "вот", media: owner.photo(Buffer.from(SMALLEST_PNG, "base64")) });
  const { media } = await until(async () =>
    (await threadOf(stack, ANNA)).find((message) => message.media[0]?.status === "stored"),
  );
  expect(media).toMatchObject([{ mimeType: "image/png" }]);
});

test("a holder that is frozen is replaced; when it goes on, it says nothing any more for the account", async () => {
  const frozen = await heldByOther(undefined);
  const { epoch } = await session();
  frozen.freeze();
  owner.hear(BORIS, "айфон 11, разбит экран");
  await heldByOther(frozen);
  await outgoing(stack, BORIS, ({ status }) => status === "sent", RELOCATED_WITHIN_MS);
  frozen.thaw();
  owner.hear(BORIS, "алло");
  await until(async () => (await said(BORIS)).includes("алло"));
  expect((await session()).epoch).toBe(epoch + 1);
  expect(owner.spokenTwice()).toBe(0);
  expect((await said(BORIS)).filter((text) => text === "айфон 11, разбит экран")).toHaveLength(1);
}, 120_000);

test("a holder that is killed while it sends is replaced: nothing is lost, nothing arrives twice", async () => {
  const killed = await heldByOther(undefined);
  const params = { conversationId: await conversationOf(stack, BORIS) };
  const before = owner.arrivedAt(BORIS).length;
  // The import of history goes on meanwhile, and dies with it.
  dc.fail({ method: "messages.GetHistory", times: 1, as: { code: 420, name: "FLOOD_WAIT_1" } });
  await stack.operator.call(startHistoryImport, { ...account, body: { reach: "quarter" } });
  await until(async () => ((await importOf())?.imported ?? 0) > 0);
  dc.fail({ method: "messages.SendMessage", times: 1, as: "lostAnswer" });
  await stack.operator.call(sendReply, { params, body: { text: "Готово к выдаче", clientKey: "telegram-killed" } });
  await until(() => owner.arrivedAt(BORIS).length > before);
  await killed.kill();
  owner.hear(BORIS, "спасибо, буду в пять");
  await heldByOther(killed);
  await until(async () => (await said(BORIS)).includes("спасибо, буду в пять"), RELOCATED_WITHIN_MS);
  await outgoing(stack, BORIS, (message) => textOf(message) === "Готово к выдаче" && message.status === "sent", 60_000);
  expect(owner.arrivedAt(BORIS).filter((text) => text === "Готово к выдаче")).toHaveLength(1);
  expect((await said(BORIS)).filter((text) => text === "Готово к выдаче")).toHaveLength(1);
  await killed.start();
  const { events } = await stack.operator.call(listTelegramAccountEvents, { ...account, query: {} });
  const told = events.map(({ happening }) => happening);
  expect(told).toContainEqual(expect.objectContaining({ kind: "held", why: "leaseRanOut" }));
  expect(told).toContainEqual({ kind: "caughtUp", why: "away", count: expect.any(Number) });
}, 150_000);

test("the import of history that a killed holder began is ended by another: all of it once, in order, and nobody waits for it", async () => {
  await until(async () => (await importOf())?.status === "done", 60_000);
  expect(await importOf()).toMatchObject({ imported: FRIENDS.length * REMEMBERED, waitUntil: null });
  const remembered = Array.from({ length: REMEMBERED }, (_, at) => `раньше ${at + 1}`);
  for (const friend of FRIENDS) {
    const conversation = await stack.db
      .getRepository(ConversationRecord)
      .findOneByOrFail({ externalChatId: String(friend) });
    expect(conversation).toMatchObject({ status: "resolved", unread: 0, waitingSince: null, inboundBell: "quiet" });
    const messages = await stack.db
      .getRepository(MessageRecord)
      .find({ where: { conversationId: conversation.id }, order: { seq: "ASC" } });
    expect(messages.map(({ content }) => content.kind === "text" && content.text)).toEqual(remembered);
  }
  await until(async () => {
    const { groups } = await stack.operator.call(searchMessages, { query: { q: "раньше 449" } });
    return groups.length === FRIENDS.length;
  });
}, 90_000);

test("a holder that a person or the end of its process takes an account from gives it back by itself", async () => {
  const first = await heldByOther(undefined);
  await stack.operator.call(relocateTelegramAccount, account);
  const second = await heldByOther(first);
  await second.stop(RELOCATED_WITHIN_MS);
  // Given back, and not run out: whoever only finds a lease that ran out leaves this as it is.
  const given = { channelAccountId: account.params.channelAccountId, movedFrom: IsNull(), movedAt: Not(IsNull()) };
  await until(() => stack.db.getRepository(TelegramSessionRecord).existsBy(given));
  await heldByOther(second);
  expect(owner.spokenTwice()).toBe(0);
}, 120_000);

test("Telegram's wish not to be spoken to is shown, and kept by the message alone", async () => {
  const params = { conversationId: await conversationOf(stack, ANNA) };
  dc.fail({ method: "messages.SendMessage", times: 1, as: { code: 420, name: "FLOOD_WAIT_2" } });
  await stack.operator.call(sendReply, { params, body: { text: "Ждём вас", clientKey: "telegram-flood" } });
  await until(() => stack.db.getRepository(TelegramSessionRecord).existsBy({ floodUntil: Not(IsNull()) }));
  await outgoing(stack, ANNA, (message) => textOf(message) === "Ждём вас" && message.status === "sent");
  expect(owner.arrivedAt(ANNA).filter((text) => text === "Ждём вас")).toHaveLength(1);
});

test("a session that its owner ended is shown with its reason; replies wait until somebody signs in again, by QR code", async () => {
  owner.hear(VERA, "сколько стоит стекло?");
  await until(async () => (await said(VERA)).length > 0);
  owner.revoke();
  await until(async () => (await session()).problem === "sessionRevoked");
  expect(await status()).toBe("dead");
  const params = { conversationId: await conversationOf(stack, ANNA) };
  await stack.operator.call(sendReply, { params, body: { text: "Мы открыты", clientKey: "telegram-dead" } });
  expect(await step({ step: "qr" })).toMatchObject({ phase: expect.stringMatching(/qrShown|signedOut/) });
  const { qrLink } = await until(async () => {
    const shown = await session();
    return shown.qrLink !== null && shown;
  });
  owner.scan(qrLink ?? "");
  await until(async () => (await session()).phase === "passwordAwaited");
  await step({ step: "password", password: "hunter2" });
  await heldByOther(undefined);
  await outgoing(stack, ANNA, (message) => textOf(message) === "Мы открыты" && message.status === "sent");
  expect(owner.arrivedAt(ANNA).filter((text) => text === "Мы открыты")).toHaveLength(1);
}, 90_000);

test("a person signs the account out: it is in nobody's hands, and takes no orders until somebody signs in", async () => {
  await stack.operator.call(signOutTelegramAccount, account);
  await until(async () => (await session()).phase === "signedOut");
  expect(await status()).toBe("signedOut");
  await until(() => !owner.isConnected());
  await expect(stack.operator.call(relocateTelegramAccount, account)).rejects.toThrow("channel_account.signed_out");
});
