import { Api, GrammyError, HttpError, InputFile } from "grammy";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { z } from "zod";
import {
  startTelegramSimulator,
  type TelegramSimulator,
  type TelegramSimulatorOptions,
} from "../../simulators/telegram/server.ts";
import { type Receiver, startReceiver } from "./receiver.ts";

const TOKEN = "700100200:AAHsimulated-token-of-a-repair-shop_1";
const ANNA = { id: 5_100_200_300, firstName: "Анна", username: "anna" };

/** The fields of an update that these tests look at. */
const Update = z.looseObject({
  update_id: z.number(),
  message: z.object({ message_id: z.number(), text: z.string(), chat: z.object({ id: z.number() }) }).optional(),
});

let telegram: TelegramSimulator;
let receiver: Receiver<z.infer<typeof Update>>;
let api: Api;

async function start(options: TelegramSimulatorOptions = {}) {
  telegram = await startTelegramSimulator({ firstRetryMs: 20, ...options });
  receiver = await startReceiver((body) => Update.parse(body));
  api = new Api(TOKEN, { apiRoot: telegram.url });
  return telegram.control.addBot(TOKEN);
}

afterEach(async () => {
  await telegram.close();
  await receiver.close();
});

/** What grammy made of the Bot API's refusal. */
const refusalOf = (call: Promise<unknown>) =>
  call.then(
    () => "accepted",
    (error: unknown) => (error instanceof GrammyError ? `${error.error_code} ${error.description}` : error),
  );

describe("sending", () => {
  beforeEach(() => start());

  test("a real client sends to a person who has written, and the chat holds both messages", async () => {
    const anna = telegram.control.addBot(TOKEN).person(ANNA);
    const { update } = anna.say("где мой заказ");
    const sent = await api.sendMessage(anna.chatId, "Уточняю", {
      reply_parameters: { message_id: update.message?.message_id ?? 0 },
    });
    expect(sent).toMatchObject({
      message_id: 2,
      text: "Уточняю",
      reply_to_message: { text: "где мой заказ" },
      from: { is_bot: true },
    });
    expect(anna.messages().map(({ text }) => text)).toEqual(["где мой заказ", "Уточняю"]);
    expect(telegram.control.sentTo(anna.chatId)).toHaveLength(1);
  });

  test("refusals come in Telegram's own words", async () => {
    const bot = telegram.control.addBot(TOKEN);
    const anna = bot.person(ANNA);
    anna.start();
    expect(await refusalOf(api.sendMessage(anna.chatId, " \n"))).toBe("400 Bad Request: message text is empty");
    expect(await refusalOf(api.sendMessage(anna.chatId, "я".repeat(4097)))).toBe(
      "400 Bad Request: message is too long",
    );
    expect(await refusalOf(api.sendMessage(1, "привет"))).toBe("400 Bad Request: chat not found");
    anna.block();
    expect(await refusalOf(api.sendMessage(anna.chatId, "привет"))).toBe("403 Forbidden: bot was blocked by the user");
    anna.unblock();
    expect(await refusalOf(api.sendMessage(anna.chatId, "привет"))).toBe("accepted");
  });

  test("a revoked or unknown token is unauthorized, a malformed one is not found", async () => {
    const stranger = new Api("700100201:AAHsimulated-token-nobody-was-given", { apiRoot: telegram.url });
    const malformed = new Api("not-a-token", { apiRoot: telegram.url });
    expect(await refusalOf(stranger.getMe())).toBe("401 Unauthorized");
    expect(await refusalOf(malformed.getMe())).toBe("404 Not Found");
    telegram.control.revokeToken(TOKEN);
    expect(await refusalOf(api.getMe())).toBe("401 Unauthorized");
  });

  test("a file travels both ways: a person's voice is downloaded, an uploaded photo gets a file_id that can be sent again", async () => {
    const anna = telegram.control.addBot(TOKEN).person(ANNA);
    const { update } = anna.say({ kind: "voice", durationSeconds: 3 });
    const { file_path, file_size } = await api.getFile(update.message?.voice?.file_id ?? "");
    const bytes = Buffer.from(await (await fetch(`${telegram.url}/file/bot${TOKEN}/${file_path}`)).arrayBuffer());
    expect(bytes.subarray(0, 4).toString()).toBe("OggS");
    expect(bytes).toHaveLength(file_size ?? -1);

    const { photo } = await api.sendPhoto(anna.chatId, new InputFile(Buffer.from("picture"), "screen.png"), {
      caption: "Готово",
    });
    const again = await api.sendPhoto(anna.chatId, photo.at(-1)?.file_id ?? "");
    expect(again.photo.at(-1)?.file_id).toBe(photo.at(-1)?.file_id);
  });

  test("edits and deletions change what the person sees", async () => {
    const anna = telegram.control.addBot(TOKEN).person(ANNA);
    anna.start();
    const { message_id } = await api.sendMessage(anna.chatId, "4 000");
    await api.editMessageText(anna.chatId, message_id, "4 500");
    expect(anna.messages().map(({ text }) => text)).toEqual(["4 500"]);
    expect(await refusalOf(api.editMessageText(anna.chatId, message_id, "4 500"))).toContain(
      "400 Bad Request: message is not modified",
    );
    await api.deleteMessage(anna.chatId, message_id);
    expect(anna.messages()).toEqual([]);
  });

  test("more than a short burst into one chat is throttled until the stated time has passed", async () => {
    const anna = telegram.control.addBot(TOKEN).person(ANNA);
    anna.start();
    const burst = await Promise.all(
      ["1", "2", "3", "4", "5", "6"].map((text) => refusalOf(api.sendMessage(anna.chatId, text))),
    );
    expect(burst).toEqual([...Array<string>(5).fill("accepted"), "429 Too Many Requests: retry after 1"]);
  });
});

describe("planned faults", () => {
  beforeEach(() => start());

  test("faults are used up in order, by the calls they are meant for", async () => {
    const { control } = telegram;
    const anna = control.addBot(TOKEN).person(ANNA);
    anna.start();
    control.faults
      .next({ kind: "throttle", seconds: 7 }, { when: ({ method }) => method === "sendMessage" })
      .next(
        { kind: "fail", status: 502, description: "Bad Gateway" },
        { when: ({ chatId }) => chatId === anna.chatId },
      );
    expect(await refusalOf(api.getMe())).toBe("accepted");
    expect(await refusalOf(api.sendMessage(anna.chatId, "раз"))).toBe("429 Too Many Requests: retry after 7");
    expect(await refusalOf(api.sendMessage(anna.chatId, "два"))).toBe("502 Bad Gateway");
    expect(await refusalOf(api.sendMessage(anna.chatId, "три"))).toBe("accepted");
    expect(control.faults.pending).toBe(0);
    expect(control.sentTo(anna.chatId).map(({ text }) => text)).toEqual(["три"]);
  });

  test("a connection cut after acceptance has sent the message, one cut before has not", async () => {
    const { control } = telegram;
    const anna = control.addBot(TOKEN).person(ANNA);
    anna.start();
    control.faults.next({ kind: "cutBeforeAccept" }, { times: 2 }).next({ kind: "cutAfterAccept" });
    expect(await refusalOf(api.sendMessage(anna.chatId, "не дошло"))).toBeInstanceOf(HttpError);
    expect(await refusalOf(api.sendMessage(anna.chatId, "опять не дошло"))).toBeInstanceOf(HttpError);
    expect(await refusalOf(api.sendMessage(anna.chatId, "дошло"))).toBeInstanceOf(HttpError);
    expect(anna.messages().map(({ text }) => text)).toEqual(["дошло"]);
  });

  test("a held request is carried out only when it is let go", async () => {
    const { control } = telegram;
    const anna = control.addBot(TOKEN).person(ANNA);
    anna.start();
    const gate = Promise.withResolvers<void>();
    control.faults.next({ kind: "hold", until: gate.promise });
    const sending = api.sendMessage(anna.chatId, "потом");
    await api.getMe();
    expect(control.sentTo(anna.chatId)).toEqual([]);
    gate.resolve();
    await sending;
    expect((await control.waitForSent(({ chat }) => chat.id === anna.chatId)).text).toBe("потом");
  });
});

describe("updates", () => {
  test("they carry the secret and arrive in the chat's order", async () => {
    const bot = await start();
    await api.setWebhook(receiver.url, { secret_token: "s3cret_-" });
    const anna = bot.person(ANNA);
    const outcomes = ["айфон 11 про", "разбил дисп", "скок стоит?"].map((text) => anna.say(text).outcome);
    expect(await Promise.all(outcomes)).toEqual(["delivered", "delivered", "delivered"]);
    expect(receiver.requests.map(({ update }) => update.message?.text)).toEqual([
      "айфон 11 про",
      "разбил дисп",
      "скок стоит?",
    ]);
    expect(receiver.requests.map(({ update }) => update.message?.message_id)).toEqual([1, 2, 3]);
    expect(receiver.requests[0]?.headers["x-telegram-bot-api-secret-token"]).toBe("s3cret_-");
  });

  test("a failing update holds up its own chat only, and is repeated until it is taken", async () => {
    const bot = await start();
    await api.setWebhook(receiver.url);
    const [anna, boris] = [bot.person(ANNA), bot.person({ id: 42, firstName: "Борис" })];
    const failures = [500, 503];
    receiver.answer = ({ message }) => (message?.chat.id === ANNA.id ? (failures.shift() ?? 200) : 200);
    const [first, second] = [anna.say("раз"), anna.say("два")];
    expect(await boris.say("привет").outcome).toBe("delivered");
    expect((await api.getWebhookInfo()).pending_update_count).toBe(2);
    expect(await Promise.all([first.outcome, second.outcome])).toEqual(["delivered", "delivered"]);
    const annas = receiver.requests.filter(({ update }) => update.message?.chat.id === ANNA.id);
    expect(annas.map(({ update }) => update.message?.text)).toEqual(["раз", "раз", "раз", "два"]);
    expect((await api.getWebhookInfo()).last_error_message).toMatch(/^Wrong response from the webhook: 50/);
  });

  test("updates wait for a webhook, and are dropped when they are older than a day", async () => {
    let now = Date.UTC(2026, 0, 1);
    const bot = await start({ now: () => now });
    const { outcome } = bot.person(ANNA).say("есть кто?");
    expect(bot.pendingUpdates).toBe(1);
    receiver.answer = () => {
      now += 25 * 3_600_000;
      return 500;
    };
    await api.setWebhook(receiver.url);
    expect(await outcome).toBe("dropped");
    expect(bot.pendingUpdates).toBe(0);
  });

  test("a secret that Telegram would not take is refused", async () => {
    await start();
    expect(await refusalOf(api.setWebhook(receiver.url, { secret_token: "с пробелом" }))).toBe(
      "400 Bad Request: secret token contains unallowed characters",
    );
    expect(await refusalOf(api.setWebhook("http://shop.example/hook"))).toBe(
      "400 Bad Request: bad webhook: An HTTPS URL must be provided for webhook",
    );
  });

  test("blocking, editing and kinds that were not asked for are told as Telegram tells them", async () => {
    const bot = await start();
    await api.setWebhook(receiver.url, { allowed_updates: ["message", "my_chat_member"] });
    const anna = bot.person(ANNA);
    await anna.say("прив").outcome;
    expect(await anna.edit(1, "привет").outcome).toBe("dropped");
    await anna.block().outcome;
    expect(receiver.requests.map(({ update }) => Object.keys(update)[1])).toEqual(["message", "my_chat_member"]);
    const ids = receiver.requests.map(({ update }) => update.update_id);
    expect(ids).toEqual(ids.toSorted((a, b) => a - b));
  });
});
