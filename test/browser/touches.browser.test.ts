import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createSequence, publishSequence } from "../../contracts/endpoints/sequences.ts";
import { SequenceDefinition } from "../../contracts/sequence.ts";
import type { SequenceId } from "../../contracts/ids.ts";
import { type Stack, startStack } from "../support/stack.ts";
import { bubble, card, desktop, faults, fits, focused, open, openBrowser, phone, signIn, speak } from "./console.ts";

let stack: Stack;
let browser: Browser;
/** A sequence with every shape that the canvas draws, made once for those who only look. */
let drawn: SequenceId;

beforeAll(async () => {
  [stack, browser] = await Promise.all([startStack(), openBrowser()]);
  const body = { clientKey: "shapes-of-steps", kind: "sequence", name: "Вернуть клиента", definition: shapes } as const;
  ({ id: drawn } = await stack.operator.call(createSequence, { body }));
});
afterAll(async () => {
  await browser.close();
  await stack.close();
});

const shapes = SequenceDefinition.parse({
  triggers: [{ kind: "event", event: "conversation.closed" }],
  start: "hello",
  steps: [
    { id: "hello", kind: "send", text: "Как вам ремонт?", next: "answered", at: { x: 0, y: 0 } },
    {
      id: "answered",
      kind: "waitFor",
      of: [{ event: "message.received" }],
      timeout: { amount: 2, unit: "days" },
      next: null,
      timedOut: "half",
      at: { x: 0, y: 156 },
    },
    {
      id: "half",
      kind: "split",
      variants: [
        { name: "A", weight: 1, next: "discount" },
        { name: "B", weight: 1, next: null },
      ],
      at: { x: 0, y: 312 },
    },
    { id: "discount", kind: "send", text: "", next: null, at: { x: 0, y: 468 } },
  ],
  goals: [{ id: "replied", name: "Ответил", event: "message.received" }],
});

const outline = (page: Page) => page.getByRole("navigation", { name: "Список шагов" });
const publish = (page: Page) => page.getByRole("button", { name: "Опубликовать" });

/** By keyboard alone: A, the kind of step, and the keyboard is in its form. */
async function addStep(page: Page, kind: string): Promise<void> {
  await page.keyboard.press("a");
  const palette = page.getByRole("dialog", { name: "Добавить шаг" });
  await palette.getByRole("button", { name: kind }).focus();
  await page.keyboard.press("Enter");
  await page.getByRole("complementary", { name: kind }).locator(":focus").waitFor();
}

/** From a step's form back to its line. */
async function leaveForm(page: Page, kind: string): Promise<void> {
  await page.keyboard.press("Escape");
  await focused(outline(page).getByRole("button", { name: kind })).waitFor();
}

test("a sequence is drawn by keyboard, mended, published, and then speaks to a contact who sees why", async () => {
  const page = await signIn(browser, stack);
  await page.getByRole("link", { name: "Цепочки" }).click();
  await page.getByRole("button", { name: "Новая цепочка" }).first().click();
  await page.getByRole("textbox", { name: "Название" }).fill("Приветствие");
  await page.getByRole("button", { name: "Создать и открыть" }).click();
  await page.getByRole("button", { name: "Добавить первый шаг" }).waitFor();

  await page.getByRole("button", { name: "Добавить", exact: true }).click();
  await page.getByRole("menuitem", { name: "Когда что-то случилось" }).click();
  await outline(page).getByRole("button", { name: "Начало" }).focus();
  await addStep(page, "Сообщение");
  await page.getByText("Нет текста.").first().waitFor();
  expect(await publish(page).getAttribute("aria-disabled")).toBe("true");
  await page.getByRole("textbox", { name: "Текст", exact: true }).fill("Здравствуйте, {{contact.name}}! Мы на связи.");
  await page.getByLabel("Когда можно отправить").selectOption("any");
  await page.getByText("Нет текста.").first().waitFor({ state: "detached" });

  await leaveForm(page, "Сообщение");
  await addStep(page, "Ожидание");
  await leaveForm(page, "Ожидание");
  await addStep(page, "Заметка");
  await leaveForm(page, "Заметка");
  await page.keyboard.press("Control+z");
  await outline(page).getByRole("button", { name: "Заметка" }).waitFor({ state: "detached" });
  await outline(page).getByRole("button", { name: "Ожидание" }).waitFor();

  await publish(page).click();
  await page.getByText("версия 1").waitFor();
  stack.demo.person({ id: "v-olga", name: "Ольга" }).say("Добрый день");
  await page.getByRole("link", { name: "Диалоги" }).first().click();
  await card(page, "Ольга").click();
  await bubble(page, "Здравствуйте, Ольга! Мы на связи.").getByRole("link", { name: "Почему?" }).click();
  await page.getByRole("heading", { name: "Приветствие: Ольга" }).waitFor();
  await page.getByRole("listitem").filter({ hasText: "Сообщение" }).getByText("сделано").waitFor();
  await page.getByText("Стоит на шаге").waitFor();
  await page.context().close();
});

test("a sequence is tried on invented contacts, begun for one by hand, paused, and goes on", async () => {
  const definition = SequenceDefinition.parse({
    triggers: [{ kind: "manual" }],
    start: "greet",
    steps: [
      { id: "greet", kind: "send", text: "Здравствуйте", timing: "any", next: "week" },
      { id: "week", kind: "wait", wait: { kind: "for", duration: { amount: 1, unit: "weeks" } }, next: null },
    ],
    goals: [],
  });
  const body = { clientKey: "begun-by-hand", kind: "sequence", name: "По просьбе", definition } as const;
  const { id: sequenceId, revision } = await stack.operator.call(createSequence, { body });
  await stack.operator.call(publishSequence, { params: { sequenceId }, body: { revision } });
  stack.demo.person({ id: "v-pyotr", name: "Пётр" }).say("Добрый день");

  const page = await signIn(browser, stack);
  await open(page, stack, `/touches/${sequenceId}`);
  await page.getByRole("button", { name: "Проверить" }).click();
  await page.getByLabel("Клиентов").fill("50");
  await page.getByRole("button", { name: "Запустить проверку" }).click();
  const report = page.getByRole("region", { name: "Что получилось бы" });
  await report.getByText("Начали бы").waitFor();
  await page.getByText("вошли 50").first().waitFor();
  expect(await faults(page)).toEqual([]);

  await page.getByRole("button", { name: "Действия: По просьбе" }).click();
  await page.getByRole("menuitem", { name: "Запустить…" }).click();
  await page.getByRole("dialog").getByLabel("Клиент", { exact: true }).fill("Пётр");
  await page.getByRole("option", { name: "Пётр" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Запустить" }).click();
  await page.getByText("Начат 1 запуск.").waitFor();

  await open(page, stack, `/touches?show=runs&sequence=${sequenceId}`);
  await page.getByRole("link", { name: "Пётр" }).click();
  await page.getByText("Стоит на шаге").waitFor();
  await page.getByRole("link", { name: "Открыть диалог" }).waitFor();
  await page.getByRole("button", { name: "Пауза" }).click();
  await page.getByText("на паузе").first().waitFor();
  await page.getByRole("button", { name: "Продолжить" }).click();
  await page.getByRole("button", { name: "Пауза" }).waitFor();
  expect(await faults(page)).toEqual([]);
  await page.context().close();
});

test("all who fit begin a sequence after they were counted, and their runs are paused together and let go on again", async () => {
  const definition = SequenceDefinition.parse({
    triggers: [{ kind: "manual" }],
    start: "week",
    steps: [{ id: "week", kind: "wait", wait: { kind: "for", duration: { amount: 1, unit: "weeks" } }, next: null }],
    goals: [],
  });
  const body = { clientKey: "begun-by-all", kind: "sequence", name: "Всем подходящим", definition } as const;
  const { id: sequenceId, revision } = await stack.operator.call(createSequence, { body });
  await stack.operator.call(publishSequence, { params: { sequenceId }, body: { revision } });
  for (const name of ["Рената", "Ренат"]) stack.demo.person({ id: `v-${name}`, name }).say("Добрый день");

  const page = await signIn(browser, stack);
  await card(page, "Рената").waitFor();
  await open(page, stack, "/touches");
  await page.getByRole("button", { name: "Действия: Всем подходящим" }).click();
  await page.getByRole("menuitem", { name: "Запустить…" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByText("Все подходящие").click();
  await dialog.getByRole("button", { name: "Условие", exact: true }).click();
  await dialog.getByLabel("Поле").click();
  await page.getByRole("option", { name: "Имя клиента" }).click();
  await dialog.getByLabel("Сравнение").selectOption({ label: "содержит" });
  await dialog.getByLabel("Значение").fill("Ренат");
  await dialog.getByRole("button", { name: "Запустить для 2 клиентов" }).click();
  await dialog.getByText("Начаты 2 запуска.").waitFor();

  await open(page, stack, `/touches?show=runs&sequence=${sequenceId}`);
  await page.getByRole("button", { name: "Пауза" }).click();
  await dialog.getByRole("button", { name: "Пауза" }).click();
  await dialog.getByText("Выполнено для 2 запусков.").waitFor();
  await page.getByRole("table").getByText("на паузе").nth(1).waitFor();
  await dialog.getByRole("button", { name: "Вернуть как было" }).click();
  await page.getByRole("table").getByText("ждёт").nth(1).waitFor();
  await page.context().close();
});

test("steps that were copied are put into another sequence, which comes back from the archive as it was", async () => {
  const definition = SequenceDefinition.parse({ triggers: [{ kind: "manual" }], start: null, steps: [], goals: [] });
  const body = { clientKey: "pasted-into", kind: "sequence", name: "Для вставки", definition } as const;
  const { id } = await stack.operator.call(createSequence, { body });
  const page = await signIn(browser, stack);
  await open(page, stack, `/touches/${drawn}`);
  await outline(page).getByRole("button", { name: "Ждать события" }).click();
  await page.getByRole("button", { name: "Копировать" }).click();
  await page.getByText("Скопирован 1 шаг.").waitFor();
  await open(page, stack, `/touches/${id}`);
  await page.getByRole("button", { name: "Действия: Для вставки" }).click();
  await page.getByRole("menuitem", { name: "Вставить 1 шаг" }).click();
  await outline(page).getByRole("button", { name: "Ждать события" }).waitFor();
  await page.getByRole("button", { name: "Сохранить" }).click();
  await page.getByRole("button", { name: "Сохранено" }).waitFor();

  await open(page, stack, "/touches");
  const row = page.getByRole("listitem").filter({ hasText: "Для вставки" });
  await page.getByRole("button", { name: "Действия: Для вставки" }).click();
  await page.getByRole("menuitem", { name: "В архив" }).click();
  await page.getByRole("button", { name: "Вернуть", exact: true }).click();
  await row.getByText("черновик").waitFor();
  await page.context().close();
});

test("whoever draws what somebody else has saved meanwhile chooses whose drawing stays", async () => {
  const [first, second] = await Promise.all([signIn(browser, stack), signIn(browser, stack)]);
  for (const page of [first, second]) await open(page, stack, `/touches/${drawn}`);
  for (const page of [first, second]) await outline(page).getByRole("button", { name: "Сообщение" }).first().click();
  await second.getByRole("textbox", { name: "Название шага" }).fill("Второй автор");
  await first.getByRole("textbox", { name: "Название шага" }).fill("Первый автор");
  await first.getByRole("button", { name: "Сохранить" }).click();
  await first.getByRole("button", { name: "Сохранено" }).waitFor();
  await second.getByText("сохранил кто-то ещё").waitFor();
  await second.getByRole("button", { name: "Взять сохранённый" }).click();
  await outline(second).getByRole("button", { name: "Первый автор" }).waitFor();
  await second.getByRole("button", { name: "Отменить" }).click();
  await outline(second).getByRole("button", { name: "Второй автор" }).waitFor();
  for (const page of [first, second]) await page.context().close();
});

test.each([
  ["light", desktop, "ru"],
  ["dark", phone, "en"],
] as const)("touches fit and are accessible: %s, %o, %s", { timeout: 120_000 }, async (colorScheme, view, language) => {
  const page = await signIn(browser, stack, { ...view, colorScheme });
  await speak(page, language);
  const found: string[] = [];
  for (const place of ["/touches", "/touches?show=runs", `/touches/${drawn}`, "/settings/company"]) {
    await open(page, stack, place);
    await page
      .getByText(place.includes("seq_") ? "2 " : /./)
      .first()
      .waitFor();
    expect(await fits(page)).toBe(true);
    found.push(...(await faults(page)));
  }
  expect(found).toEqual([]);
  await page.context().close();
});
