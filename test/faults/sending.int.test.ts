import { afterAll, beforeAll, expect, test } from "vitest";
import { checkChannelAccount, getChannelAccount } from "../../contracts/endpoints/channelAccounts.ts";
import { resolveDelivery, sendReply } from "../../contracts/endpoints/conversations.ts";
import { scheduleReply } from "../../contracts/endpoints/scheduledReplies.ts";
import { uploadFile } from "../../contracts/endpoints/uploads.ts";
import type { ConversationId } from "../../contracts/ids.ts";
import type { Fault } from "../../simulators/faults.ts";
import { sampleOggVoice, samplePhoto } from "../../simulators/media/sampleFiles.ts";
import type { SampleFile } from "../../simulators/media/sampleFiles.ts";
import { startStack } from "../support/stack.ts";
import type { Stack } from "../support/stack.ts";
import { conversationOf, outgoing, textOf, threadOf } from "../support/threads.ts";
import { until } from "../support/until.ts";

let stack: Stack;
beforeAll(async () => {
  stack = await startStack({ settings: { quietWindowMs: 0, startMode: "operator" } });
}, 60_000);
afterAll(() => stack.close());

/** Somebody writes, and the operator answers with these texts, one after another. */
async function answer(chat: number | string, ...texts: readonly string[]): Promise<void> {
  if (typeof chat === "number") stack.telegram.person({ id: chat, firstName: "Анна" }).say("здравствуйте");
  else stack.demo.person({ id: chat, name: "Ольга" }).say("здравствуйте");
  const params = { conversationId: await conversationOf(stack, chat) };
  for (const text of texts)
    await stack.operator.call(sendReply, { params, body: { text, clientKey: `key-${chat}-${text}` } });
}

const nextSendTo = (chat: number, fault: Fault) =>
  stack.telegram.faults.next(fault, { when: ({ chatId, method }) => chatId === chat && method === "sendMessage" });
const nextDemoSendTo = (chat: string, fault: Fault) =>
  stack.demo.faults.next(fault, { when: ({ chatId, method }) => chatId === chat && method === "send" });
const sentTo = (chat: number) => stack.telegram.sentTo(chat).map(({ text }) => text);
const sentToDemo = (chat: string) =>
  stack.demo.sentTo(chat).map(({ content }) => content.kind === "text" && content.text);

const uncertain = (chat: number, text: string) =>
  outgoing(stack, chat, (message) => textOf(message) === text && message.status === "uncertain");

test.each([
  ["after it took the message", 701, { kind: "cutAfterAccept" } as const, ["первое", "второе"]],
  ["before it took the message", 702, { kind: "cutBeforeAccept" } as const, ["второе"]],
])(
  "Telegram cuts %s: it is shown as uncertain, never sent again by itself, and holds nobody up",
  async (_, chat, fault, arrived) => {
    nextSendTo(chat, fault);
    await answer(chat, "первое", "второе");

    await outgoing(stack, chat, (message) => textOf(message) === "второе" && message.status === "sent");
    const [, first] = await threadOf(stack, chat);
    expect(first).toMatchObject({ status: "uncertain", failure: "outcomeUnknown" });
    expect(sentTo(chat)).toEqual(arrived);
  },
);

test("an uncertain message leaves again when the operator says so, and is settled when they say that it arrived", async () => {
  nextSendTo(703, { kind: "cutBeforeAccept" });
  nextSendTo(703, { kind: "cutAfterAccept" });
  await answer(703, "не дошло", "дошло");
  const [lost, arrived] = [await uncertain(703, "не дошло"), await uncertain(703, "дошло")];

  const decide = (message: typeof lost, choice: "resend" | "dismiss") =>
    stack.operator.call(resolveDelivery, {
      params: { conversationId: message.conversationId, messageId: message.id },
      body: { choice },
    });
  await decide(arrived, "dismiss");
  await decide(lost, "resend");

  await until(async () =>
    (await threadOf(stack, 703)).every(({ status }) => status === "sent" || status === "received"),
  );
  expect(sentTo(703)).toEqual(["дошло", "не дошло"]);
});

test.each([
  ["after it took the message, which is found there", "v-701", { kind: "cutAfterAccept" } as const],
  ["before it took the message, which is sent again", "v-702", { kind: "cutBeforeAccept" } as const],
])("a messenger with a history cuts %s: it arrives once, and in order", async (_, chat, fault) => {
  nextDemoSendTo(chat, fault);
  await answer(chat, "первое", "второе");

  await outgoing(stack, chat, (message) => textOf(message) === "второе" && message.status === "sent");
  expect((await threadOf(stack, chat)).map(({ status }) => status)).toEqual(["received", "sent", "sent"]);
  expect(sentToDemo(chat)).toEqual(["первое", "второе"]);
});

test("throttled by Telegram: the message waits as long as it must, leaves once, and the next one stays behind it", async () => {
  nextSendTo(704, { kind: "throttle", seconds: 2 });
  const askedAt = Date.now();
  await answer(704, "первое", "второе");

  await until(() => sentTo(704).length === 2);
  expect(Date.now() - askedAt).toBeGreaterThanOrEqual(2_000);
  expect(sentTo(704)).toEqual(["первое", "второе"]);
});

test("a recipient who blocked the bot: the message fails with the reason, and the account lives on", async () => {
  const anna = stack.telegram.person({ id: 705, firstName: "Анна" });
  anna.say("здравствуйте");
  const conversationId = await conversationOf(stack, 705);
  anna.block();
  await stack.operator.call(sendReply, {
    params: { conversationId },
    body: { text: "вернитесь", clientKey: "key-705-1" },
  });

  const failed = await outgoing(stack, 705, ({ status }) => status === "failed");
  expect(failed).toMatchObject({ failure: "recipientUnreachable", failureDetail: expect.stringContaining("blocked") });
  await answer(706, "а вам отвечаем");
  await outgoing(stack, 706, ({ status }) => status === "sent");
});

test("a dead account: it says why, everything waits, and all of it leaves in order when the credentials work again", async () => {
  const params = { channelAccountId: stack.account.id };
  nextSendTo(707, { kind: "fail", status: 401, description: "Unauthorized" });
  await answer(707, "первое");
  await until(async () => (await stack.operator.call(getChannelAccount, { params })).account.status === "dead");
  await answer(707, "второе");
  await answer(708, "и вам");

  const { account, queued } = await stack.operator.call(getChannelAccount, { params });
  expect(account.statusDetail).toBe("Unauthorized");
  expect(queued).toBe(3);
  expect([...sentTo(707), ...sentTo(708)]).toEqual([]);

  await stack.operator.call(checkChannelAccount, { params });
  await until(() => sentTo(707).length === 2 && sentTo(708).length === 1);
  expect(sentTo(707)).toEqual(["первое", "второе"]);
});

/** Hands a file over for a reply, as the console does. */
async function upload(conversationId: ConversationId, { bytes, fileName }: SampleFile, recordedSeconds?: number) {
  const url = new URL(uploadFile.path.replace(":conversationId", conversationId), stack.url);
  url.searchParams.set("fileName", fileName);
  if (recordedSeconds !== undefined) url.searchParams.set("recordedSeconds", String(recordedSeconds));
  const headers = { authorization: `Bearer ${stack.operator.accessToken}` };
  const response = await fetch(url, { method: "POST", headers, body: Uint8Array.from(bytes) });
  return uploadFile.result.parse(await response.json());
}

test("files leave in their order among texts, and one whose connection broke after Telegram took it is not sent again", async () => {
  await answer(709, "первое");
  const params = { conversationId: await conversationOf(stack, 709) };
  const [photo, voice] = [
    await upload(params.conversationId, samplePhoto(3)),
    await upload(params.conversationId, sampleOggVoice(3, 2), 2),
  ];
  stack.telegram.faults.next({ kind: "cutAfterAccept" }, { when: ({ method }) => method === "sendPhoto" });
  const send = (body: object) => stack.operator.call(sendReply, { params, body });
  await send({ text: "Вот он", clientKey: "key-709-photo", mediaId: photo.id });
  await send({ text: "", clientKey: "key-709-voice", mediaId: voice.id });
  await send({ text: "последнее", clientKey: "key-709-last" });

  await outgoing(stack, 709, (message) => textOf(message) === "последнее" && message.status === "sent");
  const sent = stack.telegram
    .sentTo(709)
    .map(({ text, caption, photo: shown, voice: said }) => text ?? caption ?? (shown ? "photo" : said?.duration));
  expect(sent).toEqual(["первое", "Вот он", 2, "последнее"]);
  const [, , shown, said] = await threadOf(stack, 709);
  expect([shown?.status, said?.status]).toEqual(["uncertain", "sent"]);
});

test("a messenger with a history cuts after it took a file: it arrives once, whole, also when it was to leave later", async () => {
  await answer("v-703", "первое");
  const params = { conversationId: await conversationOf(stack, "v-703") };
  const photo = samplePhoto(4);
  const { id: mediaId } = await upload(params.conversationId, photo);
  stack.demo.faults.next({ kind: "cutAfterAccept" }, { when: ({ method }) => method === "sendFile" });
  const body = { text: "Готово", dueAt: new Date().toISOString(), clientKey: "key-v-703-later", mediaId };
  await stack.operator.call(scheduleReply, { params, body });

  await outgoing(stack, "v-703", ({ content, status }) => content.kind === "photo" && status === "sent");
  const files = stack.demo.sentTo("v-703").flatMap(({ content }) => ("fileId" in content ? [content] : []));
  expect(files).toMatchObject([{ kind: "photo", caption: "Готово" }]);
  expect(stack.demo.file(files[0]?.fileId ?? "").bytes.equals(photo.bytes)).toBe(true);
});
