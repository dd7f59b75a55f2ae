import { afterAll, beforeAll, expect, test } from "vitest";
import {
  changeCompany,
  changeContactCard,
  createCompany,
  countCompanies,
  createCompanyContact,
  getCompany,
  listCompanies,
  listCompanyContacts,
  listCompanyTimeline,
  markColdCall,
  transferCompanies,
} from "../../contracts/endpoints/companies.ts";
import { changeCompanyNote, listCompanyNotes, writeCompanyNote } from "../../contracts/endpoints/companyNotes.ts";
import {
  askForCompany,
  cancelCompanyRequest,
  decideCompanyRequest,
  listCompanyRequests,
  restoreCompany,
} from "../../contracts/endpoints/companyRequests.ts";
import { listNotifications } from "../../contracts/endpoints/notifications.ts";
import { createCompanyView, deleteCompanyView, listCompanyViews } from "../../contracts/endpoints/companyViews.ts";
import { createDictionaryEntry, deleteDictionaryEntry } from "../../contracts/endpoints/dictionary.ts";
import { remindOfContracts } from "../../commands/companies/remindOfContracts.ts";
import { NOTE_FILE_PATH } from "../../contracts/companyNote.ts";
import { CallRequestRecord } from "../../entities/callRequestRecord.ts";
import { newId } from "../../entities/newId.ts";
import { OperatorRecord } from "../../entities/operatorRecord.ts";
import type { TenantRecord } from "../../entities/tenantRecord.ts";
import { buildBranch } from "../support/builders.ts";
import { until } from "../support/until.ts";
import { openInbox } from "./inbox.ts";
import { openSocket } from "./realtimeClient.ts";
import { startTestApi } from "./testApi.ts";
import type { TestApi } from "./testApi.ts";

let api: TestApi;
beforeAll(async () => {
  api = await startTestApi();
});
afterAll(() => api.close());

type Signed = Awaited<ReturnType<TestApi["signInTo"]>>;

const add = async ({ token }: Signed, name: string, more: object = {}) =>
  (await api.call(createCompany, { token, body: { name, ...more } })).result;
const namesOf = async ({ token }: Signed, query: Record<string, string> = {}) =>
  (await api.call(listCompanies, { token, query })).result.companies.map(({ name }) => name);
const view = (name: string, isShared: boolean) => ({ name, filter: {}, sort: "name", columns: ["inn"], isShared });
const filtered = (filter: object) => ({ filter: JSON.stringify(filter) });
const reread = async ({ token }: Signed, companyId: string) =>
  (await api.call(getCompany, { token, params: { companyId } })).result;

async function newTenant(): Promise<{ readonly tenant: TenantRecord; readonly anna: Signed }> {
  const tenant = await api.addTenant();
  return { tenant, anna: await api.signInTo(tenant) };
}

test("a company keeps every number as it was typed, in its order, and is found by any part of it", async () => {
  const { anna } = await newTenant();
  const phones = [
    { phone: "8 (916) 123-45-67", kind: "MOBILE", comment: "директор" },
    { phone: "доб. 15", comment: "секретарь" },
    { phone: "+49 30 901820", kind: "WORK_DIRECT" },
  ];
  const company = await add(anna, "ООО Ромашка", {
    phones,
    emails: [{ email: "Info@Romashka.test" }],
    inn: "7707 083893",
  });
  expect(company.phones).toMatchObject([
    { phone: "8 (916) 123-45-67", e164: "+79161234567", kind: "MOBILE", comment: "директор" },
    { phone: "доб. 15", e164: null },
    { phone: "+49 30 901820", e164: "+4930901820" },
  ]);
  expect(company).toMatchObject({
    inn: "7707083893",
    emails: [{ email: "info@romashka.test" }],
    responsibleId: anna.id,
  });
  await add(anna, "АО Василёк");
  for (const search of ["ромаш", "916 123", "8 (916) 1234567", "30901820", "7707083"]) {
    expect([search, await namesOf(anna, { search })]).toEqual([search, ["ООО Ромашка"]]);
  }
  expect(await api.call(createCompany, { token: anna.token, body: { name: "А", inn: "7707083894" } })).toMatchObject({
    code: "request.invalid",
    details: [{ field: "body.inn" }],
  });
});

test("of two people who change a company at once the second one is told, and nothing of the first is lost", async () => {
  const { tenant, anna } = await newTenant();
  const boris = await api.signInTo(tenant, "MANAGER");
  const { id, version, phones } = await add(anna, "ООО Ромашка", { phones: [{ phone: "84951234567" }] });
  const params = { companyId: id };
  const first = await api.call(changeCompany, { token: anna.token, params, body: { version, address: "Лесная, 5" } });
  expect(first.result).toMatchObject({ address: "Лесная, 5", phones: [{ id: phones[0]?.id }], version: version + 1 });
  const second = { token: boris.token, params, body: { version, address: "Полевая, 7" } };
  expect(await api.call(changeCompany, second)).toMatchObject({ status: 409, code: "company.changed_meanwhile" });
  expect(await reread(anna, id)).toMatchObject({ address: "Лесная, 5" });

  const { result } = await api.call(listCompanyTimeline, { token: anna.token, params });
  expect(result.entries).toMatchObject([
    { kind: "company.changed", operatorId: anna.id, facts: { fields: ["address"] } },
    { kind: "company.created", operatorName: "Анна" },
  ]);
});

test("a company is never its own head, directly or through others", async () => {
  const { anna } = await newTenant();
  const head = await add(anna, "Группа");
  const middle = await add(anna, "Холдинг", { headCompanyId: head.id });
  const bottom = await add(anna, "Завод", { headCompanyId: middle.id });
  expect(bottom.headCompanyName).toBe("Холдинг");
  for (const headCompanyId of [head.id, bottom.id]) {
    const order = { token: anna.token, params: { companyId: head.id }, body: { version: 1, headCompanyId } };
    expect(await api.call(changeCompany, order)).toMatchObject({ code: "company.cycle" });
  }
});

test("companies are of the branch and of those responsible, in lists and by their ids", async () => {
  const { tenant, anna } = await newTenant();
  const [north, south] = [await buildBranch(api.db, tenant), await buildBranch(api.db, tenant)];
  const head = await api.signInTo(tenant, "SALES_HEAD");
  await api.db.getRepository(OperatorRecord).update({ id: head.id }, { scope: "BRANCH", branchId: north.id });
  const self = await api.signInTo(tenant, "MANAGER");
  await api.db.getRepository(OperatorRecord).update({ id: self.id }, { scope: "SELF", branchId: south.id });
  const far = await add(anna, "Южная", { branchId: south.id, responsibleId: self.id });
  await add(anna, "Северная", { branchId: north.id });
  expect(await namesOf(anna)).toEqual(["Северная", "Южная"]);
  expect(await namesOf(head)).toEqual(["Северная"]);
  expect(await namesOf(self)).toEqual(["Южная"]);
  expect(await api.call(getCompany, { token: head.token, params: { companyId: far.id } })).toMatchObject({
    status: 404,
  });
  expect(await add(head, "Новая")).toMatchObject({ branchId: north.id, responsibleId: head.id });
  const beyond = { token: head.token, body: { name: "Чужая", branchId: south.id } };
  expect(await api.call(createCompany, beyond)).toMatchObject({ code: "operator.beyond_own_rights" });
});

test("filters part companies by what they have, when their contract ends, and since when nobody has called", async () => {
  const { tenant, anna } = await newTenant();
  const { token } = anna;
  const word = async (kind: string, name: string) =>
    (await api.call(createDictionaryEntry, { token, body: { kind, name, color: "green" } })).result;
  const [client, trade] = [await word("companyStatus", "Клиент"), await word("companySphere", "Торговля")];
  const soon = new Date(Date.now() + 10 * 86_400_000).toISOString().slice(0, 10);
  const called = await add(anna, "Альфа", { statusId: client.id, sphereIds: [trade.id], contractUntil: soon });
  await add(anna, "Бета", { responsibleId: null });
  await api.db.getRepository(CallRequestRecord).insert({
    id: newId("cal"),
    tenantId: tenant.id,
    operatorId: anna.id,
    companyId: called.id,
    phoneTyped: "84951234567",
    state: "reported",
    expiresAt: new Date(),
  });
  for (const [filter, names] of [
    [{ status: [client.id] }, ["Альфа"]],
    [{ status: [null] }, ["Бета"]],
    [{ sphere: [trade.id] }, ["Альфа"]],
    [{ responsible: ["me"] }, ["Альфа"]],
    [{ responsible: [null] }, ["Бета"]],
    [{ contractEndsWithinDays: 30 }, ["Альфа"]],
    [{ contractEndsWithinDays: 5 }, []],
    [{ noCallsForDays: 7 }, ["Бета"]],
    [{ leadState: "cold" }, ["Альфа", "Бета"]],
  ] as const) {
    expect([filter, await namesOf(anna, filtered(filter))]).toEqual([filter, names]);
  }
  expect((await reread(anna, called.id)).lastCallAt).not.toBeNull();

  await api.call(deleteDictionaryEntry, { token, params: { dictionaryEntryId: client.id } });
  expect(await reread(anna, called.id)).toMatchObject({ statusId: null, sphereIds: [trade.id] });
});

test.each(["name", "created", "changed", "contractUntil"])(
  "pages of a list by %s hold every company once",
  async (sort) => {
    const { anna } = await newTenant();
    const made = ["Б", "А", "В", "А", "Г"].map((name, place) =>
      add(anna, name, place % 2 === 0 ? { contractUntil: `2027-0${place + 1}-01` } : {}),
    );
    const ids = (await Promise.all(made)).map(({ id }) => id);
    const seen: string[] = [];
    let cursor: string | null = "";
    while (cursor !== null) {
      const query: Record<string, string | number> = { sort, limit: 2, ...(cursor !== "" && { cursor }) };
      const { result } = await api.call(listCompanies, { token: anna.token, query });
      seen.push(...result.companies.map(({ id }) => id));
      cursor = result.next;
    }
    expect(seen).toHaveLength(ids.length);
    expect(seen.toSorted()).toEqual(ids.toSorted());
  },
);

test("people of a company have cards of their own, and what they write stands in the company's timeline", async () => {
  const { tenant, anna } = await newTenant();
  const { token } = anna;
  const company = await add(anna, "ООО Ромашка");
  const params = { companyId: company.id };
  const body = { firstName: "Пётр", lastName: "Сомов", position: "Директор", phones: [{ phone: "89161112233" }] };
  const { result: person } = await api.call(createCompanyContact, { token, params, body });
  expect(person).toMatchObject({ name: "Пётр Сомов", companyName: "ООО Ромашка", phones: [{ e164: "+79161112233" }] });
  expect(await namesOf(anna, { search: "9161112233" })).toEqual(["ООО Ромашка"]);

  const inbox = await openInbox(api, tenant);
  const conversation = await inbox.receive("Здравствуйте");
  const joining = { params: { contactId: conversation.contactId }, token };
  await api.call(changeContactCard, { ...joining, body: { version: 1, companyId: company.id, note: "секретарь" } });
  const stale = await api.call(changeContactCard, { ...joining, body: { version: 1, note: "другое" } });
  expect(stale).toMatchObject({ code: "contact.changed_meanwhile" });
  const { result: people } = await api.call(listCompanyContacts, { token, params });
  expect(people.contacts).toHaveLength(2);

  const kinds: string[] = [];
  let cursor: string | null = "";
  while (cursor !== null) {
    const query: Record<string, string | number> = { limit: 1, ...(cursor !== "" && { cursor }) };
    const { result } = await api.call(listCompanyTimeline, { token, params, query });
    kinds.push(...result.entries.map(({ kind }) => kind));
    cursor = result.next;
  }
  expect(kinds).toEqual(["contact.changed", "conversation.began", "company.contactAdded", "company.created"]);
});

test("a cold call is marked on the number, with who, when and which call, and the mark survives a change of the card", async () => {
  const { tenant, anna } = await newTenant();
  const { token } = anna;
  const company = await add(anna, "ООО Ромашка", { phones: [{ phone: "84951234567" }, { phone: "84957654321" }] });
  const [number] = company.phones;
  const callRequest = await api.db.getRepository(CallRequestRecord).save({
    id: newId("cal"),
    tenantId: tenant.id,
    operatorId: anna.id,
    phoneTyped: "84951234567",
    state: "reported",
    expiresAt: new Date(),
  });
  const params = { phoneNumberId: number?.id ?? "" };
  const body = { isColdCall: true, callRequestId: callRequest.id };
  const { result } = await api.call(markColdCall, { token, params, body });
  expect(result).toMatchObject({ isColdCall: true, coldMarkedByName: "Анна", coldMarkedCallId: callRequest.id });
  const phones = company.phones.toReversed();
  const { result: changed } = await api.call(changeCompany, {
    token,
    params: { companyId: company.id },
    body: { version: 1, phones },
  });
  expect(changed.phones).toMatchObject([{ isColdCall: false }, { id: number?.id, isColdCall: true }]);
  const { result: cleared } = await api.call(markColdCall, { token, params, body: { isColdCall: false } });
  expect(cleared).toMatchObject({ isColdCall: false, coldMarkedAt: null, coldMarkedByName: null });
});

test("one note of a company is pinned, only its author changes its words, and its file comes back whole", async () => {
  const { tenant, anna } = await newTenant();
  const boris = await api.signInTo(tenant, "MANAGER");
  const params = { companyId: (await add(anna, "ООО Ромашка")).id };
  const write = async (text: string) =>
    (await api.call(writeCompanyNote, { token: anna.token, params, body: { text } })).result;
  const notes = [await write("раз"), await write("два"), await write("три")];
  const pin = (place: number) =>
    api.call(changeCompanyNote, {
      token: boris.token,
      params: { companyNoteId: notes[place]?.id ?? "" },
      body: { isPinned: true },
    });
  await pin(2);
  await pin(0);
  const { result } = await api.call(listCompanyNotes, { token: boris.token, params });
  expect(result.notes.map(({ text, isPinned }) => [text, isPinned])).toEqual([
    ["раз", true],
    ["три", false],
    ["два", false],
  ]);
  const own = { params: { companyNoteId: notes[1]?.id ?? "" } };
  const edit = { ...own, body: { text: "иначе" } };
  expect(await api.call(changeCompanyNote, { ...edit, token: boris.token })).toMatchObject({
    code: "company_note.not_own",
  });
  const { result: edited } = await api.call(changeCompanyNote, { ...edit, token: anna.token });
  expect(edited).toMatchObject({ text: "иначе", editedAt: expect.any(String) });

  const path = NOTE_FILE_PATH.replace(":companyNoteId", own.params.companyNoteId);
  const attached = await fetch(new URL(`${path}?fileName=${encodeURIComponent("договор.txt")}`, api.url), {
    method: "POST",
    headers: { authorization: `Bearer ${anna.token}`, "content-type": "application/octet-stream" },
    body: "текст договора",
  });
  expect(await attached.json()).toMatchObject({ file: { name: "договор.txt", mimeType: "text/plain" } });
  const answer = await fetch(new URL(path, api.url), { headers: { authorization: `Bearer ${boris.token}` } });
  expect(await answer.text()).toBe("текст договора");
});

test("a shared table of companies is everybody's, and one's own is nobody else's", async () => {
  const { tenant, anna } = await newTenant();
  const boris = await api.signInTo(tenant, "MANAGER");
  await api.call(createCompanyView, { token: anna.token, body: view("Общая", true) });
  const { result: own } = await api.call(createCompanyView, { token: boris.token, body: view("Своя", false) });
  const seenBy = async ({ token }: Signed) =>
    (await api.call(listCompanyViews, { token })).result.views.map(({ name }) => name);
  expect(await seenBy(anna)).toEqual(["Общая"]);
  expect(await seenBy(boris)).toEqual(["Общая", "Своя"]);
  expect(await api.call(createCompanyView, { token: boris.token, body: view("Ещё", true) })).toMatchObject({
    status: 403,
  });
  expect(await api.call(deleteCompanyView, { token: anna.token, params: { companyViewId: own.id } })).toMatchObject({
    code: "company_view.not_found",
  });
});

test("whoever sees a company hears of its change at once, and nobody else does", async () => {
  const { tenant, anna } = await newTenant();
  const self = await api.signInTo(tenant, "MANAGER");
  await api.db.getRepository(OperatorRecord).update({ id: self.id }, { scope: "SELF" });
  const [hers, his] = [openSocket(api.url), openSocket(api.url)];
  await Promise.all([hers.hello(anna.token), his.hello(self.token)]);
  const company = await add(anna, "ООО Ромашка");
  const own = await add(anna, "АО Василёк", { responsibleId: self.id });
  const heard = (socket: typeof hers) => socket.events().map(({ kind, companyId }) => `${kind} ${companyId}`);
  await until(() => [hers, his].every((socket) => heard(socket).includes(`company.changed ${own.id}`)));
  expect(heard(hers)).toEqual([`company.changed ${company.id}`, `company.changed ${own.id}`]);
  expect(heard(his)).toEqual([`company.changed ${own.id}`]);
  hers.close();
  his.close();
});

test("a head decides whether a company is warm, an administrator whether it goes, and whoever asked is told", async () => {
  const { tenant, anna } = await newTenant();
  const manager = await api.signInTo(tenant, "MANAGER");
  const head = await api.signInTo(tenant, "SALES_HEAD");
  const params = { companyId: (await add(manager, "ООО Ромашка", { phones: [{ phone: "84951234567" }] })).id };
  const ask = (body: object) => api.call(askForCompany, { token: manager.token, params, body });
  const heardBy = async ({ token }: Signed) =>
    (await api.call(listNotifications, { token })).result.notifications.map(
      ({ kind, companyName }) => `${kind} ${companyName}`,
    );
  const waitingFor = async ({ token }: Signed) => (await api.call(listCompanyRequests, { token })).result.waiting;

  const { result: warm } = await ask({ kind: "leadState", requestedState: "warm", reason: "Договорились" });
  expect(await ask({ kind: "leadState", requestedState: "warm", reason: "Ещё" })).toMatchObject({
    code: "company_request.pending",
  });
  expect(await ask({ kind: "leadState", requestedState: "cold", reason: "Зря" })).toMatchObject({ status: 409 });
  expect([await waitingFor(head), await waitingFor(manager)]).toEqual([1, 0]);
  expect(await heardBy(head)).toEqual(["companyRequested ООО Ромашка"]);
  const deciding = { params: { companyRequestId: warm.id }, body: { isApproved: true, note: "Хорошо" } };
  expect(await api.call(decideCompanyRequest, { ...deciding, token: manager.token })).toMatchObject({ status: 403 });
  await api.call(decideCompanyRequest, { ...deciding, token: head.token });
  expect(await reread(manager, params.companyId)).toMatchObject({ leadState: "warm" });
  expect(await heardBy(manager)).toEqual(["companyRequestApproved ООО Ромашка"]);
  expect(await api.call(decideCompanyRequest, { ...deciding, token: head.token })).toMatchObject({
    code: "company_request.decided",
  });

  const { result: gone } = await ask({ kind: "deletion", reason: "Закрылась" });
  const ending = { params: { companyRequestId: gone.id }, body: { isApproved: true } };
  expect(await api.call(decideCompanyRequest, { ...ending, token: head.token })).toMatchObject({ status: 403 });
  expect([await waitingFor(head), await waitingFor(anna)]).toEqual([0, 1]);
  await api.call(decideCompanyRequest, { ...ending, token: anna.token });
  expect(await namesOf(anna)).toEqual([]);
  expect(await api.call(getCompany, { token: anna.token, params })).toMatchObject({ code: "company.not_found" });
  const { result: restored } = await api.call(restoreCompany, { ...ending, token: anna.token });
  expect(restored.isRestorable).toBe(false);
  expect(await reread(manager, params.companyId)).toMatchObject({
    leadState: "warm",
    phones: [{ e164: "+74951234567" }],
  });

  const { result: withdrawn } = await ask({ kind: "deletion", reason: "Ошибка" });
  const own = { params: { companyRequestId: withdrawn.id } };
  expect(await api.call(cancelCompanyRequest, { ...own, token: anna.token })).toMatchObject({ status: 404 });
  expect((await api.call(cancelCompanyRequest, { ...own, token: manager.token })).result.status).toBe("cancelled");
});

const inDays = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);

test("whoever is responsible is reminded of the end of a contract once for each term, of the nearest alone", async () => {
  const { tenant, anna } = await newTenant();
  await api.db.query(`UPDATE tenants SET settings = settings || '{"timeZone":"UTC"}' WHERE id = $1`, [tenant.id]);
  await add(anna, "Через месяц", { contractUntil: inDays(60) });
  await add(anna, "Кончился", { contractUntil: inDays(-2) });
  const soon = await add(anna, "Через пять дней", { contractUntil: inDays(5) });
  const reminded = async () =>
    (await api.call(listNotifications, { token: anna.token })).result.notifications.map(
      ({ kind, companyName }) => `${kind} ${companyName}`,
    );
  await remindOfContracts(api.db);
  await remindOfContracts(api.db);
  expect(await reminded()).toEqual(["contractEnds Через пять дней"]);
  const order = { token: anna.token, params: { companyId: soon.id }, body: { version: 1, contractUntil: inDays(1) } };
  await api.call(changeCompany, order);
  await remindOfContracts(api.db);
  expect(await reminded()).toHaveLength(2);
});

test("what a filter selects changes hands at once, and nothing of what its author does not see", async () => {
  const { tenant, anna } = await newTenant();
  const north = await buildBranch(api.db, tenant);
  const head = await api.signInTo(tenant, "SALES_HEAD");
  const boris = await api.signInTo(tenant, "MANAGER");
  await api.db.getRepository(OperatorRecord).update([head.id, boris.id], { scope: "BRANCH", branchId: north.id });
  const near = await add(anna, "Северная", { branchId: north.id });
  await add(anna, "Северная занятая", { branchId: north.id, responsibleId: boris.id });
  const far = await add(anna, "Далёкая");
  const all = { query: { search: "север" }, token: head.token };
  expect((await api.call(countCompanies, all)).result.companies).toBe(2);
  const order = { token: head.token, body: { filter: {}, responsibleId: boris.id } };
  expect((await api.call(transferCompanies, order)).result.companies).toBe(1);
  expect(await reread(anna, near.id)).toMatchObject({ responsibleId: boris.id, version: 2 });
  expect(await reread(anna, far.id)).toMatchObject({ responsibleId: anna.id });
  const { result } = await api.call(listCompanyTimeline, { token: head.token, params: { companyId: near.id } });
  expect(result.entries[0]).toMatchObject({ kind: "company.changed", facts: { fields: ["responsibleId"] } });
});

test("what fits more companies than are looked up at once is found as well, in its order and within its reader's sight", async () => {
  const { tenant, anna } = await newTenant();
  const boris = await api.signInTo(tenant);
  await api.db.getRepository(OperatorRecord).update({ id: boris.id }, { scope: "SELF" });
  await api.db.query(
    `INSERT INTO companies (id, "tenantId", name, "responsibleId")
     SELECT 'cmp_many' || lpad(n::text, 8, '0'), $1, 'ООО Ряд ' || lpad(n::text, 4, '0'), CASE WHEN n = 7 THEN $2 END
     FROM generate_series(1, 1200) n`,
    [tenant.id, boris.id],
  );
  const { token } = anna;
  const { result } = await api.call(listCompanies, { token, query: { search: "ООО", limit: 2 } });
  expect(result.companies.map(({ name }) => name)).toEqual(["ООО Ряд 0001", "ООО Ряд 0002"]);
  const after = await api.call(listCompanies, { token, query: { search: "ООО", limit: 1, cursor: result.next ?? "" } });
  expect(after.result.companies.map(({ name }) => name)).toEqual(["ООО Ряд 0003"]);
  expect(await namesOf(boris, { search: "ООО" })).toEqual(["ООО Ряд 0007"]);
  await api.db.query(
    `INSERT INTO phone_numbers (id, "tenantId", "companyId", phone, e164, kind, comment, position)
     SELECT 'phn_' || right(id, 12), "tenantId", id, '8 916', '+7916' || right(id, 7), 'WORK', '', 0 FROM companies WHERE "tenantId" = $1`,
    [tenant.id],
  );
  expect(await namesOf(anna, { search: "8 916", limit: "1" })).toEqual(["ООО Ряд 0001"]);
  expect(await namesOf(boris, { search: "+7 916" })).toEqual(["ООО Ряд 0007"]);
});
