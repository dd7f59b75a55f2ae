import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createOperator } from "../../commands/createOperator.ts";
import { type Stack, startStack } from "../support/stack.ts";
import { until } from "../support/until.ts";
import { bubble, card, composer, focused, openBrowser, signIn } from "./console.ts";

let stack: Stack;
let browser: Browser;
let page: Page;

beforeAll(async () => {
  [stack, browser] = await Promise.all([startStack({ settings: { startMode: "operator" } }), openBrowser()]);
  const boris = { name: "Борис Ким", email: "boris@example.test", password: "a long enough password" };
  await createOperator(stack.db.manager, { tenantId: stack.tenant.id, role: "MANAGER", ...boris });
  stack.telegram.person({ id: 7401, firstName: "Варвара" }).say("Когда будет готов телефон?");
  page = await signIn(browser, stack);
  await card(page, "Варвара").click();
  await bubble(page, "Когда будет готов").waitFor();
});
afterAll(async () => {
  await browser.close();
  await stack.close();
});

const note = () => page.getByRole("textbox", { name: "Заметка" });

test("a note is written by keyboard alone, calls a colleague from a menu, and never reaches the contact", async () => {
  await page.keyboard.press("Alt+KeyP");
  await focused(note()).waitFor();
  await page.keyboard.type("@бор");
  await page.getByRole("option", { name: "Борис Ким" }).waitFor();
  await page.keyboard.press("Enter");
  await until(async () => (await note().inputValue()) === "@Борис Ким ");
  await page.keyboard.type("проверь заказ");
  expect(await note().inputValue()).toBe("@Борис Ким проверь заказ");
  await page.keyboard.press("Enter");
  await page
    .getByRole("article", { name: /Заметка, Анна/ })
    .getByText("проверь заказ")
    .waitFor();
  const [told] = await stack.db.query(`SELECT kind FROM notifications`);
  expect(told).toEqual({ kind: "mentioned" });
  const sent = await stack.db.query(`SELECT 1 FROM messages WHERE direction = 'out'`);
  expect(sent).toEqual([]);
});

test("the draft of a note and that of a reply are kept apart", async () => {
  await note().fill("для своих");
  await page.keyboard.press("Alt+KeyL");
  await focused(composer(page)).waitFor();
  expect(await composer(page).inputValue()).toBe("");
  await page.keyboard.press("Alt+KeyP");
  expect(await note().inputValue()).toBe("для своих");
  await note().fill("");
  await page.keyboard.press("Alt+KeyL");
});

test("a label is made and put on in one go, and shows on the card", async () => {
  await page.getByRole("button", { name: "Метки" }).click();
  await focused(page.getByRole("textbox", { name: "Найти или создать метку" })).waitFor();
  await page.keyboard.type("Гарантия");
  await page.getByRole("option", { name: "Создать «Гарантия»" }).click();
  await card(page, "Варвара").getByText("Гарантия").waitFor();
  await page.keyboard.press("Escape");
});

test("an urgent conversation says so on its card, whose menu can make it so", async () => {
  await card(page, "Варвара").click({ button: "right" });
  await page.getByRole("menuitemradio", { name: "Срочная" }).click();
  await card(page, "Варвара").getByLabel("Важность: Срочная").waitFor();
  await page.keyboard.press("Escape");
  await page.getByRole("menu").waitFor({ state: "hidden" });
});

test("a conversation put off leaves the list, says until when, and is brought back", async () => {
  await page.getByRole("button", { name: "Отложить" }).click();
  await page.getByRole("menuitem", { name: "Завтра" }).click();
  await page.getByText(/^Отложен до .+09:00$/).waitFor();
  await card(page, "Варвара").waitFor({ state: "hidden" });
  await page.getByRole("button", { name: "Действия с диалогом" }).click();
  await page.getByRole("menuitem", { name: "Вернуть в открытые" }).click();
  await card(page, "Варвара").waitFor();
});

test("blocking is asked once and told", async () => {
  await page.getByRole("button", { name: "Действия с диалогом" }).click();
  await page.getByRole("menuitem", { name: "Заблокировать клиента" }).click();
  const dialog = page.getByRole("dialog", { name: "Заблокировать: Варвара?" });
  await dialog.getByRole("button", { name: "Заблокировать клиента" }).click();
  await page.getByText("Заблокирован", { exact: true }).waitFor();
  await page.getByRole("button", { name: "Действия с диалогом" }).click();
  await page.getByRole("menuitem", { name: "Разблокировать клиента" }).click();
  await page.getByText("Заблокирован", { exact: true }).waitFor({ state: "hidden" });
});

test("a field of the company's own is added, changed and removed", async () => {
  await page.getByRole("tab", { name: "Диалог" }).click();
  await page.getByRole("button", { name: "Добавить поле" }).click();
  await focused(page.getByRole("textbox", { name: "Название" })).waitFor();
  await page.keyboard.type("Договор");
  await page.getByRole("textbox", { name: "Значение" }).fill("№ 17");
  await page.keyboard.press("Enter");
  const panel = page.getByRole("tabpanel");
  await panel.getByText("№ 17").waitFor();
  await panel.getByRole("button", { name: "Изменить: Договор" }).click();
  await page.getByRole("textbox", { name: "Значение" }).fill("№ 18");
  await page.keyboard.press("Enter");
  await panel.getByText("№ 18").waitFor();
  await panel.getByRole("button", { name: "Удалить: Договор" }).click();
  await panel.getByText("№ 18").waitFor({ state: "hidden" });
});

test("the transcript is downloaded as a text", async () => {
  const download = page.waitForEvent("download");
  await page.getByRole("button", { name: "Действия с диалогом" }).click();
  await page.getByRole("menuitem", { name: "Скачать переписку" }).click();
  expect((await download).suggestedFilename()).toMatch(/^con_\w+\.txt$/);
});
