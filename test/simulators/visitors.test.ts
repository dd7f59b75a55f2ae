import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { z } from "zod";
import { DemoChangeUpdate, DemoUpdate, type DemoVisitor } from "../../contracts/demoMessenger.ts";
import { type DemoMessenger, startDemoMessenger } from "../../simulators/demo/server.ts";
import { seededRandom } from "../../simulators/seededRandom.ts";
import { burstTexts } from "../../simulators/visitors/burstTexts.ts";
import type { Dialogue } from "../../simulators/visitors/dialogue.ts";
import { dialogues } from "../../simulators/visitors/dialogues.ts";
import { questionsIn } from "../../simulators/visitors/questionsIn.ts";
import { createRhythm } from "../../simulators/visitors/rhythm.ts";
import { startVisitors, type Visitors } from "../../simulators/visitors/startVisitors.ts";
import { visit } from "../../simulators/visitors/visit.ts";
import { type Receiver, startReceiver } from "./receiver.ts";

const TOKEN = "demo-token";
const DIMA: DemoVisitor = { id: "visitor-dima", name: "Дима", phone: "+79120004455" };

let messenger: DemoMessenger;
let receiver: Receiver<DemoUpdate | DemoChangeUpdate>;

beforeEach(async () => {
  receiver = await startReceiver((body) => z.union([DemoUpdate, DemoChangeUpdate]).parse(body));
  messenger = await startDemoMessenger({ token: TOKEN, deliver: { url: receiver.url, secret: "secret" } });
});

afterEach(async () => {
  await messenger.close();
  await receiver.close();
});

async function answer(chatId: string, text: string): Promise<void> {
  const headers = { authorization: `Bearer ${TOKEN}` };
  await fetch(`${messenger.url}/chats/${chatId}/messages`, { method: "POST", headers, body: JSON.stringify({ text }) });
}

function textOf(update: DemoUpdate | DemoChangeUpdate): string {
  if ("change" in update) return update.change.kind;
  const { content } = update.message;
  return content.kind === "text" ? content.text : content.kind;
}

const unpaused = () => Promise.resolve();

function play(dialogue: Dialogue, speed: number): Promise<void> {
  const random = seededRandom(1);
  const { signal } = new AbortController();
  const rhythm = createRhythm(random, speed, signal);
  return visit({ messenger: messenger.control, visitor: DIMA, dialogue, random, rhythm, signal, unpaused });
}

function burstsOf(seed: number) {
  const random = seededRandom(seed);
  return Array.from({ length: 20_000 }, () => burstTexts(random));
}

describe("a visitor", () => {
  test("answers what was asked before going on, and leaves when there is nothing more to say", async () => {
    const dialogue: Dialogue = {
      about: "repair",
      opening: ["экран разбил", "сколько?"],
      answers: { model: ["айфон 11"], phone: ["{phone}"] },
      next: [["спасибо, приду"]],
    };
    const replies = ["Подскажите модель?", "4 500 ₽. Оставьте номер телефона?", "Записали", "Ждём вас"];
    receiver.answer = (update) => {
      if (["сколько?", "айфон 11", DIMA.phone, "спасибо, приду"].includes(textOf(update)))
        void answer(DIMA.id, replies.shift() ?? "");
      return 200;
    };
    await play(dialogue, 200);
    expect(receiver.requests.map(({ update }) => textOf(update))).toEqual([
      "экран разбил",
      "сколько?",
      "айфон 11",
      DIMA.phone,
      "спасибо, приду",
    ]);
  });

  test("who gets no answer reminds once and gives up", async () => {
    await play({ about: "info", opening: ["до скольки работаете?"], next: [["ок"]] }, 2_000);
    expect(messenger.control.person(DIMA).messages()).toHaveLength(2);
  });
});

describe("the street", () => {
  let visitors: Visitors;
  afterEach(() => visitors.stop());

  test("visitors come by themselves and never more at once than the limit", async () => {
    const chats = new Set<string>();
    const enough = Promise.withResolvers<void>();
    let open = 0;
    receiver.answer = ({ chatId }) => {
      open = Math.max(open, visitors.open);
      chats.add(chatId);
      if (chats.size === 6) enough.resolve();
      return 200;
    };
    visitors = startVisitors({ messenger: messenger.control, seed: 7, speed: 2_000, limit: { open: 2, perHour: 60 } });
    await enough.promise;
    expect(open).toBeLessThanOrEqual(2);
  });

  test("one who has said everything still reads what an operator writes later, and answers", async () => {
    const answered = Promise.withResolvers<void>();
    const left = Promise.withResolvers<string>();
    visitors = startVisitors({ messenger: messenger.control, seed: 7, speed: 1_000, limit: { open: 1, perHour: 1 } });
    receiver.answer = (update) => {
      if (visitors.open > 0) left.resolve(update.chatId);
      else if ("message" in update) answered.resolve();
      return 200;
    };
    const chatId = await left.promise;
    await expect.poll(() => visitors.open).toBe(0);
    await answer(chatId, "Здравствуйте, это мастер. Как вас зовут?");
    await answered.promise;
    expect(receiver.requests.map(({ update }) => textOf(update))).toEqual(
      expect.arrayContaining(["delivered", "read"]),
    );
  });

  test("the first writes within two seconds, and nobody after they were stopped", { timeout: 2_000 }, async () => {
    const first = Promise.withResolvers<void>();
    receiver.answer = () => {
      first.resolve();
      return 200;
    };
    visitors = startVisitors({ messenger: messenger.control, seed: 7 });
    await first.promise;
    await visitors.stop();
    expect([visitors.open, visitors.started]).toEqual([0, 1]);
  });
});

test("there are dialogues about everything customers want, and each says something first", () => {
  expect(dialogues.length).toBeGreaterThanOrEqual(25);
  expect(new Set(dialogues.map(({ about }) => about))).toEqual(
    new Set(["repair", "status", "warranty", "purchase", "sell", "info", "other"]),
  );
  expect(dialogues.filter(({ opening }) => opening.length === 0 || opening.length > 5)).toEqual([]);
});

test("a shop's questions are understood", () => {
  expect(questionsIn("Подскажите, пожалуйста, модель телефона")).toEqual(["model"]);
  expect(questionsIn("Поставить оригинал или копию?")).toEqual(["part"]);
  expect(questionsIn("Назовите номер заказа или телефон, на который он оформлен")).toEqual(["order", "phone"]);
  expect(questionsIn("Мы работаем до 20:00")).toEqual([]);
});

test("bursts for load have one to five messages, two and a half on average, and are the same for the same seed", () => {
  const lengths = burstsOf(1).map(({ length }) => length);
  expect([Math.min(...lengths), Math.max(...lengths)]).toEqual([1, 5]);
  expect(lengths.reduce((sum, length) => sum + length, 0) / lengths.length).toBeCloseTo(2.5, 1);
  expect(burstsOf(2)).toEqual(burstsOf(2));
});
