import type { DataSource } from "typeorm";
import { createDataSource } from "../entities/dataSource.ts";
import { StartUpProblem } from "./startUpProblem.ts";

/** A command's own connection to a database that is there and has tables; `missing` says what it lacks without them. */
export async function connectDatabase(url: string, applicationName: string, missing: string): Promise<DataSource> {
  const db = await connect(url, applicationName);
  const [found]: { table: string | null }[] = await db.query(`SELECT to_regclass('tenants')::text AS "table"`);
  if (found?.table !== null) return db;
  await db.destroy();
  throw new StartUpProblem(
    `${missing}: its database has no tables.`,
    "Start it once with `npm run up`, or `npm run migrate` on a database of your own.",
  );
}

async function connect(url: string, applicationName: string): Promise<DataSource> {
  try {
    return await createDataSource({ url, applicationName, poolSize: 2 }).initialize();
  } catch (cause) {
    const words = cause instanceof Error ? cause.message : String(cause);
    throw new StartUpProblem(`The database cannot be reached: ${words}.`, "Start it, or correct DATABASE_URL.", {
      cause,
    });
  }
}
