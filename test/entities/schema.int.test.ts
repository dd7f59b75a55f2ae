import { afterAll, beforeAll, expect, test } from "vitest";
import { createTestDatabase } from "../support/testDatabase.ts";
import type { TestDatabase } from "../support/testDatabase.ts";

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.close());

const relations = async (): Promise<string[]> => {
  const found: { name: string }[] = await database.db.query(
    `SELECT relname AS name FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'S') ORDER BY 1`,
  );
  return found.map(({ name }) => name);
};

/**
 * Columns, constraints and indexes in PostgreSQL's own words, since TypeORM's comparison cannot read a default with a cast.
 * Trigram indexes and those on an expression stand in migrations alone: entities can name neither.
 */
const describeSchema = async ({ db }: TestDatabase): Promise<unknown[]> => [
  await db.query(
    `SELECT table_name, column_name, data_type, is_nullable, column_default FROM information_schema.columns
     WHERE table_schema = 'public' AND table_name <> 'migrations' ORDER BY table_name, column_name`,
  ),
  await db.query(
    `SELECT conrelid::regclass::text AS "table", conname, pg_get_constraintdef(oid) AS definition FROM pg_constraint
     WHERE connamespace = 'public'::regnamespace AND conrelid <> coalesce(to_regclass('migrations'), 0) ORDER BY 1, 2`,
  ),
  await db.query(
    `SELECT indexname, indexdef FROM pg_indexes WHERE schemaname = 'public' AND tablename <> 'migrations'
       AND indexdef NOT LIKE '%gin_trgm_ops%' AND indexdef NOT LIKE '%COALESCE(%' ORDER BY 1`,
  ),
];

test("the schema that the migrations make is the one the entities describe", async () => {
  const described = await createTestDatabase();
  await described.db.query(`DROP SCHEMA public CASCADE; CREATE SCHEMA public; CREATE SEQUENCE events_seq`);
  await described.db.synchronize();
  expect(await describeSchema(database)).toEqual(await describeSchema(described));
  await described.close();
});

test("migrations can be undone to the last table, and applied again", async () => {
  const before = await relations();
  expect(before).toContain("messages");

  for (let left = database.db.migrations.length; left > 0; left -= 1) await database.db.undoLastMigration();
  expect(await relations()).toEqual(["migrations", "migrations_id_seq"]);

  await database.db.runMigrations();
  expect(await relations()).toEqual(before);
});
