import { array, assert, asyncProperty, boolean, constantFrom, record, subarray } from "fast-check";
import type { Arbitrary } from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import {
  changeCompany,
  createCompany,
  createCompanyContact,
  getCompany,
  listCompanies,
  listCompanyTimeline,
} from "../../contracts/endpoints/companies.ts";
import {
  findCompanyDuplicates,
  findSurvivor,
  listCompanyDuplicates,
  mergeCompanies,
  undoCompanyMerge,
} from "../../contracts/endpoints/companyMerges.ts";
import { changeCompanyNote, listCompanyNotes, writeCompanyNote } from "../../contracts/endpoints/companyNotes.ts";
import { askForCompany, listCompanyRequests } from "../../contracts/endpoints/companyRequests.ts";
import { CallRequestRecord } from "../../entities/callRequestRecord.ts";
import { CompanyMergeRecord } from "../../entities/companyMergeRecord.ts";
import { newId } from "../../entities/newId.ts";
import { OperatorRecord } from "../../entities/operatorRecord.ts";
import { startTestApi } from "./testApi.ts";
import type { TestApi } from "./testApi.ts";

let api: TestApi;
beforeAll(async () => {
  api = await startTestApi();
});
afterAll(() => api.close());

type Signed = Awaited<ReturnType<TestApi["signInTo"]>>;

const newTenant = async () => {
  const tenant = await api.addTenant();
  return { tenant, anna: await api.signInTo(tenant) };
};
const add = async ({ token }: Signed, name: string, more: object = {}) =>
  (await api.call(createCompany, { token, body: { name, ...more } })).result;
const reread = async ({ token }: Signed, companyId: string) =>
  (await api.call(getCompany, { token, params: { companyId } })).result;
const merge = ({ token }: Signed, companyId: string, fromId: string, takes: readonly string[] = []) =>
  api.call(mergeCompanies, { token, params: { companyId }, body: { fromId, takes } });
const undo = ({ token }: Signed, companyMergeId: string) =>
  api.call(undoCompanyMerge, { token, params: { companyMergeId } });

test("companies that may be one are named with the reason, to those who see them", async () => {
  const { tenant, anna } = await newTenant();
  const { token } = anna;
  const company = await add(anna, "ООО «Ромашка»", { inn: "7707083893", phones: [{ phone: "8 916 123-45-67" }] });
  const sameInn = await add(anna, "Цветы", { inn: "7707083893", phones: [{ phone: "+7 (916) 123-45-67" }] });
  const samePhone = await add(anna, "Василёк");
  const person = { firstName: "Пётр", phones: [{ phone: "89161234567" }] };
  await api.call(createCompanyContact, { token, params: { companyId: samePhone.id }, body: person });
  await add(anna, "АО Ромашка");
  await add(anna, "ООО Ромашка 2");
  await add(anna, "ООО Лютик");
  await add(anna, "ООО Ромашка филиал", { headCompanyId: company.id, inn: "7707083893" });

  const params = { companyId: company.id };
  const { result } = await api.call(listCompanyDuplicates, { token, params });
  const phone = { kind: "phone", phone: "+79161234567" };
  expect(result.duplicates.map(({ name, reasons }) => [name, reasons])).toEqual([
    ["Цветы", [{ kind: "inn" }, phone]],
    ["Василёк", [phone]],
    ["АО Ромашка", [{ kind: "name" }]],
  ]);
  const typed = { name: "ромашко", phone: "8 (916) 123 45 67" };
  const found = await api.call(findCompanyDuplicates, { token, query: typed });
  expect(found.result.duplicates.map(({ name }) => name)).toContain("Цветы");
  expect(found.result.duplicates.map(({ name }) => name)).toContain("АО Ромашка");

  const self = await api.signInTo(tenant, "MANAGER");
  await api.db.getRepository(OperatorRecord).update({ id: self.id }, { scope: "SELF" });
  const seen = await api.call(findCompanyDuplicates, { token: self.token, query: typed });
  expect(seen.result.duplicates).toEqual([]);
  expect(sameInn.id).not.toBe(company.id);
});

test("of two companies one is left with all that both had, and the other's address leads to it", async () => {
  const { anna } = await newTenant();
  const { token } = anna;
  const head = await add(anna, "Группа");
  const [shared, own] = [{ phone: "8 495 123-45-67" }, { phone: "8 495 765-43-21", comment: "склад" }];
  const survivor = await add(anna, "Ромашка", { address: "Лесная, 5", phones: [shared], headCompanyId: head.id });
  const other = await add(anna, "ООО Ромашка", {
    address: "Полевая, 7",
    inn: "7707083893",
    phones: [shared, own],
    emails: [{ email: "info@romashka.test" }],
  });
  const branch = await add(anna, "Филиал", { headCompanyId: other.id });
  const { result } = await merge(anna, survivor.id, other.id, ["name"]);
  expect(result.company).toMatchObject({
    name: "ООО Ромашка",
    address: "Лесная, 5",
    inn: "7707083893",
    phones: [{ e164: "+74951234567" }, { e164: "+74957654321", comment: "склад" }],
    emails: [{ email: "info@romashka.test" }],
    headCompanyName: "Группа",
  });
  expect((await reread(anna, branch.id)).headCompanyId).toBe(survivor.id);
  expect(await api.call(getCompany, { token, params: { companyId: other.id } })).toMatchObject({ status: 404 });
  const listed = await api.call(listCompanies, { token, query: { search: "Ромашка" } });
  expect(listed.result.companies.map(({ id }) => id)).toEqual([survivor.id]);
  const address = await api.call(findSurvivor, { token, query: { companyId: other.id } });
  expect(address.result).toEqual({ companyId: survivor.id });
  expect(await merge(anna, survivor.id, survivor.id)).toMatchObject({ code: "company_merge.itself" });
  expect(await merge(anna, survivor.id, other.id)).toMatchObject({ code: "company.not_found" });
});

test("undoing leaves with the survivor what somebody has changed since, and says what", async () => {
  const { anna } = await newTenant();
  const { token } = anna;
  const survivor = await add(anna, "Ромашка");
  const other = await add(anna, "ООО Ромашка", { address: "Полевая, 7", phones: [{ phone: "84957654321" }] });
  const note = (text: string) => api.call(writeCompanyNote, { token, params: { companyId: other.id }, body: { text } });
  const { result: changed } = await note("Платят в срок");
  await note("Звонить утром");
  const { companyMergeId } = (await merge(anna, survivor.id, other.id)).result;
  const rewriting = { token, params: { companyNoteId: changed.id }, body: { text: "Платят поздно" } };
  await api.call(changeCompanyNote, rewriting);
  const { version } = await reread(anna, survivor.id);
  const body = { version, address: "Лесная, 5", phones: [] };
  await api.call(changeCompany, { token, params: { companyId: survivor.id }, body });

  const { result } = await undo(anna, companyMergeId);
  expect(result.left).toEqual(["fields", "phones", "notes"].map((part) => ({ part, count: 1 })));
  expect(result.restoredId).toBe(other.id);
  const notesOf = async (companyId: string) =>
    (await api.call(listCompanyNotes, { token, params: { companyId } })).result.notes.map(({ text }) => text);
  expect(await notesOf(survivor.id)).toEqual(["Платят поздно"]);
  expect(await notesOf(other.id)).toEqual(["Звонить утром"]);
  expect(await reread(anna, survivor.id)).toMatchObject({ address: "Лесная, 5" });
  const { entries } = (await api.call(listCompanyTimeline, { token, params: { companyId: survivor.id } })).result;
  expect(entries.map(({ kind }) => kind)).toEqual(
    ["mergeUndone", "changed", "merged", "created"].map((kind) => `company.${kind}`),
  );
  expect(await undo(anna, companyMergeId)).toMatchObject({ code: "company_merge.not_undoable" });
});

test("after 30 days two companies stay one", async () => {
  const { anna } = await newTenant();
  const [survivor, other] = [await add(anna, "Ромашка"), await add(anna, "ООО Ромашка")];
  const { companyMergeId } = (await merge(anna, survivor.id, other.id)).result;
  const longAgo = new Date(Date.now() - 31 * 86_400_000);
  await api.db.getRepository(CompanyMergeRecord).update({ mergedId: other.id }, { createdAt: longAgo });
  expect(await undo(anna, companyMergeId)).toMatchObject({ status: 409, code: "company_merge.not_undoable" });
});

test("what was asked about a company is withdrawn with it, so that nobody deletes the survivor for it", async () => {
  const { anna } = await newTenant();
  const { token } = anna;
  const [survivor, other] = [await add(anna, "Ромашка"), await add(anna, "ООО Ромашка")];
  const ask = { kind: "deletion", reason: "Двойник" };
  await api.call(askForCompany, { token, params: { companyId: other.id }, body: ask });
  await merge(anna, survivor.id, other.id);
  const query = { which: "decided" };
  const { result } = await api.call(listCompanyRequests, { token, query });
  expect(result).toMatchObject({ waiting: 0, requests: [{ companyId: survivor.id, status: "cancelled" }] });
});

const numbers = ["84951234567", "8 (495) 123-45-67", "84957654321", "доб. 15"].map((phone) => ({ phone }));
const emails = ["info@romashka.test", "shop@romashka.test"].map((email) => ({ email }));
const side = record({
  fields: record({
    name: constantFrom("Ромашка", "ООО Ромашка"),
    inn: constantFrom(null, "7707083893"),
    address: constantFrom("", "Лесная, 5", "Полевая, 7"),
    contractUntil: constantFrom(null, "2027-01-01", "2028-02-29"),
    responsibleId: constantFrom(null, undefined),
    phones: subarray(numbers),
    emails: subarray(emails),
  }),
  /** Of each note, whether it is pinned. */
  notes: array(boolean(), { maxLength: 2 }),
  isAskedFor: boolean(),
  isCalled: boolean(),
});
type Side = typeof side extends Arbitrary<infer Value> ? Value : never;
const kinship = constantFrom("none", "survivorBelow", "otherBelow", "grandchild");

test("whatever two companies are like, to merge them and to undo that changes nothing", async () => {
  const { tenant, anna } = await newTenant();
  const { token } = anna;
  const build = async ({ fields, notes, isAskedFor, isCalled }: Side, head: object) => {
    const company = await add(anna, fields.name, { ...fields, ...head });
    const params = { companyId: company.id };
    await api.call(createCompanyContact, { token, params, body: { firstName: "Пётр" } });
    for (const isPinned of notes) {
      const { result } = await api.call(writeCompanyNote, { token, params, body: { text: "Заметка" } });
      await api.call(changeCompanyNote, { token, params: { companyNoteId: result.id }, body: { isPinned } });
    }
    const ask = { kind: "leadState", requestedState: "warm", reason: "Договорились" };
    if (isAskedFor) await api.call(askForCompany, { token, params, body: ask });
    const call = { id: newId("cal"), tenantId: tenant.id, operatorId: anna.id, phoneTyped: "84951234567" };
    if (isCalled)
      await api.db.getRepository(CallRequestRecord).insert({ ...call, companyId: company.id, expiresAt: new Date() });
    return company.id;
  };
  const takes = subarray(["name", "inn", "address", "contractUntil", "responsibleId", "headCompanyId"]);
  const property = asyncProperty(side, side, kinship, takes, async (one, two, kin, chosen) => {
    const above = await build(one, {});
    const between = kin === "grandchild" ? (await add(anna, "Между", { headCompanyId: above })).id : above;
    const below = await build(two, kin === "none" ? {} : { headCompanyId: between });
    const [survivorId, otherId] = kin === "otherBelow" ? [above, below] : [below, above];
    await add(anna, "Филиал", { headCompanyId: otherId });
    const before = await recordsOf(tenant.id);
    const merged = await merge(anna, survivorId, otherId, chosen);
    expect(merged.status).toBe(200);
    expect(await recordsOf(tenant.id)).not.toEqual(before);
    expect((await undo(anna, merged.result.companyMergeId)).result.left).toEqual([]);
    expect(await recordsOf(tenant.id)).toEqual(before);
  });
  await assert(property, { numRuns: 20 });
});

/** All rows of a tenant's records. Versions go on counting, and the timeline tells of the merge. */
async function recordsOf(tenantId: string): Promise<unknown> {
  const tables = [
    "companies",
    "contacts",
    "phone_numbers",
    "email_addresses",
    "company_notes",
    "company_requests",
    "company_views",
    "call_requests",
    "timeline_entries",
  ];
  const rows = tables.map(
    (
      table,
    ) => `SELECT '${table}' AS name, r.id, to_jsonb(r) - 'updatedAt' - CASE '${table}' WHEN 'companies' THEN 'version' ELSE '' END AS row
      FROM ${table} r WHERE r."tenantId" = $1`,
  );
  return api.db.query(
    `SELECT * FROM (${rows.join(" UNION ALL ")}) t WHERE row->>'kind' IS NULL OR row->>'kind' NOT LIKE 'company.merge%' ORDER BY name, id`,
    [tenantId],
  );
}
