import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { Api } from "telegram/tl/index.js";
import { createFloodGate } from "../../channels/telegramAccount/floodGate.ts";
import type { OutgoingFile } from "../../channels/channelAdapter.ts";
import type { FileContent } from "../../contracts/message.ts";
import { sampleDocument, sampleOggVoice, samplePhoto } from "../../simulators/media/sampleFiles.ts";
import { openAccount } from "../support/telegramDc/openAccount.ts";
import { startTelegramDc } from "../support/telegramDc/server.ts";
import type { TelegramDc } from "../support/telegramDc/server.ts";
import { describeChanging } from "./changingContract.ts";
import { describeFormatting } from "./formattingContract.ts";
import type { ChannelUnderTest } from "./providerRig.ts";
import { inTime } from "./providerRig.ts";
import { describeReacting } from "./reactingContract.ts";
import { describeRepeating } from "./unknownOutcomeContract.ts";

const OLGA = 3_003;
const MEGABYTE = 1_048_576;

// Each sign-in exchanges a 2048-bit key.
vi.setConfig({ testTimeout: 30_000, hookTimeout: 30_000 });

let dc: TelegramDc;
let account: Awaited<ReturnType<typeof openAccount>>;
beforeAll(async () => {
  dc = await startTelegramDc();
  account = await openAccount(dc, OLGA);
});
afterAll(async () => {
  await account.opened.close("orderly");
  await dc.close();
});

type Opened = Awaited<ReturnType<typeof openAccount>>;
const markKinds = [
  ["bold", Api.MessageEntityBold],
  ["italic", Api.MessageEntityItalic],
  ["strike", Api.MessageEntityStrike],
  ["code", Api.MessageEntityCode],
] as const;

const underTest: ChannelUnderTest = {
  kind: "telegramAccount",
  secretHeader: "",
  async start() {
    const { owner, opened, settings, heardId } = await openAccount(dc, OLGA);
    const shown = () => owner.arrivedAt(OLGA);
    return {
      roots: { heldSessions: { find: (session) => (session === settings.session ? opened : undefined) } },
      settings,
      chatId: String(OLGA),
      received: shown,
      shown,
      shownMarks: () =>
        (newestOf(owner)?.entities ?? []).flatMap((entity) => {
          const kind = markKinds.find(([, Entity]) => entity instanceof Entity)?.[0];
          return kind === undefined ? [] : [{ kind, from: entity.offset, length: entity.length }];
        }),
      receivedFiles: () => [],
      nextSend: () => undefined,
      theirs: { externalId: `${OLGA}:${heardId}`, reaction: () => owner.reactionTo(heardId) },
      fileId: `${OLGA}:${heardId}`,
      leave: () => undefined,
      revoke: () => owner.revoke(),
      write: (text) => void owner.hear(OLGA, text),
      close: () => opened.close("orderly"),
    };
  },
};
describeChanging(underTest);
describeFormatting(underTest);
describeReacting(underTest);
describeRepeating(underTest);

const said = (key: string) => ({ chatId: String(OLGA), quotedExternalId: null, idempotencyKey: key });
const samples = { photo: samplePhoto(1), voice: sampleOggVoice(1, 2), document: sampleDocument(1) } as const;
const fileOf = (content: FileContent, key: string, bytes: Uint8Array = samples[content.kind].bytes): OutgoingFile => {
  const { mimeType, fileName } = samples[content.kind];
  return { ...said(key), content, bytes: Uint8Array.from(bytes), mimeType, fileName };
};
const lastSaid = () => newestOf(account.owner);
const newestOf = (owner: Opened["owner"]) =>
  owner
    .history()
    .filter((message) => message instanceof Api.Message)
    .findLast(({ out }) => out === true);
const bytesOf = (message: Api.Message | undefined) => {
  const { media } = message ?? {};
  const photo = media instanceof Api.MessageMediaPhoto ? media.photo : undefined;
  const file = media instanceof Api.MessageMediaDocument ? media.document : photo;
  return file === undefined ? undefined : account.owner.bytesOf(file.id.toString());
};

test.each<FileContent>([
  { kind: "photo", caption: "Вот трещина: «угол»" },
  { kind: "voice", durationSeconds: 2 },
  { kind: "document", fileName: "смета.pdf", caption: "Смета" },
])("a file arrives whole as $kind, with its caption", async (content) => {
  const outcome = await account.opened.send(fileOf(content, `file-${content.kind}`), inTime());
  const message = lastSaid();
  expect(outcome).toMatchObject({ kind: "ok", externalId: `${OLGA}:${message?.id}` });
  expect(message?.message).toBe(content.caption ?? "");
  expect(bytesOf(message)?.equals(samples[content.kind].bytes)).toBe(true);
  const { media } = message ?? {};
  const document = media instanceof Api.MessageMediaDocument && media.document instanceof Api.Document;
  const attributes = document && media.document instanceof Api.Document ? media.document.attributes : [];
  const isVoice = attributes.some((one) => one instanceof Api.DocumentAttributeAudio && one.voice === true);
  expect(isVoice).toBe(content.kind === "voice");
});

test("a large file goes in parts and arrives whole; too long a caption is refused for good", async () => {
  const bytes = Buffer.alloc(11 * MEGABYTE, "смета ");
  const large = fileOf({ kind: "document" }, "large", bytes);
  expect(await account.opened.send(large, AbortSignal.timeout(20_000))).toMatchObject({ kind: "ok" });
  expect(bytesOf(lastSaid())?.equals(bytes)).toBe(true);
  const wordy = fileOf({ kind: "photo", caption: "ж".repeat(1_025) }, "wordy");
  expect(await account.opened.send(wordy, inTime())).toMatchObject({ kind: "permanent" });
});

test("a file whose upload broke off has not arrived; one whose answer was lost has, once, however often it is sent", async () => {
  const { opened, owner } = account;
  const file = fileOf({ kind: "photo", caption: "однажды" }, "file-once");
  dc.fail({ method: "upload.SaveFilePart", times: 1, as: "lostAnswer" });
  expect(await opened.send(file, AbortSignal.timeout(300))).toMatchObject({ kind: "retryBackoff" });
  dc.fail({ method: "messages.SendMedia", times: 1, as: "lostAnswer" });
  expect(await opened.send(file, AbortSignal.timeout(500))).toMatchObject({ kind: "unknownOutcome" });
  const settled = await opened.send(file, inTime());
  const arrived = owner.history().filter(({ message }) => message === "однажды");
  expect(settled).toMatchObject({ kind: "ok", externalId: `${OLGA}:${arrived[0]?.id}` });
  expect(arrived).toHaveLength(1);
});

test("an answer names what it answers; where that is gone, it is sent without", async () => {
  const { opened, heardId } = account;
  const answer = { ...said("answer-1"), text: "Отвечаю", quotedExternalId: `${OLGA}:${heardId}` };
  expect(await opened.send(answer, inTime())).toMatchObject({ kind: "ok" });
  expect(lastSaid()?.replyTo).toMatchObject({ replyToMsgId: heardId });
  const toNothing = { ...said("answer-2"), text: "Отвечаю на удалённое", quotedExternalId: `${OLGA}:99999` };
  expect(await opened.send(toNothing, inTime())).toMatchObject({ kind: "ok" });
  expect(lastSaid()?.message).toBe("Отвечаю на удалённое");
  expect(lastSaid()?.replyTo ?? null).toBeNull();
});

test("the contact is shown that their message was read, and that somebody types", async () => {
  const { opened, owner, heardId } = account;
  await opened.tellRead(String(OLGA), `${OLGA}:${heardId}`);
  await opened.tellTyping(String(OLGA));
  expect(owner.told()).toEqual([`read ${OLGA}:${heardId}`, `typing ${OLGA}`]);
});

test("strangers are refused while the account is limited, and those who wrote are answered", async () => {
  const { opened, owner } = account;
  dc.list("@boris_fix", { id: 4_004, name: "Борис" });
  dc.list("+79990004004", { id: 4_004, name: "Борис" });
  const found = await opened.findPerson("@boris_fix", inTime());
  expect(found).toMatchObject({ kind: "found", chat: { externalId: "4004", name: "Борис", phone: null } });
  expect(await opened.findPerson("+79990004004", inTime())).toMatchObject({ chat: { phone: "+79990004004" } });
  expect(await opened.findPerson("+79990000001", inTime())).toEqual({ kind: "refused", problem: "nobodyByPhone" });
  expect(await opened.findPerson("@nobody_here", inTime())).toEqual({ kind: "refused", problem: "nobodyByName" });
  dc.fail({ method: "contacts.ResolveUsername", times: 1, as: { code: 420, name: "FLOOD_WAIT_90" } });
  expect(await opened.findPerson("@boris_fix", inTime())).toEqual({ kind: "refused", problem: "flood" });
  owner.limit(true);
  expect(await opened.send({ ...said("limited"), text: "Мы открыты" }, inTime())).toMatchObject({ kind: "ok" });
  owner.limit(false);
});

test("a wish to wait holds for its chat; said in two people's chats it holds for all of them, and groups keep their own", () => {
  let nowMs = 0;
  const gate = createFloodGate(() => nowMs);
  gate.refused("1", 30_000);
  gate.refused("-100500", 10_000);
  expect([gate.waitMs("1"), gate.waitMs("2"), gate.waitMs("-100500")]).toEqual([30_000, 0, 10_000]);
  gate.refused("2", 20_000);
  expect([gate.waitMs("1"), gate.waitMs("3"), gate.waitMs("-7")]).toEqual([30_000, 20_000, 0]);
  nowMs = 31_000;
  expect([gate.waitMs("1"), gate.waitMs("3")]).toEqual([0, 0]);
});
