import { randomBytes } from "node:crypto";
import { parseArgs } from "node:util";
import type { DataSource } from "typeorm";
import { countSealed, rotateSecrets } from "../commands/rotateSecrets.ts";
import { EncryptionKeys } from "../config/env.ts";
import { readInstallationEnv } from "../config/installationEnv.ts";
import { createSealer } from "../entities/sealing.ts";
import { connectDatabase } from "./connectDatabase.ts";
import { describeInstallation } from "./installation.ts";
import { openKeyring } from "./keyring.ts";
import type { Keyring } from "./keyring.ts";
import { openInstallationDatabase } from "./openInstallationDatabase.ts";
import { reportProblem } from "./reportProblem.ts";
import { StartUpProblem } from "./startUpProblem.ts";

/** `npm run keys -- list`: each key, the one that seals first, and how many secrets it seals. */
async function list(db: DataSource, { keys }: Keyring): Promise<void> {
  const counts = await countSealed(db);
  const ids = EncryptionKeys.parse(keys).map(({ id }) => id);
  for (const [place, id] of ids.entries()) {
    console.log(`${id}  seals ${counts.get(id) ?? 0}${place === 0 ? "  (seals what is new)" : ""}`);
  }
  for (const [id, count] of counts) {
    if (!ids.includes(id)) console.log(`${id}  seals ${count}  (MISSING: put it back, or connect these channels anew)`);
  }
}

/** `npm run keys -- rotate`: a new key first, then everything sealed with it. Called again after a kill, it goes on. */
async function rotate(db: DataSource, keyring: Keyring): Promise<void> {
  const ready = await prepare(db, keyring);
  if (ready === undefined) return;
  const parsed = EncryptionKeys.parse(ready);
  const keyId = parsed[0]?.id ?? "";
  const counts = await countSealed(db);
  refuseMissing([...counts.keys()], new Set(parsed.map(({ id }) => id)));
  const total = [...counts].reduce((sum, [id, count]) => (id === keyId ? sum : sum + count), 0);
  const onBatch = (resealed: number) => console.log(`${resealed} of ${total} secrets sealed with ${keyId}`);
  await rotateSecrets(db, { sealer: createSealer(parsed), keyId, onBatch });
  await keyring.finish();
  console.log(`Every secret is sealed with ${keyId}. ${KEEP_OLD}`);
}

const KEEP_OLD = "Keep the old keys as long as actors' histories written with them are kept: see docs/running.md.";

/** The keys to rotate with; undefined when somebody has to act first, and has been told so. */
async function prepare(db: DataSource, keyring: Keyring): Promise<string | undefined> {
  const [first] = EncryptionKeys.parse(keyring.keys);
  const counts = await countSealed(db);
  const unfinished = keyring.unfinished || [...counts.keys()].some((id) => id !== first?.id);
  if (!unfinished) await keyring.add(newKey(keyring.keys));
  return keyring.keysInUse();
}

function newKey(keys: string): string {
  const numbers = EncryptionKeys.parse(keys).map(({ id }) => Number(/^k(\d+)$/.exec(id)?.[1] ?? 0));
  return `k${Math.max(...numbers) + 1}:${randomBytes(32).toString("base64")}`;
}

function refuseMissing(sealing: readonly string[], known: ReadonlySet<string>): void {
  const missing = sealing.filter((id) => !known.has(id));
  if (missing.length === 0) return;
  throw new StartUpProblem(
    `Secrets are sealed with ${missing.join(", ")}, which is not among the encryption keys; nothing was changed.`,
    "Put that key back behind the others and try again, or delete the channels whose secrets it sealed.",
  );
}

const commands: Readonly<Record<string, (db: DataSource, keyring: Keyring) => Promise<void>>> = { list, rotate };

try {
  const [name = ""] = parseArgs({ allowPositionals: true }).positionals;
  const command = Object.hasOwn(commands, name) ? commands[name] : undefined;
  if (command === undefined) {
    throw new StartUpProblem(`There is no command "keys ${name}".`, "Choose `keys -- list` or `keys -- rotate`.");
  }
  const installation = describeInstallation(readInstallationEnv());
  const { url, upSince, close } = await openInstallationDatabase(installation);
  try {
    const db = await connectDatabase(url, "keys", "This installation has no secrets yet");
    try {
      await command(db, await openKeyring(installation, upSince));
    } finally {
      await db.destroy();
    }
  } finally {
    await close();
  }
} catch (error) {
  reportProblem(error);
}
