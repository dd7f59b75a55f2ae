import { afterAll, beforeAll, expect, test } from "vitest";
import {
  deleteMessage,
  editMessage,
  getConversation,
  markRead,
  sendReply,
} from "../../contracts/endpoints/conversations.ts";
import { changeOwnTenant } from "../../contracts/endpoints/ownTenant.ts";
import {
  createTelegramAccount,
  getTelegramSession,
  resumeNewChats,
  setTelegramApp,
  startChat,
  takeTelegramSignInStep,
} from "../../contracts/endpoints/telegramAccounts.ts";
import { uploadFile } from "../../contracts/endpoints/uploads.ts";
import type { ChannelAccountId, ConversationId } from "../../contracts/ids.ts";
import type { Message } from "../../contracts/message.ts";
import { TelegramReadMarkRecord } from "../../entities/telegramReadMarkRecord.ts";
import { TelegramSessionRecord } from "../../entities/telegramSessionRecord.ts";
import { sampleDocument } from "../../simulators/media/sampleFiles.ts";
import { openSocket } from "../api/realtimeClient.ts";
import { startStack } from "../support/stack.ts";
import type { Stack } from "../support/stack.ts";
import { startTelegramDc } from "../support/telegramDc/server.ts";
import type { TelegramDc } from "../support/telegramDc/server.ts";
import { conversationOf, outgoing, textOf, threadOf } from "../support/threads.ts";
import { until } from "../support/until.ts";

const PHONE = "+79995550022";
const [OLGA, BORIS, VERA] = [9_101, 9_102, 9_103];

/** One account, held by the worker itself; Olga has written to it, the others have not. */
let stack: Stack;
let dc: TelegramDc;
let owner: ReturnType<TelegramDc["addOwner"]>;
let account: { readonly params: { readonly channelAccountId: ChannelAccountId } };
let olga: ConversationId;

beforeAll(async () => {
  dc = await startTelegramDc();
  owner = dc.addOwner({ phone: PHONE });
  const { host, port, publicKey } = dc.at;
  stack = await startStack({
    settings: { startMode: "operator" },
    variables: {
      TELEGRAM_MTPROTO_DC: `${host}:${port}`,
      TELEGRAM_MTPROTO_KEY: publicKey,
      WORKER_ROLES: "conversation,io,touches,telegram",
    },
  });
  await stack.operator.call(setTelegramApp, { body: { apiId: 12_345, apiHash: "0123456789abcdef".repeat(2) } });
  const { id: channelAccountId } = await stack.operator.call(createTelegramAccount, { body: { name: "Личный" } });
  account = { params: { channelAccountId } };
  await signIn();
  owner.hear(OLGA, "айфон 11, разбит экран");
  olga = await conversationOf(stack, OLGA);
}, 180_000);
afterAll(async () => {
  await stack.close();
  await dc.close();
});

async function signIn() {
  await stack.operator.call(takeTelegramSignInStep, { ...account, body: { step: "phone", phone: PHONE } });
  await stack.operator.call(takeTelegramSignInStep, { ...account, body: { step: "code", code: "12345" } });
  await until(async () => (await session()).holder !== null && owner.isConnected());
}
const session = () => stack.operator.call(getTelegramSession, account);
const heldUp = async (conversationId: ConversationId) =>
  (await stack.operator.call(getConversation, { params: { conversationId } })).heldUp;
const reply = (conversationId: ConversationId, text: string, more: { readonly mediaId?: `med_${string}` } = {}) =>
  stack.operator.call(sendReply, { params: { conversationId }, body: { text, clientKey: `sending ${text}`, ...more } });
const sent = (person: number, text: string, timeoutMs?: number) =>
  outgoing(stack, person, (message) => textOf(message) === text && message.status === "sent", timeoutMs);
const write = (to: string) => stack.operator.call(startChat, { ...account, body: { to } });
async function writtenTo(to: string): Promise<ConversationId> {
  const started = await write(to);
  if (started.kind === "refused") throw new Error(`${to} could not be written to: ${started.problem}`);
  return started.conversationId;
}

const isEstimate = ({ content }: Message) => content.kind === "document" && content.caption === "Смета";

async function upload(conversationId: ConversationId) {
  const { bytes, fileName } = sampleDocument(1);
  const url = new URL(uploadFile.path.replace(":conversationId", conversationId), stack.url);
  url.searchParams.set("fileName", fileName);
  const headers = { authorization: `Bearer ${stack.operator.accessToken}` };
  const response = await fetch(url, { method: "POST", headers, body: Uint8Array.from(bytes) });
  return { bytes, id: uploadFile.result.parse(await response.json()).id };
}

test("an operator's reply is edited and deleted at the contact's, by the process that holds the account", async () => {
  await reply(olga, "Цена 5000");
  const { id: messageId } = await sent(OLGA, "Цена 5000");
  const params = { conversationId: olga, messageId };
  await stack.operator.call(editMessage, { params, body: { text: "Цена 6000" } });
  await until(() => owner.arrivedAt(OLGA).includes("Цена 6000"));
  await sent(OLGA, "Цена 6000");
  await stack.operator.call(deleteMessage, { params });
  await until(() => owner.arrivedAt(OLGA).length === 0);
  expect(owner.sends.filter(({ chatId }) => chatId === OLGA)).toHaveLength(1);
});

test("the contact sees that an operator has read what they wrote, and that one types", async () => {
  const [first] = await threadOf(stack, OLGA);
  await stack.operator.call(markRead, { params: { conversationId: olga }, body: { upToSeq: first?.seq ?? 0 } });
  const heardId = owner.hear(OLGA, "и стекло");
  const { seq } = await until(async () => (await threadOf(stack, OLGA)).find((one) => textOf(one) === "и стекло"));
  await stack.operator.call(markRead, { params: { conversationId: olga }, body: { upToSeq: seq } });
  await until(() => owner.told().includes(`read ${OLGA}:${heardId}`));
  const socket = openSocket(stack.url);
  await socket.hello(stack.operator.accessToken);
  await socket.say({ type: "looking", conversationId: olga, typing: true });
  await until(() => owner.told().includes(`typing ${OLGA}`));
  socket.close();
  expect(owner.told().filter((line) => line === `read ${OLGA}:${heardId}`)).toHaveLength(1);
});

test("a company that does not tell what was read leaves nothing for the holder to tell", async () => {
  await stack.operator.call(changeOwnTenant, { body: { tellsRead: false } });
  owner.hear(OLGA, "вы здесь?");
  const { seq } = await until(async () => (await threadOf(stack, OLGA)).find((one) => textOf(one) === "вы здесь?"));
  await stack.operator.call(markRead, { params: { conversationId: olga }, body: { upToSeq: seq } });
  expect(await stack.db.getRepository(TelegramReadMarkRecord).count()).toBe(0);
});

test("a person is found by number or name and written to first; nobody is there twice, and nobody is said to be nobody", async () => {
  dc.list("@boris_fix", { id: BORIS, name: "Борис" });
  const conversationId = await writtenTo("@boris_fix");
  await reply(conversationId, "Здравствуйте, Борис");
  await sent(BORIS, "Здравствуйте, Борис");
  expect(await writtenTo("@boris_fix")).toBe(conversationId);
  owner.hear(BORIS, "добрый день", { name: "Борис" });
  await until(async () => (await threadOf(stack, BORIS)).some((one) => textOf(one) === "добрый день"));
  expect(await conversationOf(stack, BORIS)).toBe(conversationId);
  expect(await write("+7 999 000-00-01")).toEqual({ kind: "refused", problem: "nobodyByPhone" });
});

test("what Telegram refuses to strangers waits and is shown; answers go on, and it leaves after a probe or by hand", async () => {
  dc.list("+79990009103", { id: VERA, name: "Вера" });
  const vera = await writtenTo("+79990009103");
  owner.limit(true);
  await reply(vera, "Здравствуйте, Вера");
  await until(async () => (await heldUp(vera))?.by === "newChats");
  expect((await session()).newChats).not.toBeNull();
  await reply(olga, "Ждём вас");
  await sent(OLGA, "Ждём вас");
  expect(owner.sends.filter(({ chatId }) => chatId === VERA)).toHaveLength(1);

  const sessions = stack.db.getRepository(TelegramSessionRecord);
  const probeNow = () => sessions.update(account.params, { newChatsProbeAt: new Date(0) });
  await probeNow();
  await until(async () => (await sessions.findOneByOrFail(account.params)).newChatsRefusals === 2);
  owner.limit(false);
  await probeNow();
  await sent(VERA, "Здравствуйте, Вера");
  expect(await heldUp(vera)).toBeNull();

  owner.limit(true);
  await reply(vera, "Есть скидка");
  await until(async () => (await session()).newChats !== null);
  owner.limit(false);
  await stack.operator.call(resumeNewChats, account);
  await sent(VERA, "Есть скидка");
  expect(owner.arrivedAt(VERA)).toEqual(["Здравствуйте, Вера", "Есть скидка"]);
});

test("a session that ended shows in its conversations; what is written there waits, and leaves after signing in again", async () => {
  owner.revoke();
  await until(async () => (await heldUp(olga))?.problem === "sessionRevoked");
  expect(await heldUp(olga)).toEqual({ by: "dead", problem: "sessionRevoked" });
  await reply(olga, "Мы открыты");
  await signIn();
  await sent(OLGA, "Мы открыты");
  expect(await heldUp(olga)).toBeNull();
  expect(owner.arrivedAt(OLGA).filter((text) => text === "Мы открыты")).toHaveLength(1);
});

test("a file whose holder dies between sending and settling arrives once and stands in the thread once", async () => {
  const { id: mediaId, bytes } = await upload(olga);
  dc.fail({ method: "messages.SendMedia", times: 1, as: "lostAnswer" });
  await reply(olga, "Смета", { mediaId });
  await until(() => owner.arrivedAt(OLGA).includes("Смета"));
  await stack.worker.kill();
  await stack.worker.start();
  const { media } = await outgoing(stack, OLGA, (message) => isEstimate(message) && message.status === "sent", 90_000);
  expect(media).toMatchObject([{ status: "stored", sizeBytes: bytes.length }]);
  expect((await threadOf(stack, OLGA)).filter(isEstimate)).toHaveLength(1);
  expect(owner.arrivedAt(OLGA).filter((text) => text === "Смета")).toHaveLength(1);
}, 150_000);
