import { afterAll, beforeAll, expect, test } from "vitest";
import { choosePassword, createPersonLink, deactivatePerson, invitePerson } from "../../contracts/endpoints/people.ts";
import { forgotPassword, getMe, getSignInWays, signIn } from "../../contracts/endpoints/session.ts";
import { AuditEntryRecord } from "../../entities/auditEntryRecord.ts";
import type { TenantRecord } from "../../entities/tenantRecord.ts";
import { buildTenant } from "../support/builders.ts";
import { openMailbox } from "../support/mailbox.ts";
import type { Mailbox } from "../support/mailbox.ts";
import { until } from "../support/until.ts";
import { PASSWORD, startTestApi } from "./testApi.ts";
import type { TestApi } from "./testApi.ts";

const NEW_PASSWORD = "another long password";
const MAIL_FROM = "Switchboard <crm@example.test>";
const PUBLIC_URL = "https://crm.example.test";

let api: TestApi;
let mailbox: Mailbox;
let tenant: TenantRecord;
let log = "";

beforeAll(async () => {
  mailbox = await openMailbox();
  const variables = { SMTP_URL: mailbox.url, MAIL_FROM, PUBLIC_URL };
  api = await startTestApi({ variables, log: { write: (line) => void (log += line) } });
  tenant = await api.addTenant();
});
afterAll(async () => {
  await api.close();
  await mailbox.close();
});

const forget = (email: string, from = api) => from.call(forgotPassword, { body: { email } });
const choose = (token: string) => api.call(choosePassword, { body: { token, password: NEW_PASSWORD } });
const enter = (email: string, password: string) => api.call(signIn, { body: { email, password } });
const letterTo = (email: string) => until(() => mailbox.letters.find(({ to }) => to === email));
const secretIn = ({ text }: { readonly text: string }) => /https:\S+\/link#([\w-]+)/.exec(text)?.[1] ?? "";

test("somebody who forgot their password chooses another by the link in a letter; the old one and every session end", async () => {
  const person = await api.signInTo(tenant, "MANAGER");
  expect(await forget(person.email.toUpperCase())).toMatchObject({ status: 200, text: "{}" });
  const letter = await letterTo(person.email);
  expect(letter.text).toContain(`Здравствуйте, Анна.`);
  expect(letter.text).toContain(`${PUBLIC_URL}/link#`);
  expect(letter.raw).toContain("crm@example.test");

  expect((await choose(secretIn(letter))).status).toBe(200);
  expect(await enter(person.email, PASSWORD)).toMatchObject({ code: "auth.wrong_credentials" });
  expect(await api.call(getMe, { token: person.token })).toMatchObject({ code: "auth.session_ended" });
  expect((await enter(person.email, NEW_PASSWORD)).status).toBe(200);
  expect(await choose(secretIn(letter))).toMatchObject({ status: 404, code: "link.not_found" });
});

test("a link that was asked for is put down with the address it was asked from, and not to anybody", async () => {
  const { id, email } = await api.addOperator(tenant);
  const answer = await forget(email);
  await letterTo(email);
  const entries = await api.db.getRepository(AuditEntryRecord).findBy({ entityId: id });
  expect(entries).toEqual([
    expect.objectContaining({
      action: "password.forgotten",
      tenantId: tenant.id,
      operatorId: null,
      address: expect.stringMatching(/127\.0\.0\.1$/),
      requestId: answer.headers.get("x-request-id"),
      after: {},
    }),
  ]);
});

test("nobody, somebody deactivated and somebody only invited are answered alike, and get no letter", async () => {
  const { token } = await api.signInTo(tenant);
  const gone = await api.addOperator(tenant);
  await api.call(deactivatePerson, { token, params: { operatorId: gone.id } });
  const invited = "only-invited@example.test";
  await api.call(invitePerson, { token, body: { name: "Пётр", email: invited, role: "MANAGER" } });
  await letterTo(invited);

  const known = await api.addOperator(tenant);
  const refused = ["nobody@example.test", gone.email, invited];
  for (const email of refused) expect((await forget(email)).text).toBe("{}");
  expect((await forget(known.email)).text).toBe("{}");
  await letterTo(known.email);
  expect(mailbox.letters.filter(({ to }) => refused.includes(to))).toHaveLength(1);
});

test("the answer waits for nothing that depends on the address: it comes while the database holds the operator's row", async () => {
  const { id, email } = await api.addOperator(tenant);
  await api.db.transaction(async (manager) => {
    await manager.query(`SELECT 1 FROM operators WHERE id = $1 FOR UPDATE`, [id]);
    expect((await forget(email)).text).toBe("{}");
    expect(mailbox.letters.some(({ to }) => to === email)).toBe(false);
  });
  await letterTo(email);
});

test("the fourth letter to a mailbox within ten minutes is refused, whether or not it is somebody's", async () => {
  const { email } = await api.addOperator(tenant);
  for (const address of [email, "stranger@example.test"]) {
    for (let count = 0; count < 3; count += 1) expect((await forget(address)).status).toBe(200);
    expect(await forget(address)).toMatchObject({ status: 429, code: "auth.too_many_attempts" });
  }
});

test("an invitation is mailed as well as shown, in the language of the company", async () => {
  const english = await buildTenant(api.db, { language: "en" });
  const { token } = await api.signInTo(english);
  const body = { name: "Peter <b>", email: "peter@example.test", role: "MANAGER" };
  const { result } = await api.call(invitePerson, { token, body });
  expect(result.link.isMailed).toBe(true);
  const letter = await letterTo(body.email);
  expect(letter.text).toContain("Hello, Peter <b>.");
  expect(letter.text).toContain(result.link.url);
  expect(letter.raw).not.toMatch(/<p>Hello, Peter <b>/);
  const { result: reset } = await api.call(createPersonLink, {
    token,
    params: { operatorId: (await api.addOperator(english)).id },
  });
  expect(reset.isMailed).toBe(false);
});

test("without a mail server the console is told so, and no letter is promised", async () => {
  const silent = await startTestApi();
  try {
    expect((await silent.call(getSignInWays)).result).toEqual({ resetByMail: false, oidc: null });
    expect(await forget("anna@example.test", silent)).toMatchObject({ status: 409, code: "mail.not_set_up" });
  } finally {
    await silent.close();
  }
  expect((await api.call(getSignInWays)).result).toEqual({ resetByMail: true, oidc: null });
});

test("a mail server that refuses or is away changes no answer; the log says so, and neither whom it was for nor the link", async () => {
  const [first, second] = [await api.addOperator(tenant), await api.addOperator(tenant)];
  const failures = () => log.split("A letter was not sent.").length - 1;
  mailbox.refuse();
  expect((await forget(first.email)).text).toBe("{}");
  await until(() => failures() === 1);
  await mailbox.close();
  expect((await forget(second.email)).text).toBe("{}");
  await until(() => failures() === 2);
  expect(log).toMatch(/did not take it: EENVELOPE 550/);
  expect(log).toMatch(/did not take it: E(SOCKET|CONNECTION)/);
  for (const secret of [first.email, second.email, "link#", "is unknown here"]) expect(log).not.toContain(secret);
});

test("a letter that is on its way when the API stops still leaves", async () => {
  const patient = await openMailbox();
  const stopping = await startTestApi({ variables: { SMTP_URL: patient.url, MAIL_FROM } });
  const { email } = await stopping.addOperator(await stopping.addTenant());
  await forget(email, stopping);
  await stopping.close();
  expect(patient.letters.map(({ to }) => to)).toEqual([email]);
  await patient.close();
});
