import { readFile } from "node:fs/promises";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { acceptUpdate } from "../../commands/acceptUpdate.ts";
import { createLabel, labelConversation, writeNote } from "../../contracts/endpoints/inbox.ts";
import { searchMessages } from "../../contracts/endpoints/search.ts";
import { ContactRecord } from "../../entities/contactRecord.ts";
import { ConversationRecord } from "../../entities/conversationRecord.ts";
import { OperatorRecord } from "../../entities/operatorRecord.ts";
import type { TenantRecord } from "../../entities/tenantRecord.ts";
import { until } from "../support/until.ts";
import { openInbox } from "./inbox.ts";
import { startTestApi } from "./testApi.ts";
import type { TestApi } from "./testApi.ts";

let api: TestApi;
let tenant: TenantRecord;
let token: string;
let inbox: Awaited<ReturnType<typeof openInbox>>;
const chats = { screens: 0, battery: 0, phone: 0 };

beforeAll(async () => {
  api = await startTestApi();
  tenant = await api.addTenant();
  ({ token } = await api.signInTo(tenant));
  inbox = await openInbox(api, tenant);
  const screens = [
    "Сколько стоит экран на айфон 12?",
    "У вас есть экраны в наличии",
    "С экраном всё плохо, на экране полосы",
    "Дисплей тоже треснул, ёлки",
  ];
  const battery = ["Меняете аккумулятор на Samsung A51?", "Батарейка держит час", "Как проехать, экран не нужен"];
  const phone = ["Мой номер +7 (912) 345-67-89", "Заказ №10017 готов?", "Screens for iPhone, please"];
  for (const [name, texts] of Object.entries({ screens, battery, phone })) {
    let chatId: number | undefined;
    for (const text of texts) chatId = Number((await inbox.receive(text, chatId)).externalChatId);
    Object.assign(chats, { [name]: chatId });
  }
  await indexed();
});
afterAll(() => api.close());

/** Everything written so far can be found. */
const indexed = () =>
  until(async () => {
    const left: unknown[] = await api.db.query(
      `SELECT 1 FROM events e, consumer_cursors p WHERE p.name = 'search' AND (e."transaction", e.seq) > (p."transaction", p.seq) LIMIT 1`,
    );
    return left.length === 0;
  });

async function search(q: string, query: Readonly<Record<string, string | number>> = {}, as = token) {
  const { result } = await api.call(searchMessages, { query: { q, ...query }, token: as });
  return result;
}
const textsOf = ({ groups }: Awaited<ReturnType<typeof search>>) =>
  groups.flatMap(({ hits }) => hits.map(({ text }) => text));
const found = async (q: string, query = {}) => textsOf(await search(q, query));
const marked = async (q: string) =>
  (await search(q)).groups.flatMap(({ hits }) =>
    hits.flatMap(({ text, marks }) => marks.map(({ start, end }) => text.slice(start, end))),
  );

describe("words", () => {
  test("are found in all their forms, the newest message first", async () => {
    const everyForm = [
      "Как проехать, экран не нужен",
      "С экраном всё плохо, на экране полосы",
      "У вас есть экраны в наличии",
      "Сколько стоит экран на айфон 12?",
    ];
    for (const form of ["экраны", "экран", "экране"])
      expect((await found(form)).toSorted()).toEqual(everyForm.toSorted());
    expect(await marked("экраны")).toEqual(expect.arrayContaining(["экран", "экраном", "экране", "экраны"]));
    expect(await found("screen")).toEqual(["Screens for iPhone, please"]);
  });

  test("must all be there", async () => {
    expect(await found("стоит экраны")).toEqual(["Сколько стоит экран на айфон 12?"]);
    expect(await found("экран аккумулятор")).toEqual([]);
  });

  test.each([
    ["letters that changed places", "айфно", "Сколько стоит экран на айфон 12?"],
    ["a letter left out", "дисплй", "Дисплей тоже треснул, ёлки"],
    ["a word written as it sounds", "акумулятар", "Меняете аккумулятор на Samsung A51?"],
    ["a Latin word", "samsumg", "Меняете аккумулятор на Samsung A51?"],
    ["the Latin layout for Russian", "fqajy", "Сколько стоит экран на айфон 12?"],
    ["the Russian layout for Latin", "шзрщту", "Screens for iPhone, please"],
    ["a slip in the wrong layout", "fqayj", "Сколько стоит экран на айфон 12?"],
    ["е for ё", "елки", "Дисплей тоже треснул, ёлки"],
    ["ё for е", "аёфон", "Сколько стоит экран на айфон 12?"],
    ["a word that is still being typed", "аккуму", "Меняете аккумулятор на Samsung A51?"],
  ])("are found in spite of %s", async (_, typed, text) => {
    expect(await found(typed)).toEqual([text]);
  });

  test("that match exactly come before similar ones, which say so", async () => {
    await inbox.receive("Экрон треснул", chats.screens);
    await inbox.receive("Экран цел", chats.battery);
    await inbox.receive("Экрон опять треснул", chats.phone);
    await indexed();
    const { groups } = await search("экран треснул");
    expect(groups.flatMap(({ hits }) => hits.map(({ text, match }) => [text, match]))).toEqual([
      ["Экрон опять треснул", "similar"],
      ["Экрон треснул", "similar"],
    ]);
    const matches = (await search("экран")).groups.flatMap(({ hits }) => hits.map(({ match }) => match));
    expect(new Set(matches)).toEqual(new Set(["exact", "similar"]));
  });
});

describe("numbers", () => {
  test.each(["345-67-89", "3456789", "8 912 345", "89123456789", "+7 912", "6789"])(
    "are found by a part of them, however it is grouped: %s",
    async (typed) => {
      expect(await found(typed)).toEqual(["Мой номер +7 (912) 345-67-89"]);
    },
  );

  test("show which part it was", async () => {
    expect(await marked("34567")).toEqual(["345-67"]);
    expect(await marked("0017")).toEqual(["0017"]);
  });
});

describe("the language of queries", () => {
  test("has exact phrases", async () => {
    expect(await found('"экран на айфон"')).toEqual(["Сколько стоит экран на айфон 12?"]);
    expect(await found('"айфон экран"')).toEqual([]);
    expect(await found('"экраны на айфон"')).toEqual([]);
    expect(await found('"всё плохо"')).toEqual(["С экраном всё плохо, на экране полосы"]);
  });

  test("leaves out what stands behind a minus", async () => {
    expect(await found("аккумулятор -айфон")).toEqual(["Меняете аккумулятор на Samsung A51?"]);
    expect(await found("аккумулятор -самсунг -samsung")).toEqual([]);
    expect(await found('номер -"мой номер"')).toEqual([]);
    await inbox.receive("Номер не мой, а брата");
    await indexed();
    expect(await found('номер -"мой номер"')).toEqual(["Номер не мой, а брата"]);
  });

  test.each([
    "",
    " ",
    "-",
    '"',
    '""',
    "-экран",
    "'",
    "\\",
    "!",
    "&|!<->:*()",
    "a:*'b",
    "') OR 1=1 --",
    "%",
    "#",
    "🙂",
    "\u0000",
  ])("takes %j for what it is", async (typed) => {
    expect(await api.call(searchMessages, { query: { q: typed }, token })).toMatchObject({ status: 200 });
  });

  test("finds nothing by operators of the database", async () => {
    expect(await found("экран') | ('батарейка")).toEqual([]);
    expect(await found("экран:* | батарейка")).toEqual([]);
  });
});

describe("what is searched", () => {
  test("files by name, cards by name and phone, each by its own", async () => {
    for (const name of ["document", "contact"]) {
      const update = JSON.parse(await readFile(`test/channels/fixtures/telegramBot/${name}.json`, "utf8"));
      const account = { id: inbox.account.id, tenantId: tenant.id, kind: "telegramBot", startMode: "bot" } as const;
      await acceptUpdate(api.db, account, api.deps.channels.telegramBot.parse(update.update ?? update), update);
    }
    await indexed();
    const files = (await search("pdf")).groups.flatMap(({ hits }) => hits);
    expect(files).toMatchObject([{ kind: "document" }]);
  });

  test("notes too, for whoever sees the conversation; and they can be sought alone", async () => {
    const { id: conversationId } = await inbox.receive("Здравствуйте");
    const body = { text: "Клиент скандальный", mentions: [], clientKey: "a-note-to-find" };
    await api.call(writeNote, { params: { conversationId }, body, token });
    await indexed();
    expect(await found("скандальный", { only: "notes" })).toEqual(["Клиент скандальный"]);
    expect(await found("скандальный", { only: "files" })).toEqual([]);
    expect(await found("экран", { only: "notes" })).toEqual([]);
  });

  test("only what the filters let through", async () => {
    const conversation = await api.db
      .getRepository(ConversationRecord)
      .findOneByOrFail({ externalChatId: String(chats.phone) });
    const { id: labelId } = (await api.call(createLabel, { token, body: { name: "Ждёт", color: "red" } })).result;
    await api.call(labelConversation, { params: { conversationId: conversation.id }, token, body: { add: [labelId] } });
    expect(await found("заказ", { labelId })).toEqual(["Заказ №10017 готов?"]);
    expect(await found("аккумулятор", { labelId })).toEqual([]);
    expect(
      await found("заказ", { channelAccountId: inbox.account.id, status: "open", author: "contact" }),
    ).toHaveLength(1);
    for (const filter of [
      { status: "resolved" },
      { author: "operator" },
      { to: "2020-01-01T00:00:00Z" },
      { from: "2100-01-01T00:00:00Z" },
      { channelAccountId: "acc_00000000" },
    ])
      expect(await found("заказ", filter)).toEqual([]);
  });

  test("contacts by name in either layout, and by a part of their phone", async () => {
    const { contactId } = await inbox.receive("Перезвоните");
    await api.db.getRepository(ContactRecord).update({ id: contactId }, { name: "Аделаида", phone: "+79995554433" });
    for (const typed of ["аделаид", "fltkfblf", "8 999 555", "555-44-33"])
      expect((await search(typed)).contacts).toMatchObject([{ name: "Аделаида" }]);
  });
});

test("pages follow each other without gaps or repeats, across qualities of match", async () => {
  for (let number = 1; number <= 5; number += 1) await inbox.receive(`Паяльник ${number}`);
  for (let number = 6; number <= 9; number += 1) await inbox.receive(`Пояльник ${number}`);
  await indexed();
  const all = await found("паяльник");
  expect(all).toEqual([5, 4, 3, 2, 1].map((n) => `Паяльник ${n}`).concat([9, 8, 7, 6].map((n) => `Пояльник ${n}`)));
  const paged: string[] = [];
  for (let cursor: string | null = ""; cursor !== null;) {
    const page: Awaited<ReturnType<typeof search>> = await search("паяльник", { limit: 2, ...(cursor && { cursor }) });
    paged.push(...textsOf(page));
    cursor = page.next;
  }
  expect(paged).toEqual(all);
});

test("nobody finds what they may not see: another tenant nothing, somebody with their own scope only theirs", async () => {
  const stranger = await api.signInTo(await api.addTenant());
  const colleague = await api.signInTo(tenant, "MANAGER");
  await api.db.getRepository(OperatorRecord).update({ id: colleague.id }, { scope: "SELF" });
  expect(await search("экран", {}, stranger.token)).toMatchObject({ groups: [], contacts: [] });
  expect(await search("Ольга", {}, colleague.token)).toMatchObject({ groups: [], contacts: [] });
  expect((await search("экран", {}, colleague.token)).groups).toEqual([]);

  const { id } = await api.db
    .getRepository(ConversationRecord)
    .findOneByOrFail({ externalChatId: String(chats.screens) });
  await api.db.getRepository(ConversationRecord).update({ id }, { assigneeId: colleague.id });
  expect(new Set((await search("экран", {}, colleague.token)).groups.map((group) => group.conversationId))).toEqual(
    new Set([id]),
  );
});

test("a message that is edited is found by its new words, a deleted one not at all", async () => {
  const { id: conversationId } = await inbox.receive("Продам гараж");
  const change = async (column: "editedAt" | "deletedAt", text: string) => {
    const [message]: { id: string }[] = await api.db
      .query(
        `UPDATE messages SET "${column}" = now(), content = jsonb_build_object('kind', 'text', 'text', $2::text)
       WHERE "conversationId" = $1 RETURNING id`,
        [conversationId, text],
      )
      .then(([rows]) => rows);
    await api.db.query(
      `INSERT INTO events ("tenantId", kind, "conversationId", "messageId") VALUES ($1, 'message.changed', $2, $3)`,
      [tenant.id, conversationId, message?.id],
    );
    await indexed();
  };
  await change("editedAt", "Продам велосипед");
  expect(await found("гараж")).toEqual([]);
  expect(await found("велосипед")).toEqual(["Продам велосипед"]);
  await change("deletedAt", "Продам велосипед");
  expect(await found("велосипед")).toEqual([]);
});
