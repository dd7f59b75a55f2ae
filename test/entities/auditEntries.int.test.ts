import { afterAll, beforeAll, expect, test } from "vitest";
import { recordAudit } from "../../commands/recordAudit.ts";
import { AuditEntryRecord } from "../../entities/auditEntryRecord.ts";
import { newId } from "../../entities/newId.ts";
import { createTestDatabase } from "../support/testDatabase.ts";
import type { TestDatabase } from "../support/testDatabase.ts";

let database: TestDatabase;
const tenantId = newId("ten");

beforeAll(async () => {
  database = await createTestDatabase();
  await recordAudit(database.db.manager, {
    tenantId,
    by: { operatorId: null, name: null },
    action: "session.signInFailed",
    entityId: null,
  });
});
afterAll(() => database.close());

test.each([
  `UPDATE audit_entries SET "operatorName" = 'nobody'`,
  `DELETE FROM audit_entries`,
  `TRUNCATE audit_entries`,
  `INSERT INTO audit_entries (id, action) SELECT id, action FROM audit_entries
   ON CONFLICT (id) DO UPDATE SET action = 'session.signedIn'`,
])("the audit log refuses %s", async (statement) => {
  await expect(database.db.query(statement)).rejects.toThrow("The audit log is append-only");
  expect(await database.db.getRepository(AuditEntryRecord).findOneByOrFail({ tenantId })).toMatchObject({
    action: "session.signInFailed",
    operatorName: null,
  });
});

test("nor does it yield to a session that switches ordinary triggers off", async () => {
  const change = database.db.transaction(async (manager) => {
    await manager.query(`SET LOCAL session_replication_role = replica`);
    await manager.query(`DELETE FROM audit_entries`);
  });
  await expect(change).rejects.toThrow("The audit log is append-only");
});

test("an entry is undone together with the change it belongs to", async () => {
  const other = newId("ten");
  const change = database.db.transaction(async (manager) => {
    const by = { operatorId: null, name: null };
    await recordAudit(manager, { tenantId: other, by, action: "installation.setUp", entityId: other });
    throw new Error("The change failed.");
  });
  await expect(change).rejects.toThrow("The change failed.");
  expect(await database.db.getRepository(AuditEntryRecord).countBy({ tenantId: other })).toBe(0);
});
