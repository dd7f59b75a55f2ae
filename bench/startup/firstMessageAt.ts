import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { Client } from "pg";
import { z } from "zod";
import { POSTGRES_USER } from "../../runtime/postgresCluster.ts";

const LOOK_MS = 200;

const Secrets = z.object({ databasePassword: z.string() });

export interface Starting {
  readonly dataDir: string;
  readonly postgresPort: number;
  /** Unix milliseconds. */
  readonly deadlineMs: number;
}

/** When a customer's first message was recorded in an installation that is still starting; Unix milliseconds. */
export async function firstMessageAt({ dataDir, postgresPort, deadlineMs }: Starting): Promise<number> {
  while (Date.now() < deadlineMs) {
    const recordedAt = await readFirst(dataDir, postgresPort).catch(() => null);
    if (recordedAt !== null) return recordedAt.getTime();
    await sleep(LOOK_MS);
  }
  throw new Error("No customer's message was recorded in time.");
}

/** Rejects while there are no secrets, no server, no schema. */
async function readFirst(dataDir: string, port: number): Promise<Date | null> {
  const { databasePassword: password } = Secrets.parse(
    JSON.parse(await readFile(join(dataDir, "secrets.json"), "utf8")),
  );
  const db = new Client({ host: "127.0.0.1", port, user: POSTGRES_USER, password, database: "switchboard" });
  try {
    await db.connect();
    const { rows } = await db.query<{ recordedAt: Date | null }>(
      `SELECT min("recordedAt") AS "recordedAt" FROM messages WHERE direction = 'in'`,
    );
    return rows[0]?.recordedAt ?? null;
  } finally {
    await db.end();
  }
}
