import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { buildTeam } from "../support/builders.ts";
import { type Stack, startStack } from "../support/stack.ts";
import { until } from "../support/until.ts";
import { bubble, card, composer, openBrowser, openSettings, signIn } from "./console.ts";

let stack: Stack;
let browser: Browser;
let page: Page;
let team: string;

beforeAll(async () => {
  [stack, browser] = await Promise.all([startStack({ settings: { startMode: "operator" } }), openBrowser()]);
  const { name } = await buildTeam(stack.db, stack.tenant);
  team = name;
  olga().say("Когда забрать телефон?");
  page = await signIn(browser, stack);
});
afterAll(async () => {
  await browser.close();
  await stack.close();
});

const olga = () => stack.telegram.person({ id: 7601, firstName: "Ольга" });
const received = () => stack.telegram.sentTo(7601).map(({ text }) => text);

async function openOlga(on: Page) {
  await on.getByRole("link", { name: "Диалоги" }).first().click();
  await card(on, "Ольга").click();
  await bubble(on, "Когда забрать").waitFor();
}

test("a template is made in the settings", async () => {
  await openSettings(page, "Шаблоны");
  await page.getByText("Шаблонов пока нет").waitFor();
  await page.getByRole("button", { name: "Новый шаблон" }).click();
  await page.getByLabel("Короткое имя").fill("готово");
  await page.getByLabel("Текст ответа").fill("{{contact.name}}, телефон готов. С вас {{price}}.");
  await page.getByRole("combobox", { name: "Кому виден" }).click();
  await page.getByRole("option", { name: `Группе «${team}»` }).waitFor();
  await page.getByRole("option", { name: "Всем" }).click();
  await page.getByRole("button", { name: "Сохранить" }).click();
  await page.getByText("/готово").waitFor();
});

test("what was once written well becomes a template", async () => {
  await openOlga(page);
  await composer(page).fill("Гарантия три месяца ");
  await page.getByRole("button", { name: "Добавить смайлик" }).click();
  await page.getByRole("button", { name: "🙂" }).click();
  await page.keyboard.press("Enter");
  const written = bubble(page, "Гарантия три месяца 🙂");
  await written.getByText("отправлено").waitFor();
  await written.hover();
  await written.getByRole("button", { name: "Сделать шаблоном" }).click();
  const dialog = page.getByRole("dialog", { name: "Новый шаблон" });
  await dialog.getByLabel("Короткое имя").fill("гарантия");
  await dialog.getByRole("button", { name: "Сохранить" }).click();
  await dialog.waitFor({ state: "hidden" });
  await composer(page).fill("/гар");
  await page.getByRole("option", { name: /Гарантия три месяца/ }).waitFor();
  await composer(page).fill("");
});

test("the slash calls it up, what is unknown is asked for, and what is known is filled in", async () => {
  await composer(page).pressSequentially("/гот");
  await page.getByRole("option", { name: /готово/ }).waitFor();
  await page.keyboard.press("Enter");
  await page.getByRole("dialog", { name: "Чего не хватает" }).getByLabel("price").fill("6 500 ₽");
  await page.keyboard.press("Enter");
  await until(async () => (await composer(page).inputValue()) === "Ольга, телефон готов. С вас 6 500 ₽.");
});

test("a draft is there on another device, and a signature stands under what is sent", async () => {
  const { pathname } = new URL(page.url());
  await until(
    async () => (await stack.db.query(`SELECT 1 FROM drafts WHERE text LIKE 'Ольга, телефон%'`)).length === 1,
  );
  const other = await signIn(browser, stack);
  await openSettings(other, "Мой профиль");
  await other.getByLabel("Подпись").fill("Анна, мастерская");
  await other.getByRole("button", { name: "Сохранить" }).nth(1).click();
  await until(async () => (await stack.db.query(`SELECT 1 FROM operators WHERE signature <> ''`)).length === 1);
  await other.goto(stack.url + pathname);
  await until(async () => (await composer(other).inputValue()).startsWith("Ольга, телефон готов"));
  await composer(other).press("Enter");
  await bubble(other, "телефон готов").getByText("отправлено").waitFor();
  expect(received().slice(1)).toEqual(["Ольга, телефон готов. С вас 6 500 ₽.\nАнна, мастерская"]);
  await until(async () => (await stack.db.query(`SELECT 1 FROM drafts WHERE text = ''`)).length === 1);
  await other.context().close();
});

test("a macro answers, ranks and closes by one click, and tells how each step ended", async () => {
  await openSettings(page, "Макросы");
  await page.getByRole("button", { name: "Новый макрос" }).click();
  await page.getByLabel("Название").fill("Выдано");
  const addStep = async (name: string) => {
    await page.getByRole("button", { name: "Добавить шаг" }).click();
    await page.getByRole("menuitem", { name }).click();
  };
  await addStep("Ответить");
  await page.getByRole("textbox", { name: "Ответить" }).fill("Спасибо, что были у нас");
  await addStep("Задать важность");
  await addStep("Назначить");
  await page.getByRole("combobox", { name: "Назначить" }).click();
  await page.getByRole("option", { name: "Никому" }).click();
  await addStep("Закрыть диалог");
  await page.getByRole("button", { name: "Сохранить" }).click();
  await page.getByText("Ответить → Задать важность → Назначить → Закрыть диалог").waitFor();

  await page.goto(`${stack.url}/inbox`);
  await openOlga(page);
  await page.getByRole("button", { name: "Макросы" }).click();
  await page.getByRole("menuitem", { name: "Выдано" }).click();
  await page.getByText("Назначить: сделано").waitFor();
  await page.getByText("Закрыть диалог: сделано").waitFor();
  await page.getByText("Диалог закрыт. Он откроется сам").waitFor();
  expect(received().at(-1)).toBe("Спасибо, что были у нас");
});
