import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { OperatorRecord } from "../../entities/operatorRecord.ts";
import { SMALLEST_PNG } from "../support/smallestPng.ts";
import { type Stack, startStack } from "../support/stack.ts";
import { bubble, card, composer, faults, fits, openBrowser, openSettings, signIn, views } from "./console.ts";

let stack: Stack;
let browser: Browser;

beforeAll(async () => {
  [stack, browser] = await Promise.all([startStack(), openBrowser()]);
  await stack.db.getRepository(OperatorRecord).update({ email: stack.login.email }, { isInstallationAdmin: true });
});
afterAll(async () => {
  await browser.close();
  await stack.close();
});

const tenantRow = (page: Page, name: string) => page.getByRole("listitem").filter({ hasText: name });
const order = async (page: Page, name: string, item: string) => {
  await tenantRow(page, name)
    .getByRole("button", { name: `Действия: ${name}` })
    .click();
  await page.getByRole("menuitem", { name: item }).click();
};

test("a company is opened and handed over by a link", async () => {
  const page = await signIn(browser, stack);
  await openSettings(page, "Система");
  await page.getByRole("button", { name: "Новая организация" }).click();
  const dialog = page.getByRole("dialog", { name: "Новая организация" });
  await dialog.getByLabel("Название компании").fill("Мастерская у вокзала");
  await dialog.getByLabel("Имя первого администратора").fill("Пётр");
  await dialog.getByLabel("Его эл. почта").fill("petr@example.test");
  await dialog.getByRole("button", { name: "Получить ссылку" }).click();
  const shown = page.getByRole("dialog", { name: "Ссылка для сотрудника" });
  expect(await shown.getByRole("textbox", { name: "Ссылка" }).inputValue()).toMatch(/\/link#\S+$/);
  await shown.getByRole("button", { name: "Закрыть" }).click();
  await tenantRow(page, "Мастерская у вокзала").getByText("Работает").waitFor();
  await page.context().close();
});

test("who is suspended sees it at once and why, cannot write, and goes on after resuming", async () => {
  stack.telegram.person({ id: 8101, firstName: "Ирина" }).say("Здравствуйте");
  const page = await signIn(browser, stack);
  await card(page, "Ирина").click();
  await bubble(page, "Здравствуйте").first().waitFor();

  const admin = await signIn(browser, stack);
  await openSettings(admin, "Система");
  await order(admin, stack.tenant.name, "Приостановить");
  const dialog = admin.getByRole("dialog");
  await dialog.getByLabel("Причина").fill("Счёт не оплачен");
  await dialog.getByRole("button", { name: "Приостановить" }).click();
  await page.getByText("Причина: Счёт не оплачен").waitFor();

  await composer(page).fill("Добрый день");
  await composer(page).press("Enter");
  await page.getByText(/приостановлена.*Обратитесь к администратору/).waitFor();

  await order(admin, stack.tenant.name, "Возобновить");
  await page.getByText("Причина: Счёт не оплачен").waitFor({ state: "hidden" });
  await Promise.all([page.context().close(), admin.context().close()]);
});

test("business hours are written by keyboard as people write them, and are there again", async () => {
  const page = await signIn(browser, stack);
  await openSettings(page, "Организация");
  const from = page.getByLabel("Понедельник, интервал 1, с", { exact: true });
  await from.fill("930");
  await from.press("Tab");
  expect(await from.inputValue()).toBe("09:30");
  await page.getByLabel("Понедельник, интервал 1, до", { exact: true }).fill("13");
  await page.getByRole("button", { name: "Понедельник: добавить интервал" }).click();
  await page.getByRole("button", { name: "Воскресенье: убрать интервал 1" }).click();
  await page.getByRole("button", { name: "Сохранить: Время работы" }).click();
  await page.getByText("Сохранено", { exact: true }).waitFor();
  await page.reload();
  await page.getByLabel("Понедельник, интервал 2, с", { exact: true }).waitFor();
  expect(await page.getByLabel("Понедельник, интервал 1, до", { exact: true }).inputValue()).toBe("13:00");
  await page.getByText("Не работаем").waitFor();

  await page.getByLabel("Понедельник, интервал 2, с", { exact: true }).fill("12:00");
  await page.getByLabel("Понедельник, интервал 2, с", { exact: true }).press("Tab");
  await page.getByText("не пересекаться с другими").waitFor();
  expect(await page.getByRole("button", { name: "Сохранить: Время работы" }).isDisabled()).toBe(true);
  await page.context().close();
});

test("a colour chosen for the company is the console's at once and after reloading", async () => {
  const page = await signIn(browser, stack);
  const solid = () =>
    page.evaluate<string>("getComputedStyle(document.documentElement).getPropertyValue('--accent-solid')");
  await openSettings(page, "Организация");
  await page.getByRole("radio", { name: "Бирюзовый" }).click();
  await page.getByRole("button", { name: "Сохранить: О компании" }).click();
  await page.getByText("Сохранено", { exact: true }).waitFor();
  expect(await solid()).toBe("#107172");
  await page.reload();
  await page.getByRole("radio", { name: "Бирюзовый" }).waitFor();
  expect(await solid()).toBe("#107172");
  await page.context().close();
});

test("a logo stands in the rail as soon as it is chosen, and a file that is none is refused in words", async () => {
  const page = await signIn(browser, stack);
  await openSettings(page, "Организация");
  const choose = async (name: string, buffer: Buffer) => {
    const chooser = page.waitForEvent("filechooser");
    await page.getByRole("button", { name: "Выбрать файл" }).click();
    await (await chooser).setFiles({ name, mimeType: "image/png", buffer });
  };
  await choose("logo.png", Buffer.from("<html>"));
  await page.getByText("не больше 256 КБ", { exact: false }).nth(1).waitFor();
  await choose("logo.png", Buffer.from(SMALLEST_PNG, "base64"));
  await page.getByRole("navigation", { name: "Разделы" }).locator("img").waitFor();
  await page.getByRole("button", { name: "Убрать", exact: true }).click();
  await page.getByRole("navigation", { name: "Разделы" }).locator("img").waitFor({ state: "detached" });
  await page.context().close();
});

test.each(views)(
  "company and installation fit and have no accessibility fault (%s, %o)",
  { timeout: 60_000 },
  async (colorScheme, view) => {
    const page = await signIn(browser, stack, { ...view, colorScheme });
    const check = async () => {
      expect(await faults(page)).toEqual([]);
      expect(await fits(page)).toBe(true);
    };
    await openSettings(page, "Организация");
    await page.getByText("Понедельник", { exact: true }).waitFor();
    await page.getByLabel("Несколько дней, потом удалять").check();
    await page.getByText("Сегодня ничего не удалится").waitFor();
    await check();
    await openSettings(page, "Система");
    await page.getByText("База данных отвечает").waitFor();
    await tenantRow(page, stack.tenant.name).waitFor();
    await page.getByText("Таких попыток не было").waitFor();
    await check();
    await page.getByRole("button", { name: "Новая организация" }).click();
    await page.getByRole("dialog").getByLabel("Название компании").waitFor();
    await check();
    await page.context().close();
  },
);
