import { randomBytes } from "node:crypto";
import { Client } from "pg";
import type { DataSource } from "typeorm";
import { inject } from "vitest";
import { createDataSource } from "../../entities/dataSource.ts";

export interface TestDatabase {
  readonly url: string;
  readonly db: DataSource;
  close(): Promise<void>;
}

/** A migrated, empty database of its own on the run's Postgres; dropped at the end. */
export async function createTestDatabase(): Promise<TestDatabase> {
  const name = `test_${randomBytes(6).toString("hex")}`;
  await asAdmin(`CREATE DATABASE ${name} TEMPLATE ${inject("templateDatabase")}`);
  const url = new URL(inject("databaseAdminUrl"));
  url.pathname = `/${name}`;
  const db = await createDataSource({ url: url.href, applicationName: "test" }).initialize();
  return {
    url: url.href,
    db,
    async close() {
      await db.destroy();
      await asAdmin(`DROP DATABASE ${name} WITH (FORCE)`);
    },
  };
}

async function asAdmin(statement: string): Promise<void> {
  const admin = new Client({ connectionString: inject("databaseAdminUrl") });
  await admin.connect();
  try {
    await admin.query(statement);
  } finally {
    await admin.end();
  }
}
