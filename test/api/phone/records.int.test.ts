import { afterAll, beforeAll, expect, test } from "vitest";
import { getCompany } from "../../../contracts/endpoints/companies.ts";
import { OperatorRecord } from "../../../entities/operatorRecord.ts";
import { buildRole } from "../../support/builders.ts";
import { startTestApi } from "../testApi.ts";
import type { TestApi } from "../testApi.ts";
import { ask, expected, recorded } from "./dialer.ts";
import { addPhone } from "./phoneClient.ts";

let api: TestApi;
beforeAll(async () => {
  api = await startTestApi();
});
afterAll(() => api.close());

test("the app is answered about records word for word as it was written for", async () => {
  const { token } = await addPhone(api, await api.addTenant());
  for (const { name, path, body, status, answer } of recorded("records")) {
    const given = await ask(api, path, { token, body });
    expect({ name, status: given.status, answer: given.json }).toEqual({ name, status, answer: expected(answer) });
  }
});

test("who has not signed in, and a console's token, are refused as the app knows it", async () => {
  const { operator } = await addPhone(api, await api.addTenant());
  for (const token of [undefined, operator.token]) {
    const { status, json } = await ask(api, "/api/companies/", { ...(token !== undefined && { token }) });
    expect([status, json]).toEqual([401, { detail: "Authentication credentials were not provided." }]);
  }
});

test("what the app adds stands in the console, and is read back by pages, found and opened by its id", async () => {
  const phone = await addPhone(api, await api.addTenant());
  const { token } = phone;
  const say = (path: string, body?: unknown) => ask(api, path, { token, body });
  const company = (await say("/api/companies/", { name: "ООО Ромашка" })).json;
  const contact = await say("/api/contacts/", {
    company: company?.["id"],
    first_name: "Пётр",
    last_name: "Сомов",
    phones: [{ type: "MOBILE", value: "8 916 123-45-67" }],
  });
  expect([contact.status, contact.json]).toMatchObject([
    201,
    {
      company: company?.["id"],
      first_name: "Пётр",
      status: "",
      phones: [{ type: "MOBILE", value: "8 916 123-45-67" }],
    },
  ]);
  const note = await say("/api/company-notes/", { company: company?.["id"], text: "Платят в срок" });
  expect([note.status, note.json]).toMatchObject([201, { text: "Платят в срок", is_pinned: false, attachment: null }]);

  const companyId = `cmp_${String(company?.["id"]).replaceAll("-", "")}`;
  const inConsole = await api.call(getCompany, { token: phone.operator.token, params: { companyId } });
  expect(inConsole.result).toMatchObject({ name: "ООО Ромашка", responsibleId: phone.operatorId });

  for (let number = 10; number < 70; number += 1) await say("/api/companies/", { name: `АО Лютик ${number}` });
  const first = (await say("/api/companies/?search=Лютик")).json;
  expect(first).toMatchObject({ count: 60, previous: null, results: { length: 50 } });
  const next = new URL(String(first?.["next"]));
  expect(next.pathname + decodeURIComponent(next.search)).toBe("/api/companies/?search=Лютик&page=2");
  const second = (await say(next.pathname + next.search)).json;
  expect(second).toMatchObject({ count: 60, next: null, results: { length: 10, 0: { name: "АО Лютик 60" } } });
  expect(decodeURIComponent(String(second?.["previous"]))).toMatch(/\/api\/companies\/\?search=Лютик$/);

  for (const [path, record] of [
    ["companies", company],
    ["contacts", contact.json],
    ["company-notes", note.json],
  ] as const) {
    expect((await say(`/api/${path}/${String(record?.["id"])}/`)).json).toEqual(record);
  }
  for (const path of ["contacts", "company-notes"])
    expect((await say(`/api/${path}/?company=${String(company?.["id"])}`)).json).toMatchObject({ count: 1 });
});

test("a phone sees the records that its operator sees, and no others", async () => {
  const tenant = await api.addTenant();
  const [own, other] = [await addPhone(api, tenant), await addPhone(api, tenant)];
  const stranger = await addPhone(api, await api.addTenant());
  await api.db.getRepository(OperatorRecord).update({ id: own.operatorId }, { scope: "SELF" });
  const { json: theirs } = await ask(api, "/api/companies/", { token: other.token, body: { name: "Чужая" } });
  const note = { company: theirs?.["id"], text: "Секрет" };
  const written = (await ask(api, "/api/company-notes/", { token: other.token, body: note })).json;
  const person = { company: theirs?.["id"], first_name: "Анна" };
  const added = (await ask(api, "/api/contacts/", { token: other.token, body: person })).json;
  for (const { token } of [own, stranger]) {
    for (const [name, record] of [
      ["companies", theirs],
      ["company-notes", written],
      ["contacts", added],
    ] as const) {
      expect((await ask(api, `/api/${name}/`, { token })).json).toMatchObject({ count: 0, results: [] });
      const opened = await ask(api, `/api/${name}/${String(record?.["id"])}/`, { token });
      expect([opened.status, opened.json]).toEqual([404, { detail: "Not found." }]);
    }
    expect((await ask(api, "/api/company-notes/", { token, body: note })).status).toBe(400);
    expect((await ask(api, "/api/contacts/", { token, body: person })).status).toBe(400);
  }
});

test("whoever may not edit companies adds none", async () => {
  const tenant = await api.addTenant();
  const phone = await addPhone(api, tenant);
  const { id: role } = await buildRole(api.db, tenant, ["companies.read"]);
  await api.db.getRepository(OperatorRecord).update({ id: phone.operatorId }, { role });
  const refused = await ask(api, "/api/companies/", { token: phone.token, body: { name: "ООО Ромашка" } });
  const words = { detail: "You do not have permission to perform this action." };
  expect([refused.status, refused.json]).toEqual([403, words]);
});
