import { readEnv } from "../config/env.ts";
import { createDataSource } from "./dataSource.ts";

/** Brings a database to the current schema; safe to repeat, and safe when two processes start at once. */
export async function runMigrations(url: string): Promise<readonly string[]> {
  const db = createDataSource({ url, applicationName: "migrate", poolSize: 2 });
  await db.initialize();
  const gate = db.createQueryRunner();
  try {
    await gate.query("SELECT pg_advisory_lock(hashtext('switchboard.migrations'))");
    const done = await db.runMigrations();
    return done.map(({ name }) => name);
  } finally {
    await gate.release();
    await db.destroy();
  }
}

if (import.meta.main) {
  const done = await runMigrations(readEnv().DATABASE_URL);
  console.log(done.length === 0 ? "schema is current" : `applied ${done.join(", ")}`);
}
