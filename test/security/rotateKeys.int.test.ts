import { spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { once } from "node:events";
import { readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { afterEach, beforeEach, expect, test } from "vitest";
import { z } from "zod";
import { EncryptionKeys } from "../../config/env.ts";
import { ChannelAccountRecord } from "../../entities/channelAccountRecord.ts";
import { openChannelSecrets } from "../../entities/channelSecrets.ts";
import { createSealer } from "../../entities/sealing.ts";
import { commandLineOf } from "../../runtime/processes.ts";
import { openSecrets } from "../../runtime/secrets.ts";
import { runScript } from "../runtime/spawnNode.ts";
import { temporaryFolder } from "../runtime/temporaryFolder.ts";
import { buildChannelAccount, buildTenant } from "../support/builders.ts";
import { createTestDatabase } from "../support/testDatabase.ts";
import type { TestDatabase } from "../support/testDatabase.ts";
import { until } from "../support/until.ts";

/** More than two batches. */
const ACCOUNTS = 230;
const KEYS = ["--import", "tsx", "runtime/keys.ts"];
const newKey = (id: string) => `${id}:${randomBytes(32).toString("base64")}`;

let database: TestDatabase;
beforeEach(async () => {
  database = await createTestDatabase();
});
afterEach(() => database.close());

async function connectAccounts(keys: string, count = ACCOUNTS): Promise<void> {
  const tenant = await buildTenant(database.db);
  const sealer = createSealer(EncryptionKeys.parse(keys));
  for (let number = 0; number < count; number += 1)
    await buildChannelAccount(database.db, sealer, { tenant, kind: "demo", settings: { token: `token-${number}` } });
}

/** How many accounts each key seals; fails when one of them does not open with these keys. */
async function readWith(keys: string): Promise<Readonly<Record<string, number>>> {
  const sealer = createSealer(EncryptionKeys.parse(keys));
  const accounts = await database.db.getRepository(ChannelAccountRecord).find();
  const tokens = accounts.map(({ sealed }) => openChannelSecrets(sealer, sealed).settings);
  expect(new Set(tokens.map((settings) => JSON.stringify(settings))).size).toBe(accounts.length);
  const counts: Record<string, number> = {};
  for (const { sealed } of accounts) {
    const [id = ""] = sealed.split(".");
    counts[id] = (counts[id] ?? 0) + 1;
  }
  return counts;
}

const outside = (keys: string) => ({ DATABASE_URL: database.url, ENCRYPTION_KEYS: keys });
const inFolder = (folder: string) => ({ DATABASE_URL: database.url, ENCRYPTION_KEYS: "", DATA_DIR: folder });

test("a rotation that is killed between two batches leaves every secret readable, and the next call ends it", async () => {
  const [old, fresh] = [newKey("k1"), newKey("k2")];
  await connectAccounts(old);
  const both = `${fresh},${old}`;

  // Somebody changes the last account meanwhile, so the rotation waits before its last batch.
  const busy = database.db.createQueryRunner();
  await busy.startTransaction();
  await busy.query(`SELECT id FROM channel_accounts ORDER BY id DESC LIMIT 1 FOR UPDATE`);
  const env = { ...process.env, ...outside(both) };
  const rotation = spawn(process.execPath, [...KEYS, "rotate"], { env, stdio: ["ignore", "pipe", "inherit"] });
  const printed = text(rotation.stdout);
  await until(async () => (await readWith(both))["k2"] === 200);
  rotation.kill("SIGKILL");
  await once(rotation, "exit");
  await busy.rollbackTransaction();
  await busy.release();
  expect(await printed).toContain(`100 of ${ACCOUNTS} secrets sealed with k2`);

  expect(await readWith(both)).toEqual({ k1: 30, k2: 200 });
  const listed = await runScript([...KEYS, "list"], outside(both));
  expect(listed.stdout).toMatch(/k2 +seals 200 +\(seals what is new\)\nk1 +seals 30\n/);

  const ended = await runScript([...KEYS, "rotate"], outside(both));
  expect(ended.exitCode).toBe(0);
  expect(ended.stdout).toContain("30 of 30");
  expect(await readWith(fresh)).toEqual({ k2: ACCOUNTS });
});

test("keys from outside are never guessed: the command says what to set, and changes nothing", async () => {
  const old = newKey("k1");
  await connectAccounts(old, 2);
  const { stdout, exitCode } = await runScript([...KEYS, "rotate"], outside(old));
  expect(exitCode).toBe(0);
  expect(stdout).toMatch(/k2:[\w+/]{43}=,<the present value>/);
  expect(stdout).not.toContain(old);
  expect(await readWith(old)).toEqual({ k1: 2 });
});

test("a key that still seals something is not forgotten silently", async () => {
  await connectAccounts(newKey("k1"), 2);
  const without = await runScript([...KEYS, "rotate"], outside(newKey("k2")));
  expect(without.exitCode).toBe(1);
  expect(without.stderr).toContain("sealed with k1, which is not among the encryption keys");
  const listed = await runScript([...KEYS, "list"], outside(newKey("k2")));
  expect(listed.stdout).toMatch(/k1 +seals 2 +\(MISSING/);
});

test("an installation of `up` gets its new key in secrets.json, for its owner's eyes, before the old one", async () => {
  const folder = temporaryFolder();
  const { encryptionKeys: old, ...others } = await openSecrets(folder);
  await connectAccounts(old, 3);
  const rotated = await runScript([...KEYS, "rotate"], inFolder(folder));
  expect(rotated.stderr).toBe("");
  expect(rotated.exitCode).toBe(0);

  const { encryptionKeys, ...kept } = await openSecrets(folder);
  expect(kept).toEqual(others);
  expect(encryptionKeys).toMatch(/^k2:/);
  expect(encryptionKeys.endsWith(`,${old}`)).toBe(true);
  expect(statSync(join(folder, "secrets.json")).mode & 0o777).toBe(0o600);
  expect(await readWith(encryptionKeys)).toEqual({ k2: 3 });
});

test("beside a running `up` the key is added first, and secrets are sealed with it once `up` knows it", async () => {
  const folder = temporaryFolder();
  const { encryptionKeys: old } = await openSecrets(folder);
  await connectAccounts(old, 3);
  const restartUp = async () => {
    const commandLine = await commandLineOf(process.pid);
    writeFileSync(join(folder, "up.lock"), JSON.stringify({ pid: process.pid, commandLine, url: "http://up" }));
  };
  await restartUp();

  const first = await runScript([...KEYS, "rotate"], inFolder(folder));
  expect(first.stdout).toContain("restart `npm run up`");
  const again = await runScript([...KEYS, "rotate"], inFolder(folder));
  expect(again.stdout).toContain("restart `npm run up`");
  expect(await readWith(old)).toEqual({ k1: 3 });

  await restartUp();
  await runScript([...KEYS, "rotate"], inFolder(folder));
  const { encryptionKeys } = await openSecrets(folder);
  expect(EncryptionKeys.parse(encryptionKeys).map(({ id }) => id)).toEqual(["k2", "k1"]);
  expect(await readWith(encryptionKeys)).toEqual({ k2: 3 });
  const file = z.looseObject({}).parse(JSON.parse(readFileSync(join(folder, "secrets.json"), "utf8")));
  expect(file).not.toHaveProperty("rotatingTo");
});

test("a database that was never migrated is said to be empty, in words", async () => {
  await database.db.query(`DROP SCHEMA public CASCADE; CREATE SCHEMA public`);
  const { exitCode, stderr } = await runScript([...KEYS, "list"], outside(newKey("k1")));
  expect(exitCode).toBe(1);
  expect(stderr).toContain("has no tables");
});

test("keys that cannot be read, and a database that is not there, are said in words", async () => {
  const unreadable = await runScript([...KEYS, "list"], outside("k1:short"));
  expect([unreadable.exitCode, unreadable.stderr]).toEqual([
    1,
    expect.stringContaining("ENCRYPTION_KEYS cannot be read"),
  ]);
  const nowhere = { ...outside(newKey("k1")), DATABASE_URL: "postgres://a:b@127.0.0.1:2/x" };
  const away = await runScript([...KEYS, "list"], nowhere);
  expect([away.exitCode, away.stderr]).toEqual([1, expect.stringContaining("cannot be reached")]);
});
