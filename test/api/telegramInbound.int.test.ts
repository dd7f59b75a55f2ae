import { afterAll, beforeAll, expect, test } from "vitest";
import type { AccountMedia, AccountMessage, AccountUpdate } from "../../channels/telegramAccount/wire.ts";
import { parseAccountUpdate } from "../../channels/telegramAccount/parse.ts";
import { importPage } from "../../commands/telegram/importPage.ts";
import { createLog } from "../../config/log.ts";
import { listMessages } from "../../contracts/endpoints/conversations.ts";
import { listConversationFiles } from "../../contracts/endpoints/thread.ts";
import { AwaitingChangeRecord } from "../../entities/awaitingChangeRecord.ts";
import { ConversationRecord } from "../../entities/conversationRecord.ts";
import { HistoryImportRecord } from "../../entities/historyImportRecord.ts";
import { ImportedChatRecord } from "../../entities/importedChatRecord.ts";
import { buildChannelAccount } from "../support/builders.ts";
import { acceptAccountUpdate } from "../../workers/telegram/acceptAccountUpdate.ts";
import { startTestApi } from "./testApi.ts";
import type { TestApi } from "./testApi.ts";

let api: TestApi;
beforeAll(async () => {
  api = await startTestApi();
});
afterAll(() => api.close());

const ANNA = "7001";
const GROUP = "-77";
const NOON = Date.UTC(2026, 10, 21, 12) / 1_000;
const described = { kind: "photo", width: 800, height: 600 } as const;
const photo: AccountMedia = described;

/** A message of Anna's, with whatever is said of it. */
const written = (id: number, said: Partial<AccountMessage> = {}): AccountMessage => ({
  told: "message",
  chat: { id: ANNA, kind: "private", name: "Анна", username: null, accessHash: "1" },
  id,
  date: NOON + id,
  out: false,
  text: "",
  quotedId: null,
  media: null,
  albumId: null,
  author: null,
  forwardedFrom: null,
  viaBot: null,
  preview: null,
  service: null,
  ...said,
});

const person = (id: string, emoji: string) => ({ id, name: `Имя ${id}`, emoji: [emoji] });

/** An account that somebody signed in to, and what its conversation with Anna looks like to an operator. */
async function openAccount() {
  const tenant = await api.addTenant();
  const { token } = await api.signInTo(tenant);
  const kind = "telegramAccount";
  const settings = { apiId: 1, apiHash: "x", session: "x" };
  const { id } = await buildChannelAccount(api.db, api.deps.sealer, { tenant, kind, settings });
  const account = { id, tenantId: tenant.id, kind, startMode: "bot" } as const;
  const deps = { db: api.db, log: createLog("silent", "test"), account, isLost: () => false };
  const conversation = (externalChatId = ANNA) =>
    api.db.getRepository(ConversationRecord).findOneByOrFail({ channelAccountId: id, externalChatId });
  return {
    id,
    account,
    conversation,
    tell: async (...updates: AccountUpdate[]) => {
      for (const update of updates) await acceptAccountUpdate(deps, update);
    },
    files: async () => {
      const params = { conversationId: (await conversation()).id };
      const { result } = await api.call(listConversationFiles, { params, query: { limit: 1 }, token });
      return result.files.map(({ kind: of, caption }) => [of, caption]);
    },
    thread: async (chatId = ANNA) => {
      const params = { conversationId: (await conversation(chatId)).id };
      return (await api.call(listMessages, { params, token })).result.messages;
    },
  };
}

test("an album is one message, whenever its pieces come; each of them can be edited and deleted", async () => {
  const { tell, thread, files, conversation } = await openAccount();
  const piece = (id: number, text = "") => written(id, { media: photo, albumId: "9", text });
  await tell(piece(11, "до ремонта"), piece(12), piece(12), written(20, { text: "вот" }), piece(13));
  const edited = { ...piece(12, "после"), told: "edited", editedAt: NOON + 30 } as const;
  await tell(edited, written(21, { text: "что на втором?", quotedId: 12 }));
  const [album, ...others] = await thread();
  expect(album?.content).toEqual({
    kind: "album",
    items: [{ ...described, caption: "до ремонта" }, { ...described, caption: "после" }, described],
  });
  expect(album?.media).toHaveLength(3);
  expect(await files()).toEqual([
    ["photo", "до ремонта"],
    ["photo", "после"],
    ["photo", null],
  ]);
  expect(others.map(({ quoted }) => quoted?.id ?? null)).toEqual([null, album?.id]);
  expect((await conversation()).unread).toBe(3);
  const gone = (number: number) => ({ told: "deleted", chatId: null, id: number, at: NOON + 60 }) as const;
  await tell(gone(11), gone(12));
  expect((await thread())[0]?.deletedAt).toBeNull();
  await tell(gone(13));
  expect((await thread())[0]?.deletedAt).not.toBeNull();
});

test("an album that the owner sends from the phone is one message as well", async () => {
  const { tell, thread } = await openAccount();
  const piece = (id: number) => written(id, { media: photo, albumId: "10", out: true });
  await tell(written(30, { text: "покажите" }), piece(31), piece(32), piece(32));
  expect((await thread()).map(({ author, content, media }) => [author, content.kind, media.length])).toEqual([
    ["contact", "text", 0],
    ["operator", "album", 2],
  ]);
});

test("what happens to a message before it is known waits for it; a deletion without a chat finds it, or nothing", async () => {
  const { id, tell, thread } = await openAccount();
  const at = NOON + 90;
  await tell({ ...written(41, { text: "в шесть" }), told: "edited", editedAt: at });
  await tell(written(41, { text: "в пять" }), written(42, { text: "жду", out: true }));
  await tell({ told: "read", chatId: ANNA, upToId: 42, at }, { told: "deleted", chatId: null, id: 41, at });
  await tell({ told: "deleted", chatId: null, id: 999, at });
  await tell(written(900, { text: "позже" }), { told: "read", chatId: ANNA, upToId: 7, at });
  expect(await api.db.getRepository(AwaitingChangeRecord).countBy({ channelAccountId: id })).toBe(0);
  expect(await thread()).toMatchObject([
    { content: { text: "в шесть" }, deletedAt: expect.any(String) },
    { content: { text: "жду" }, deletedAt: null, readAt: expect.any(String) },
    { content: { text: "позже" } },
  ]);
});

test("of a message's reactions those stay that the latest complete list names", async () => {
  const { tell, thread } = await openAccount();
  const reacted = (atMs: number, by: ReturnType<typeof person>[], isComplete = true) =>
    ({ told: "reacted", chatId: ANNA, id: 51, atMs, by, isComplete }) as const;
  const first = NOON * 1_000;
  await tell(written(51, { text: "готово?" }), reacted(first, [person("1", "👍"), person("2", "🔥")]));
  await tell(reacted(first + 1, [person("3", "👍")], false));
  expect((await thread())[0]?.reactions).toMatchObject([
    { emoji: "👍", by: ["Имя 1", "Имя 3"] },
    { emoji: "🔥", by: ["Имя 2"] },
  ]);
  await tell(reacted(first + 2, [person("2", "🔥")]));
  expect((await thread())[0]?.reactions).toMatchObject([{ emoji: "🔥", by: ["Имя 2"] }]);
});

test("what happens in a group stands as a line that is neither new nor waiting; each message says who wrote it", async () => {
  const { tell, thread, conversation } = await openAccount();
  const chat = { id: GROUP, kind: "group", name: "Наш двор", username: null, accessHash: null } as const;
  const happened = { action: "MessageActionChatAddUser", event: "added", by: "Пётр", whom: ["Вера"] } as const;
  const service = { ...happened, title: null, seconds: null, whom: ["Вера"] };
  await tell(written(60, { chat, service }));
  await expect(conversation(GROUP)).rejects.toThrow("Could not find any entity");
  await tell(written(61, { chat, text: "всем привет", author: "Пётр" }));
  const before = await conversation(GROUP);
  await tell(written(62, { chat, service }));
  const { unread, answeredSeq, inboundBell } = await conversation(GROUP);
  expect({ unread, answeredSeq, inboundBell }).toEqual({
    unread: before.unread,
    answeredSeq: before.answeredSeq,
    inboundBell: before.inboundBell,
  });
  expect(await thread(GROUP)).toMatchObject([
    { content: { text: "всем привет" }, origin: { author: "Пётр" } },
    { content: { kind: "service", event: "added", by: "Пётр", whom: ["Вера"] } },
  ]);
});

test("imported messages stand before what came later with their own times, once, and nobody waits for them", async () => {
  const { id: channelAccountId, account, tell, thread, conversation } = await openAccount();
  await tell(written(105, { text: "сейчас" }));
  const before = await conversation();
  await api.db
    .getRepository(HistoryImportRecord)
    .insert({ channelAccountId, tenantId: account.tenantId, status: "running" });
  const chats = api.db.getRepository(ImportedChatRecord);
  await chats.insert({ channelAccountId, chatId: ANNA, position: 1 });
  const page = (...messages: AccountMessage[]) =>
    importPage(api.db, account, {
      task: { channelAccountId, run: 1 },
      chatId: messages[0]?.chat.id ?? "",
      messages: messages.flatMap((body) => {
        const update = parseAccountUpdate(body);
        return update.kind === "parsed"
          ? update.messages.map((one) => Object.assign(one, { isOwn: body.out, body }))
          : [];
      }),
      beforeId: messages.at(-1)?.id ?? null,
      isDone: false,
    });
  const piece = (id: number) => written(id, { media: photo, albumId: "11" });
  const newer = [written(105, { text: "сейчас" }), piece(104), piece(103), written(102, { text: "да", quotedId: 101 })];
  await page(...newer, written(101, { text: "можно?", out: true }));
  await page(written(101, { text: "можно?", out: true }), written(100, { text: "самое первое" }));
  const shown = (await thread()).map(({ seq, author, content, occurredAt }) => [
    seq,
    author,
    content.kind === "text" ? content.text : content.kind,
    Date.parse(occurredAt) / 1_000 - NOON,
  ]);
  expect(shown).toEqual([
    [-3, "contact", "самое первое", 100],
    [-2, "operator", "можно?", 101],
    [-1, "contact", "да", 102],
    [0, "contact", "album", 103],
    [1, "contact", "сейчас", 105],
  ]);
  expect(await conversation()).toEqual(before);
  const chat = { id: "7002", kind: "private", name: "Борис", username: null, accessHash: "2" } as const;
  await page(written(80, { chat, text: "давно" }));
  expect(await conversation("7002")).toMatchObject({
    status: "resolved",
    unread: 0,
    waitingSince: null,
    lastActivityAt: new Date((NOON + 80) * 1_000),
  });
  expect(await api.db.getRepository(HistoryImportRecord).findOneByOrFail({ channelAccountId })).toMatchObject({
    imported: 6,
  });
});
