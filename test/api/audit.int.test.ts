import { IsNull } from "typeorm";
import { afterAll, beforeAll, expect, test } from "vitest";
import { AUDIT_CSV_PATH } from "../../contracts/audit.ts";
import { listAuditedOperators, listAuditEntries } from "../../contracts/endpoints/audit.ts";
import { sendReply } from "../../contracts/endpoints/conversations.ts";
import { correctAppeal } from "../../contracts/endpoints/records.ts";
import { signIn } from "../../contracts/endpoints/session.ts";
import { nothingExtracted } from "../../contracts/extraction.ts";
import { AppealRecord } from "../../entities/appealRecord.ts";
import { AuditEntryRecord } from "../../entities/auditEntryRecord.ts";
import { newId } from "../../entities/newId.ts";
import type { TenantRecord } from "../../entities/tenantRecord.ts";
import { openInbox } from "./inbox.ts";
import { PASSWORD, startTestApi } from "./testApi.ts";
import type { TestApi } from "./testApi.ts";

let api: TestApi;
let tenant: TenantRecord;
let admin: Awaited<ReturnType<TestApi["signInTo"]>>;

beforeAll(async () => {
  api = await startTestApi();
  tenant = await api.addTenant();
  admin = await api.signInTo(tenant);
});
afterAll(() => api.close());

const list = async (query: Readonly<Record<string, string | number>> = {}) =>
  (await api.call(listAuditEntries, { query, token: admin.token })).result;
const csv = (query = "", token = admin.token) =>
  fetch(`${api.url}${AUDIT_CSV_PATH}${query}`, { headers: { authorization: `Bearer ${token}` } });

test("a wrong password is put down to the account that was tried, and an unknown e-mail to no tenant", async () => {
  const tried = await api.addOperator(tenant);
  await api.call(signIn, { body: { email: tried.email, password: "not the password" } });
  const { entries } = await list({ entityId: tried.id });
  expect(entries).toMatchObject([{ action: "session.signInFailed", operatorId: null, operatorName: null }]);

  await api.call(signIn, { body: { email: "nobody@example.test", password: "not the password" } });
  const [unknown, ...more] = await api.db.getRepository(AuditEntryRecord).findBy({ tenantId: IsNull() });
  expect(unknown).toMatchObject({ action: "session.signInFailed", entityId: null });
  expect(more).toEqual([]);
});

test("a reply is found by its conversation, with its length and without its text", async () => {
  const inbox = await openInbox(api, tenant);
  const { id } = await inbox.receive("Здравствуйте");
  const body = { text: "Секретный ответ", clientKey: "audit-reply" };
  const reply = await api.call(sendReply, { params: { conversationId: id }, body, token: admin.token });
  const { entries } = await list({ entityId: id });
  expect(entries).toMatchObject([
    {
      action: "reply.queued",
      entityId: reply.result.id,
      conversationId: id,
      before: { mode: "bot", assigneeId: null },
      after: { mode: "operator", assigneeId: admin.id, textLength: 15 },
    },
  ]);
  expect(JSON.stringify(entries)).not.toContain("Секретный");
});

test("pages follow one another without a gap; action, person and time narrow them", async () => {
  for (const _ of [1, 2, 3]) await api.signInTo(tenant);
  const whole = await list({ limit: 200 });
  const first = await list({ limit: 2 });
  const second = await list({ limit: 200, cursor: first.next ?? "" });
  expect([...first.entries, ...second.entries]).toEqual(whole.entries);

  const byAnna = await list({ operatorId: admin.id, action: "session.signedIn" });
  expect(byAnna.entries).toMatchObject([{ operatorId: admin.id, action: "session.signedIn" }]);
  expect((await list({ to: "2020-01-01T00:00:00Z" })).entries).toEqual([]);
  expect((await list({ from: "2020-01-01T00:00:00+03:00", limit: 200 })).entries).toEqual(whole.entries);

  const { operators } = (await api.call(listAuditedOperators, { token: admin.token })).result;
  expect(operators).toContainEqual({ id: admin.id, name: admin.name });
});

test("the export holds the filtered log, and nothing in it is a formula", async () => {
  const inbox = await openInbox(api, tenant);
  const { id: conversationId, contactId } = await inbox.receive("Здравствуйте");
  const { id: appealId } = await api.db.getRepository(AppealRecord).save({
    id: newId("apl"),
    tenantId: tenant.id,
    conversationId,
    contactId,
    extraction: nothingExtracted,
    extractedBy: "rules",
  });
  const formula = await api.addOperator(tenant, "ADMIN", "=HYPERLINK(0)");
  const session = await api.call(signIn, { body: { email: formula.email, password: PASSWORD } });
  const token = session.result.accessToken;
  await api.call(correctAppeal, { params: { appealId }, body: { name: 'Ольга "Оля"' }, token });

  const response = await csv(`?entityId=${appealId}`);
  expect(response.headers.get("content-type")).toBe("text/csv; charset=utf-8");
  const bytes = Buffer.from(await response.arrayBuffer());
  expect([...bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
  const lines = bytes.subarray(3).toString().trimEnd().split("\r\n");
  expect(lines).toHaveLength(2);
  expect(lines[1]).toContain(`"'=HYPERLINK(0)","appeal.corrected","${appealId}","${conversationId}","{""name"":null}"`);
});

test("a log longer than one page is exported whole", async () => {
  await api.db.query(
    `INSERT INTO audit_entries (id, "tenantId", action, "entityId")
     SELECT 'aud_' || n, $1, 'session.signedIn', 'many' FROM generate_series(1, 1200) n`,
    [tenant.id],
  );
  const text = await (await csv("?entityId=many")).text();
  const ids = text.trimEnd().split("\r\n").slice(1);
  expect(ids).toHaveLength(1200);
});

test("only an administrator reads the log or its export", async () => {
  const manager = await api.signInTo(tenant, "MANAGER");
  expect(await api.call(listAuditEntries, { token: manager.token })).toMatchObject({ status: 403 });
  expect((await csv("", manager.token)).status).toBe(403);
  expect((await fetch(`${api.url}${AUDIT_CSV_PATH}`)).status).toBe(401);
  expect((await csv("?from=yesterday")).status).toBe(400);
});

test("another tenant's export holds nothing of this one", async () => {
  const stranger = await api.signInTo(await api.addTenant());
  const text = await (await csv("", stranger.token)).text();
  expect(text).toContain(stranger.id);
  expect(text).not.toContain(admin.id);
});
