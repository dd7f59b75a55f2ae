import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createCompany, createCompanyContact, getCompany } from "../../contracts/endpoints/companies.ts";
import { writeCompanyNote } from "../../contracts/endpoints/companyNotes.ts";
import { createDictionaryEntry } from "../../contracts/endpoints/dictionary.ts";
import { type Stack, startStack } from "../support/stack.ts";
import { faults, fits, focused, openBrowser, signIn, views } from "./console.ts";

let stack: Stack;
let browser: Browser;

beforeAll(async () => {
  [stack, browser] = await Promise.all([startStack(), openBrowser()]);
});
afterAll(async () => {
  await browser.close();
  await stack.close();
});

const openCompanies = async (page: Page) => {
  await page.goto(`${stack.url}/companies`);
  await page.getByRole("heading", { name: "Компании", level: 1 }).waitFor();
};
const dialog = (page: Page) => page.getByRole("dialog");

test("a company is added, its card is filled in where it stands, and what happened is in its history", async () => {
  const page = await signIn(browser, stack);
  await openCompanies(page);
  await page.getByText("Компаний пока нет").waitFor();
  await page.getByRole("button", { name: "Добавить компанию" }).click();
  await dialog(page).getByLabel("Название").fill("ООО Ромашка");
  await dialog(page).getByLabel("ИНН").fill("7707083894");
  await dialog(page).getByText("контрольные цифры не сходятся").waitFor();
  await dialog(page).getByLabel("ИНН").fill("7707083893");
  await dialog(page).getByLabel("Номер").fill("8 916 123-45-67");
  await dialog(page).getByRole("button", { name: "Добавить компанию" }).click();

  const card = page.getByRole("region", { name: "ООО Ромашка" });
  await card.getByRole("link", { name: "+7 916 123-45-67" }).waitFor();
  await card.getByRole("button", { name: /^Изменить: Адрес/ }).click();
  await focused(card.getByRole("textbox", { name: "Адрес" })).waitFor();
  await page.keyboard.type("Лесная, 5");
  await page.keyboard.press("Enter");
  await card.getByRole("button", { name: /Лесная, 5/ }).waitFor();
  await card.getByRole("button", { name: "Отметить холодный звонок: 8 916 123-45-67" }).click();
  await card.getByRole("button", { name: "Отметить холодный звонок: 8 916 123-45-67", pressed: true }).waitFor();

  await card.getByRole("tab", { name: "Люди" }).click();
  await card.getByRole("button", { name: "Добавить человека" }).click();
  await dialog(page).getByLabel("Имя").fill("Пётр");
  await dialog(page).getByLabel("Фамилия").fill("Сомов");
  await dialog(page).getByRole("button", { name: "Сохранить" }).click();
  await card.getByRole("link", { name: "Пётр Сомов" }).waitFor();

  await card.getByRole("tab", { name: "Заметки" }).click();
  await card.getByRole("textbox", { name: "Написать заметку" }).fill("Платят в срок");
  await page.keyboard.press("Control+Enter");
  await card.getByRole("button", { name: "Закрепить заметку" }).click();
  await card.getByLabel("Закреплена").waitFor();

  await card.getByRole("tab", { name: "История" }).click();
  for (const said of ["Написана заметка", "Добавлен человек: Пётр Сомов", "Изменено: адрес", "Компания добавлена"]) {
    await card.getByText(said).waitFor();
  }
  await card.getByText("Отмечен холодный звонок: 8 916 123-45-67").waitFor();
});

test("the table is narrowed, its columns are chosen, and both are kept as a table of one's own", async () => {
  const { operator } = stack;
  const status = await operator.call(createDictionaryEntry, {
    body: { kind: "companyStatus", name: "Клиент", color: "green" },
  });
  await operator.call(createCompany, { body: { name: "АО Василёк", statusId: status.id } });
  await operator.call(createCompany, { body: { name: "АО Лютик" } });
  const page = await signIn(browser, stack);
  await openCompanies(page);
  const table = page.getByRole("table", { name: "Компании" });
  await table.getByRole("link", { name: "АО Лютик" }).waitFor();
  await page.getByRole("button", { name: "Отбор" }).click();
  await page.getByRole("combobox", { name: "Статус" }).click();
  await page.getByRole("option", { name: "Клиент" }).click();
  await table.getByRole("link", { name: "АО Лютик" }).waitFor({ state: "hidden" });
  await page.keyboard.press("Escape");
  await page.keyboard.press("Escape");
  await page.getByRole("button", { name: "Столбцы" }).click();
  await page.getByRole("checkbox", { name: "ИНН" }).check();
  await page.keyboard.press("Escape");
  await table.getByRole("columnheader", { name: "ИНН" }).waitFor();
  await page.getByRole("button", { name: "Таблицы" }).click();
  await page.getByRole("menuitem", { name: "Сохранить таблицу" }).click();
  await dialog(page).getByLabel("Название таблицы").fill("Клиенты");
  await dialog(page).getByRole("button", { name: "Сохранить" }).click();
  await dialog(page).waitFor({ state: "hidden" });

  const elsewhere = await signIn(browser, stack);
  await openCompanies(elsewhere);
  await elsewhere.getByRole("link", { name: "АО Лютик" }).waitFor();
  await elsewhere.getByRole("button", { name: "Таблицы" }).click();
  await elsewhere.getByRole("menuitemradio", { name: "Клиенты" }).click();
  await elsewhere.getByRole("link", { name: "АО Лютик" }).waitFor({ state: "hidden" });
  await elsewhere.getByRole("columnheader", { name: "ИНН" }).waitFor();
});

test.each(views)(
  "companies and lists can be used by everybody and fit the screen, %s",
  { timeout: 90_000 },
  async (colorScheme, view) => {
    const { operator } = stack;
    const { id } = await operator.call(createCompany, {
      body: {
        name: `Общество с ограниченной ответственностью «Сельскохозяйственное предприятие ${colorScheme}»`,
        phones: [{ phone: "8 495 123-45-67", comment: "приёмная, до шести" }],
        emails: [{ email: "a-long-mailbox-name@agricultural-enterprise.test" }],
      },
    });
    await operator.call(createCompanyContact, { params: { companyId: id }, body: { firstName: "Анна" } });
    await operator.call(writeCompanyNote, { params: { companyId: id }, body: { text: "Платят в срок" } });
    const page = await signIn(browser, stack, { ...view, colorScheme });
    const found: string[] = [];
    const look = async (place: string) => {
      found.push(...(await faults(page, place)));
      expect([place, await fits(page)]).toEqual([place, true]);
    };
    await openCompanies(page);
    await page
      .getByRole("link", { name: /Сельскохозяйственное/ })
      .first()
      .waitFor();
    await page.getByRole("button", { name: "Отбор" }).click();
    await page.getByRole("combobox", { name: "Статус" }).waitFor();
    await look("filters");
    await page.goto(`${stack.url}/companies/${id}`);
    for (const tab of ["Сведения", "Заметки"]) {
      await page.getByRole("tab", { name: tab }).click();
      await page.getByRole("tabpanel", { name: tab }).getByText(/\S/).first().waitFor();
      await look(tab);
    }
    await page.goto(`${stack.url}/settings/dictionary`);
    await page.getByRole("heading", { name: "Сферы компаний" }).waitFor();
    await look("lists");
    expect(found).toEqual([]);
  },
);

test("two cards of one company become one, and are parted again from the history", async () => {
  const { operator } = stack;
  const first = await operator.call(createCompany, { body: { name: "Фиалка", address: "Лесная, 5" } });
  const second = await operator.call(createCompany, {
    body: { name: "ООО «Фиалка»", address: "Полевая, 7", phones: [{ phone: "8 812 123-45-67" }] },
  });
  const page = await signIn(browser, stack);
  await openCompanies(page);
  await page.getByRole("button", { name: "Добавить компанию" }).click();
  await dialog(page).getByLabel("Название").fill("фиалка");
  await dialog(page).getByText("Похоже, такая компания уже есть").waitFor();
  expect(await faults(page)).toEqual([]);
  await dialog(page).getByRole("link", { name: "Фиалка", exact: true }).click();

  const card = page.getByRole("region", { name: "Фиалка", exact: true });
  await card.getByText("похожее название").waitFor();
  await card.getByRole("button", { name: "Объединить с «ООО «Фиалка»»" }).click();
  await dialog(page).getByRole("radio", { name: "Полевая, 7" }).check();
  for (const [colorScheme] of views) {
    await page.emulateMedia({ colorScheme });
    expect(await fits(page)).toBe(true);
    expect(await faults(page)).toEqual([]);
  }
  await dialog(page).getByRole("button", { name: "Объединить" }).click();
  await card.getByRole("link", { name: "+7 812 123-45-67" }).waitFor();
  await card.getByRole("button", { name: /Полевая, 7/ }).waitFor();

  await page.goto(`${stack.url}/companies/${second.id}`);
  await page.waitForURL(`${stack.url}/companies/${first.id}`);
  await card.getByRole("tab", { name: "История" }).click();
  await card.getByText("Объединена с карточкой: ООО «Фиалка»").waitFor();
  await card.getByRole("button", { name: "Отменить объединение" }).click();
  await card.getByText("Объединение отменено").waitFor();
  const { address } = await operator.call(getCompany, { params: { companyId: first.id } });
  expect(address).toBe("Лесная, 5");
});
