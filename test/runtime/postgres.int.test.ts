import { readFileSync } from "node:fs";
import { join } from "node:path";
import { Client } from "pg";
import { expect, onTestFinished, test } from "vitest";
import { findFreePort } from "../../runtime/ports.ts";
import { startPostgres } from "../../runtime/postgres.ts";
import type { Postgres } from "../../runtime/postgres.ts";
import { temporaryFolder } from "./temporaryFolder.ts";

function createCluster() {
  const folder = temporaryFolder();
  const settings = { dataDir: join(folder, "postgres"), password: "a b/c", logFile: join(folder, "postgres.log") };
  return async (password = settings.password): Promise<Postgres> => {
    const postgres = await startPostgres({ ...settings, password, port: await findFreePort() });
    onTestFinished(() => postgres.stop());
    return postgres;
  };
}

async function ask(url: string, sql: string): Promise<unknown> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    const { rows } = await client.query<{ answer: unknown }>(sql);
    return rows[0]?.answer;
  } finally {
    await client.end();
  }
}

test("committed rows survive a SIGKILL of the server, and the next start needs no help", async () => {
  const start = createCluster();
  const first = await start();
  await ask(first.url, "CREATE TABLE kept AS SELECT 'here' AS answer");
  process.kill(first.child.pid, "SIGKILL");
  await first.child.ended;
  const second = await start();
  expect(await ask(second.url, "SELECT answer FROM kept")).toBe("here");
});

test("a server whose parent was killed is ended before its data are opened again", async () => {
  const start = createCluster();
  const orphan = await start();
  const second = await start();
  expect(orphan.child.running()).toBe(false);
  expect(second.dataDir).toBe(orphan.dataDir);
  expect(readFileSync(join(second.dataDir, "postmaster.pid"), "utf8")).toMatch(new RegExp(`^${second.child.pid}\n`));
});

test("the cluster knows Cyrillic letters: case, words and trigrams", async () => {
  const { url } = await createCluster()();
  expect(await ask(url, "SELECT lower('РЕМОНТ') AS answer")).toBe("ремонт");
  expect(await ask(url, "SELECT to_tsvector('russian', 'Ремонтируем айфоны')::text AS answer")).toBe(
    "'айфон':2 'ремонтиру':1",
  );
  await ask(url, "CREATE EXTENSION pg_trgm");
  expect(await ask(url, "SELECT similarity('ремонт', 'РЕМОНТ') AS answer")).toBe(1);
});

test("another password than the cluster was made with is explained", async () => {
  const start = createCluster();
  const first = await start();
  await first.stop();
  await expect(start("other")).rejects.toMatchObject({
    message: expect.stringContaining("another password"),
    remedy: expect.stringContaining("secrets.json"),
  });
});
