import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { newId } from "../../entities/newId.ts";
import { TeamMemberRecord } from "../../entities/teamMemberRecord.ts";
import { TeamRecord } from "../../entities/teamRecord.ts";
import { createOperator } from "../../commands/createOperator.ts";
import { type Stack, startStack } from "../support/stack.ts";
import { conversationOf } from "../support/threads.ts";
import {
  bubble,
  card,
  composer,
  desktop,
  faults,
  focused,
  openBrowser,
  openSettings,
  phone,
  signIn,
} from "./console.ts";

let stack: Stack;
let browser: Browser;

beforeAll(async () => {
  const sla = { firstReplyMinutes: 20, nextReplyMinutes: 10, resolveMinutes: null, inBusinessHours: false };
  [stack, browser] = await Promise.all([startStack({ settings: { startMode: "operator", sla } }), openBrowser()]);
  const { db, tenant, login } = stack;
  const team = { id: newId("tem"), tenantId: tenant.id, name: "Приёмка", order: "byHand", ladderSeconds: 90 } as const;
  await db.getRepository(TeamRecord).save(team);
  const [me]: { id: typeof boris }[] = await db.query(`SELECT id FROM operators WHERE email = $1`, [login.email]);
  const password = "a long enough password";
  const boris = await createOperator(db.manager, {
    tenantId: tenant.id,
    name: "Борис",
    role: "MANAGER",
    email: "boris@example.test",
    password,
  });
  for (const operatorId of [me?.id ?? boris, boris]) {
    await db.getRepository(TeamMemberRecord).save({ teamId: team.id, operatorId });
  }
  await db.query(
    `UPDATE tenants SET settings = settings || jsonb_build_object('defaultTeamId', $2::text) WHERE id = $1`,
    [tenant.id, team.id],
  );
  stack.telegram.person({ id: 7401, firstName: "Ирина" }).say("Не включается после воды");
  // Of two who write at once either may come first, and she is to be the next of the line.
  await conversationOf(stack, 7401);
  stack.telegram.person({ id: 7402, firstName: "Олег" }).say("Сколько стоит экран?");
});
afterAll(async () => {
  await browser.close();
  await stack.close();
});

/** Kept only where somebody wants to look at them. */
const look = async (page: Page, name: string) => {
  const folder = process.env["SCREENSHOTS"];
  if (folder) await page.screenshot({ path: `${folder}/${name}.png` });
};

test("the lines show who waits and who is there, without an accessibility fault in either theme", async () => {
  for (const [colorScheme, view] of [
    ["light", desktop],
    ["dark", phone],
  ] as const) {
    const page = await signIn(browser, stack, { ...view, colorScheme });
    await openSettings(page, "Очереди");
    const line = page.getByRole("region", { name: "Приёмка" });
    await line.getByText("Ждут 2 диалога").waitFor();
    await line.getByRole("link", { name: "Ирина" }).waitFor();
    await line.getByText("Анна").waitFor();
    expect(await faults(page, "queues")).toEqual([]);
    await look(page, `queues-${colorScheme}`);
    await line.getByRole("button", { name: "Изменить: Приёмка" }).click();
    const dialog = page.getByRole("dialog", { name: "Очередь группы «Приёмка»" });
    await dialog.getByText("Раздаётся по кругу").waitFor();
    await look(page, `queue-dialog-${colorScheme}`);
    await page.context().close();
  }
});

test(
  "the next one of the line is taken by a key, and given to a colleague from the menu",
  { timeout: 60_000 },
  async () => {
    const page = await signIn(browser, stack);
    await card(page, "Ирина")
      .getByText(/ответ через/)
      .waitFor();
    await page.keyboard.press("Alt+KeyG");
    await bubble(page, "после воды").waitFor();
    await focused(composer(page)).waitFor();
    await look(page, "thread");

    await page.keyboard.press("Alt+KeyA");
    const search = page.getByPlaceholder("Найти сотрудника или группу");
    await focused(search).waitFor();
    await page.getByRole("option", { name: /Борис/ }).waitFor();
    await look(page, "assign-menu");
    expect(await faults(page, "assign menu")).toEqual([]);
    await search.fill("бор");
    await page.getByRole("option").nth(1).waitFor({ state: "hidden" });
    await page.keyboard.press("Enter");
    await page.getByText("Диалог ведёт Борис").waitFor();
    await page.getByText("Теперь ведёт Борис").waitFor();
    await page.getByRole("button", { name: "Почему?" }).last().click();
    await page.getByRole("dialog").getByText("по решению сотрудника Анна").waitFor();
    await look(page, "why");
    await page.context().close();
  },
);

test("on a phone the menu fits, and what is due is said", async () => {
  const page = await signIn(browser, stack, { ...phone, colorScheme: "dark" });
  await card(page, "Олег").click();
  await bubble(page, "стоит экран").waitFor();
  await look(page, "thread-phone");
  await page.getByRole("button", { name: "Назначить" }).click();
  await page.getByRole("option", { name: /Приёмка/ }).waitFor();
  await look(page, "assign-phone");
  await page.getByRole("option", { name: /Анна/ }).click();
  await page.getByText("Диалог ведёт Анна").waitFor();
  await page.context().close();
});
