import { afterAll, beforeAll, expect, test } from "vitest";
import { AuditEntryRecord } from "../../entities/auditEntryRecord.ts";
import { createTestDatabase } from "../support/testDatabase.ts";
import type { TestDatabase } from "../support/testDatabase.ts";
import { runScript } from "./spawnNode.ts";

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.close());

const tenants = (...args: string[]) =>
  runScript(["--import", "tsx", "runtime/tenants.ts", ...args], {
    DATABASE_URL: database.url,
    ENCRYPTION_KEYS: `k1:${Buffer.alloc(32).toString("base64")}`,
    PUBLIC_URL: "https://crm.example.test",
  });

test("a tenant is created with a link for its administrator, suspended, listed and resumed from the shell", async () => {
  const created = await tenants("create", "--name=Мастерская", "--admin-name=Пётр", "--admin-email=petr@example.test");
  expect(created.stdout).toMatch(/^ten_\w+\nhttps:\/\/crm\.example\.test\/link#[\w-]+\n/);
  const [id = ""] = created.stdout.split("\n");

  expect((await tenants("suspend", id, "--reason", "Счёт не оплачен")).exitCode).toBe(0);
  expect((await tenants("list")).stdout).toMatch(new RegExp(`^${id}  suspended  Мастерская .*Счёт не оплачен\n$`));
  expect((await tenants("resume", id)).exitCode).toBe(0);
  expect((await tenants("list")).stdout).toContain(`${id}  active`);

  const log = await database.db.getRepository(AuditEntryRecord).find({ order: { occurredAt: "ASC" } });
  expect(log.map(({ action, operatorName }) => [action, operatorName])).toEqual([
    ["tenant.created", "npm run tenants"],
    ["tenant.suspended", "npm run tenants"],
    ["tenant.resumed", "npm run tenants"],
  ]);
}, 60_000);

test("a command that cannot be carried out says what to do, and fails", async () => {
  const refused = await Promise.all([
    tenants("create", "--name", "Мастерская"),
    tenants("suspend", "ten_00000000000000000000000000000000", "--reason", "Так"),
    tenants("destroy"),
  ]);
  expect(refused.map(({ exitCode }) => exitCode)).toEqual([1, 1, 1]);
  expect(refused.map(({ stderr }) => stderr)).toEqual([
    expect.stringContaining("--admin-email"),
    expect.stringContaining("There is no such tenant."),
    expect.stringContaining("Choose `tenants -- list`"),
  ]);
}, 60_000);
