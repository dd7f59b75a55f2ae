import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { Api } from "telegram/tl/index.js";
import type { ChannelStates } from "../../channels/telegramAccount/channelStates.ts";
import { openSession } from "../../channels/telegramAccount/openSession.ts";
import type { OpenedSession, UpdateState } from "../../channels/telegramAccount/openSession.ts";
import { parseAccountUpdate } from "../../channels/telegramAccount/parse.ts";
import { enterCode, enterPassword, requestCode, showQrCodes } from "../../channels/telegramAccount/signIn.ts";
import type { SignInResult } from "../../channels/telegramAccount/signIn.ts";
import type { AccountMessage, AccountUpdate } from "../../channels/telegramAccount/wire.ts";
import type { SessionProblem } from "../../contracts/telegramAccount.ts";
import { startTelegramDc } from "../support/telegramDc/server.ts";
import type { TelegramDc } from "../support/telegramDc/server.ts";
import { until } from "../support/until.ts";

const APP = { apiId: 12_345, apiHash: "hash" };
const ANNA = 2_002;

// Each sign-in exchanges a 2048-bit key.
vi.setConfig({ testTimeout: 30_000 });

let dc: TelegramDc;
let phones = 0;
beforeAll(async () => {
  dc = await startTelegramDc();
});
afterAll(() => dc.close());

const access = (session = "") => ({ ...APP, session, dc: dc.at });
const nextPhone = () => `+7999000${String(1_000 + (phones += 1))}`;
const inTime = () => AbortSignal.timeout(10_000);

test("a person signs in by phone and code, and with the password where there is one; wrong ones are named", async () => {
  const phone = nextPhone();
  dc.addOwner({ phone, code: "54321", password: "hunter2" });
  dc.migrateNext(4);
  const sent = expectKind(await requestCode(access(), phone), "codeSent");
  const code = { phone, codeHash: sent.codeHash };
  expect(await enterCode(access(sent.session), { ...code, code: "11111" })).toEqual(refused("codeWrong"));
  const asked = expectKind(await enterCode(access(sent.session), { ...code, code: "54321" }), "passwordNeeded");
  expect(asked.hint).toBe("девичья фамилия");
  expect(await enterPassword(access(asked.session), "wrong")).toEqual(refused("passwordWrong"));
  expectKind(await enterPassword(access(asked.session), "hunter2"), "signedIn");
});

test.each([
  [{ code: 400, name: "PHONE_NUMBER_BANNED" }, "phoneBanned"],
  [{ code: 420, name: "FLOOD_WAIT_3600" }, "tooManyTries"],
  [{ code: 400, name: "API_ID_INVALID" }, "appRefused"],
  [{ code: 400, name: "SOMETHING_NEW" }, "telegramRefused"],
] as const)("asking for a code that Telegram refuses with %o is told as %s", async (as, problem) => {
  const phone = nextPhone();
  dc.addOwner({ phone });
  dc.fail({ method: "auth.SendCode", times: 1, as });
  expect(await requestCode(access(), phone)).toEqual(refused(problem));
});

test.each([
  [{ code: 400, name: "PHONE_NUMBER_UNOCCUPIED" }, "signUpNeeded"],
  [{ code: 400, name: "PHONE_CODE_EXPIRED" }, "codeExpired"],
  [{ code: 420, name: "FLOOD_WAIT_60" }, "tooManyTries"],
  [{ code: 401, name: "USER_DEACTIVATED_BAN" }, "accountDeleted"],
] as const)("a code that Telegram refuses with %o is told as %s", async (as, problem) => {
  const phone = nextPhone();
  dc.addOwner({ phone, code: "54321" });
  const { session, codeHash } = expectKind(await requestCode(access(), phone), "codeSent");
  dc.fail({ method: "auth.SignIn", times: 1, as });
  expect(await enterCode(access(session), { phone, codeHash, code: "54321" })).toEqual(refused(problem));
});

test("a number that Telegram does not know is refused", async () => {
  expect(await requestCode(access(), "+70000000000")).toEqual(refused("phoneInvalid"));
});

test("a QR code that the phone scans signs in, with the password where there is one", async () => {
  const owner = dc.addOwner({ phone: nextPhone(), password: "hunter2" });
  const asked = await showQrCodes(access(), async ({ link }) => owner.scan(link), inTime());
  const { session } = expectKind(asked, "passwordNeeded");
  expect(await enterPassword(access(session), "hunter2")).toMatchObject({ kind: "signedIn" });
});

test("a QR code that somebody scans whose account lies in another data centre signs in there", async () => {
  const owner = dc.addOwner({ phone: nextPhone(), homeDc: 4 });
  const signed = expectKind(await showQrCodes(access(), async ({ link }) => owner.scan(link), inTime()), "signedIn");
  expect(Buffer.from(signed.session.slice(1), "base64")[0]).toBe(4);
});

test("messages arrive once and in order: also one whose push was lost, and one from when the connection was down", async () => {
  const { owner, heard, open } = await account();
  const opened = await open();
  owner.hear(ANNA, "раз");
  owner.hear(ANNA, "два", { lost: true });
  owner.hear(ANNA, "три");
  await until(() => heard.length === 3);
  owner.dropConnections();
  owner.hear(ANNA, "четыре");
  await until(() => heard.length === 4);
  expect(heard.map(({ text }) => text)).toEqual(["раз", "два", "три", "четыре"]);
  await opened.close("orderly");
});

test("a look at the connection finds what was missed without a later push to tell of it, and catches up", async () => {
  const { owner, heard, open } = await account();
  const opened = await open();
  expect(await opened.check()).toEqual({ problem: null, missed: 0 });
  owner.hear(ANNA, "последнее", { lost: true });
  expect(await opened.check()).toEqual({ problem: null, missed: 1 });
  await until(() => heard.length === 1);
  await opened.close("orderly");
});

test("a process that opens the account anew catches up with what came meanwhile, and hears nothing again", async () => {
  const { owner, heard, states, open } = await account();
  const first = await open();
  owner.hear(ANNA, "до");
  await until(() => heard.length === 1);
  await first.close("orderly");
  owner.hear(ANNA, "между");
  owner.say(ANNA, "ответ с телефона");
  const second = await open(states.at(-1));
  await until(() => heard.length === 3);
  expect(heard.map(({ text, out }) => [text, out])).toEqual([
    ["до", false],
    ["между", false],
    ["ответ с телефона", true],
  ]);
  await second.close("orderly");
});

test("what is written stands in Telegram once, however often it is sent; also when only the answer was lost", async () => {
  const { owner, heard, open } = await account();
  const opened = await open();
  owner.hear(ANNA, "привет");
  await until(() => heard.length === 1);
  const message = { chatId: String(ANNA), text: "Здравствуйте", quotedExternalId: null, idempotencyKey: "msg_1" };
  const first = await opened.send(message, inTime());
  expect(first.kind).toBe("ok");
  expect(await opened.send(message, inTime())).toMatchObject({ ...first, sentAt: expect.any(Date) });
  dc.fail({ method: "messages.SendMessage", times: 1, as: "lostAnswer" });
  const other = { ...message, text: "Готово", idempotencyKey: "msg_2" };
  expect(await opened.send(other, AbortSignal.timeout(500))).toMatchObject({ kind: "unknownOutcome" });
  expect(await opened.send(other, inTime())).toMatchObject({ kind: "ok" });
  expect(owner.arrivedAt(ANNA)).toEqual(["Здравствуйте", "Готово"]);
  await opened.close("orderly");
});

test("refused sends are told for what they are, and a flood says how long it lasts", async () => {
  const { owner, heard, floods, open } = await account();
  const opened = await open();
  owner.hear(ANNA, "привет");
  await until(() => heard.length === 1);
  const message = { chatId: String(ANNA), text: "Здравствуйте", quotedExternalId: null, idempotencyKey: "msg_3" };
  const refusedBy = async (code: number, name: string) => {
    dc.fail({ method: "messages.SendMessage", times: 1, as: { code, name } });
    return opened.send(message, inTime());
  };
  expect(await refusedBy(403, "USER_PRIVACY_RESTRICTED")).toMatchObject({ kind: "recipientUnreachable" });
  expect(await refusedBy(400, "PEER_FLOOD")).toMatchObject({ kind: "newChatsRefused" });
  expect(await opened.send({ ...message, chatId: "999" }, inTime())).toMatchObject({ kind: "recipientUnreachable" });
  expect(await refusedBy(420, "FLOOD_WAIT_30")).toEqual({ kind: "retryAfter", afterMs: 30_000 });
  expect(floods).toEqual([30_000]);
  await opened.close("orderly");
});

test("a session that its owner ended is told as dead, and cannot be opened again", async () => {
  const { owner, deaths, open } = await account();
  const opened = await open();
  owner.revoke();
  await until(() => deaths.length > 0);
  expect(deaths[0]).toBe("sessionRevoked");
  await opened.close("lost");
  await expect(open()).rejects.toMatchObject({ errorMessage: "AUTH_KEY_UNREGISTERED" });
});

test("a process that may not speak for the account any more says nothing, whatever it is asked", async () => {
  const { owner, heard, open, fence } = await account();
  const opened = await open();
  owner.hear(ANNA, "привет");
  await until(() => heard.length === 1);
  fence.mayTalk = false;
  const message = { chatId: String(ANNA), text: "Поздно", quotedExternalId: null, idempotencyKey: "msg_4" };
  expect(await opened.send(message, inTime())).toMatchObject({ kind: "retryBackoff" });
  await opened.close("lost");
  await expect(open()).rejects.toThrow("Another process took the account over.");
  expect(owner.sends).toEqual([]);
});

test("photos, voice messages, stickers, places and contacts are read, and a photo's bytes are fetched", async () => {
  const { owner, heard, open } = await account();
  const opened = await open();
  const bytes = Buffer.from("a photo of a broken screen".repeat(10));
  owner.hear(ANNA, { message: "вот", media: owner.photo(bytes) });
  const geo = new Api.GeoPoint({ lat: 55.75, long: 37.61, accessHash: owner.number(1) });
  owner.hear(ANNA, { media: new Api.MessageMediaGeo({ geo }) });
  const person = { phoneNumber: "+79990001122", firstName: "Пётр", lastName: "", vcard: "", userId: owner.number(0) };
  owner.hear(ANNA, { media: new Api.MessageMediaContact(person) });
  owner.hearInGroup(77, ANNA, "всем привет");
  await until(() => heard.length === 4);
  const read = heard.map(parseAccountUpdate).flatMap((update) => (update.kind === "parsed" ? update.messages : []));
  expect(read.map(({ content, chat }) => [chat.name, content])).toEqual([
    ["Ольга", { kind: "photo", width: 800, height: 600, caption: "вот" }],
    ["Ольга", { kind: "location", latitude: 55.75, longitude: 37.61 }],
    ["Ольга", { kind: "contact", name: "Пётр", phone: "+79990001122" }],
    ["Наш двор", { kind: "text", text: "всем привет" }],
  ]);
  const fetched = await opened.fetchFile(read[0]?.files[0]?.providerFileId ?? "");
  expect(Buffer.from(fetched.bytes)).toEqual(bytes);
  await opened.close("orderly");
});

test("edits, deletions, reactions and receipts are told of the message they happened to, also of one in a channel", async () => {
  const { owner, told, open } = await account();
  const opened = await open();
  const hi = owner.hear(ANNA, "превет");
  const ours = owner.say(ANNA, "Здравствуйте");
  owner.edit(hi, "привет", { lost: true });
  owner.react(hi, [{ personId: ANNA, emoji: "👍" }]);
  owner.read(ours);
  owner.remove([hi, ours]);
  const news = owner.channel(55, "Новости");
  const post = news.hear(ANNA, "открытие в пятницу");
  news.edit(post, "открытие в субботу");
  news.remove([post]);
  await until(() => told.length >= 9);
  const changes = told.map(parseAccountUpdate).flatMap((update) => (update.kind === "parsed" ? update.changes : []));
  const inChat = changes.filter(({ externalId }) => !externalId.startsWith("-100"));
  expect(new Set(inChat.map(({ kind, externalId }) => `${kind} ${externalId}`))).toEqual(
    new Set([`edited ${ANNA}:${hi}`, `reactions ${ANNA}:${hi}`, `read ${ANNA}:${ours}`]),
  );
  expect(inChat.find(({ kind }) => kind === "edited")).toMatchObject({ content: { kind: "text", text: "привет" } });
  expect(inChat.find(({ kind }) => kind === "reactions")).toMatchObject({
    by: [{ externalId: String(ANNA), name: "Ольга", emoji: ["👍"] }],
    isComplete: true,
  });
  const deleted = told.flatMap((one) => (one.told === "deleted" ? [[one.chatId, one.id]] : []));
  expect(deleted).toHaveLength(3);
  expect(deleted).toEqual(
    expect.arrayContaining([
      [null, hi],
      [null, ours],
      ["-1000000000055", post],
    ]),
  );
  await opened.close("orderly");
});

test.each([
  ["one by one", 10_000],
  ["only that they were many", 50],
])(
  "of 500 messages that came while nobody listened none is lost or doubled, when Telegram tells %s",
  async (_, tooLong) => {
    const { owner, heard, states, open } = await account();
    const group = owner.channel(56, "Двор");
    const first = await open();
    owner.hear(ANNA, "до");
    group.hear(ANNA, "до, в группе");
    await until(() => heard.length === 2);
    await first.close("orderly");
    for (let number = 1; number <= 150; number += 1) {
      owner.hear(ANNA, `личное ${number}`);
      owner.hear(ANNA + 1, `чужое ${number}`);
      if (number <= 100) group.hear(ANNA, `общее ${number}`);
    }
    for (let number = 101; number <= 200; number += 1) group.hear(ANNA, `общее ${number}`);
    dc.loseCountFrom(tooLong);
    const second = await open(states.at(-1));
    owner.hear(ANNA, "после");
    group.hear(ANNA, "после, в группе");
    // Around a gap a message may be told twice; under its key it is stored once.
    const told = () => [...new Set(heard.map(({ text }) => text))];
    await until(() => told().length >= 504);
    const said = (prefix: string) => told().filter((text) => text.startsWith(prefix));
    expect(said("личное")).toEqual(numbered("личное", 150));
    expect(said("чужое")).toEqual(numbered("чужое", 150));
    expect(said("общее")).toEqual(numbered("общее", 200));
    await second.close("orderly");
    dc.loseCountFrom(10_000);
  },
);

test("everything that can be sent in a chat is read for what it is", async () => {
  const { owner, heard, open } = await account();
  const opened = await open();
  const attribute = {
    video: new Api.DocumentAttributeVideo({ duration: 7, w: 640, h: 480 }),
    round: new Api.DocumentAttributeVideo({ duration: 5, w: 240, h: 240, roundMessage: true }),
    named: new Api.DocumentAttributeFilename({ fileName: "смета.pdf" }),
    song: new Api.DocumentAttributeAudio({ duration: 180, title: "Лето", performer: "Группа" }),
  };
  const file = (mimeType: string, ...attributes: Api.TypeDocumentAttribute[]) =>
    owner.hear(ANNA, { media: owner.document(mimeType, attributes) });
  file("video/mp4", attribute.video);
  file("video/mp4", attribute.round);
  file("video/mp4", attribute.video, new Api.DocumentAttributeAnimated());
  file("audio/mpeg", attribute.song);
  file("application/pdf", attribute.named);
  const geo = new Api.GeoPoint({ lat: 55.75, long: 37.61, accessHash: owner.number(1) });
  owner.hear(ANNA, { media: new Api.MessageMediaGeoLive({ geo, period: 900 }) });
  const venue = { title: "Мастерская", address: "Ленина, 5", provider: "", venueId: "", venueType: "" };
  owner.hear(ANNA, { media: new Api.MessageMediaVenue({ geo, ...venue }) });
  owner.hear(ANNA, { media: new Api.MessageMediaDice({ value: 6, emoticon: "🎲" }) });
  const answers = ["да", "нет"].map((one) => new Api.PollAnswer({ text: plain(one), option: Buffer.from(one) }));
  const poll = new Api.Poll({ id: owner.number(1), question: plain("Приедете?"), answers, hash: owner.number(0) });
  owner.hear(ANNA, { media: new Api.MessageMediaPoll({ poll, results: new Api.PollResults({}) }) });
  const price = { title: "Стекло", description: "с работой", currency: "RUB", totalAmount: owner.number(450_000) };
  owner.hear(ANNA, { media: new Api.MessageMediaInvoice({ ...price, startParam: "x" }) });
  owner.hear(ANNA, { message: "это вам", fwdFrom: new Api.MessageFwdHeader({ fromName: "Пётр", date: 1 }) });
  owner.happen(77, ANNA, new Api.MessageActionChatEditTitle({ title: "Двор" }));
  owner.happen(77, ANNA, new Api.MessageActionPinMessage());
  owner.hearInGroup(77, ANNA, "всем привет");
  await until(() => heard.length === 14);
  const read = heard.map(parseAccountUpdate).flatMap((update) => (update.kind === "parsed" ? update.messages : []));
  expect(read.map(({ content }) => content)).toMatchObject([
    { kind: "video", form: "video", durationSeconds: 7, width: 640 },
    { kind: "video", form: "round" },
    { kind: "video", form: "animation" },
    { kind: "audio", durationSeconds: 180, title: "Лето", performer: "Группа" },
    { kind: "document", fileName: "смета.pdf" },
    { kind: "location", isLive: true },
    { kind: "location", title: "Мастерская", address: "Ленина, 5" },
    { kind: "dice", emoji: "🎲", value: 6 },
    { kind: "poll", question: "Приедете?", options: ["да", "нет"] },
    { kind: "invoice", title: "Стекло", amount: 450_000, currency: "RUB" },
    { kind: "text", text: "это вам" },
    { kind: "service", event: "titleChanged", by: "Ольга", title: "Двор" },
    { kind: "service", event: "pinned", by: "Ольга" },
    { kind: "text", text: "всем привет" },
  ]);
  expect(read.map(({ origin }) => origin ?? null).filter((origin) => origin !== null)).toMatchObject([
    { forwardedFrom: "Пётр" },
    { author: "Ольга" },
    { author: "Ольга" },
    { author: "Ольга" },
  ]);
  await opened.close("orderly");
});

/** Somebody's account, signed in to by phone, and everything that its connections told. */
async function account() {
  const phone = nextPhone();
  const owner = dc.addOwner({ phone });
  const { session, codeHash } = expectKind(await requestCode(access(), phone), "codeSent");
  const signedIn = expectKind(await enterCode(access(session), { phone, code: "12345", codeHash }), "signedIn");
  const told: AccountUpdate[] = [];
  const heard: AccountMessage[] = [];
  const states: UpdateState[] = [signedIn.state];
  const channels: ChannelStates[] = [];
  const deaths: SessionProblem[] = [];
  const floods: number[] = [];
  const fence = { mayTalk: true };
  const open = (resumeFrom: UpdateState | undefined = states[0]): Promise<OpenedSession> =>
    openSession({
      settings: { ...APP, session: signedIn.session },
      dc: dc.at,
      resumeFrom: resumeFrom ?? null,
      signal: new AbortController().signal,
      mayTalk: () => fence.mayTalk,
      channels: channels.at(-1) ?? new Map(),
      async newestIn(chatId) {
        const numbers = heard.flatMap(({ chat, id, out }) => (chat.id === chatId && !out ? [id] : []));
        return numbers.length === 0 ? null : Math.max(...numbers);
      },
      accessHashOf: async (chatId) => heard.findLast(({ chat }) => chat.id === chatId)?.chat.accessHash ?? null,
      async onUpdate(update) {
        told.push(update);
        if (update.told === "message") heard.push(update);
      },
      async onState(state, further) {
        states.push(state);
        channels.push(new Map([...(channels.at(-1) ?? []), ...further]));
      },
      onDead: (problem) => deaths.push(problem),
      onFlood: (forMs) => floods.push(forMs),
    });
  return { owner, heard, told, states, deaths, floods, fence, open };
}

const refused = (problem: SessionProblem) => ({ kind: "refused", problem });

function expectKind<Kind extends SignInResult["kind"]>(
  result: SignInResult,
  kind: Kind,
): Extract<SignInResult, { kind: Kind }> {
  const isExpected = (given: SignInResult): given is Extract<SignInResult, { kind: Kind }> => given.kind === kind;
  if (!isExpected(result)) throw new Error(`Expected ${kind}: ${JSON.stringify(result)}`);
  return result;
}

const numbered = (prefix: string, count: number) => Array.from({ length: count }, (__, at) => `${prefix} ${at + 1}`);

const plain = (text: string) => new Api.TextWithEntities({ text, entities: [] });
