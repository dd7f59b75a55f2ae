import { randomBytes, randomUUID } from "node:crypto";
import { link, mkdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";
import { parseJson } from "../contracts/parseJson.ts";
import { StartUpProblem } from "./startUpProblem.ts";

/** What an installation must keep to itself, and keep: without the encryption key its stored tokens cannot be read. */
const Secrets = z.object({
  databasePassword: z.string().min(1),
  /** In the form of ENCRYPTION_KEYS. */
  encryptionKeys: z.string().min(1),
  /** The id of the newest key while not every secret is sealed with it yet. */
  rotatingTo: z.string().optional(),
  jwtSecret: z.base64(),
  demoPassword: z.string().min(1),
  demoWebhookSecret: z.string().min(1),
  demoMessengerToken: z.string().min(1),
});
export type Secrets = Readonly<z.infer<typeof Secrets>>;

/** Reads the installation's secrets from `<dataDir>/secrets.json`, which the first start fills at random. */
export async function openSecrets(dataDir: string): Promise<Secrets> {
  const file = join(dataDir, "secrets.json");
  await mkdir(dataDir, { recursive: true });
  const text = await readFile(file, "utf8").catch(() => undefined);
  if (text === undefined) {
    await createOnce(file, randomSecrets());
    return openSecrets(dataDir);
  }
  const parsed = Secrets.safeParse(parseJson(text));
  if (parsed.success) return parsed.data;
  throw new StartUpProblem(
    `The installation's secrets in ${file} cannot be read.`,
    "Put the file back from a backup, or delete the whole folder to start afresh without its data.",
    { cause: parsed.error },
  );
}

/** Replaces the file whole, so that a kill leaves the old secrets or the new ones; only its owner may read it. */
export async function replaceSecrets(dataDir: string, secrets: Secrets): Promise<void> {
  const file = join(dataDir, "secrets.json");
  const draft = `${file}.${randomUUID()}`;
  await writeFile(draft, `${JSON.stringify(secrets, null, 2)}\n`, { mode: 0o600, flush: true });
  await rename(draft, file);
}

function randomSecrets(): Secrets {
  return {
    databasePassword: randomBytes(24).toString("base64url"),
    encryptionKeys: `k1:${randomBytes(32).toString("base64")}`,
    jwtSecret: randomBytes(48).toString("base64"),
    demoPassword: randomBytes(9).toString("base64url"),
    demoWebhookSecret: randomBytes(24).toString("base64url"),
    demoMessengerToken: randomBytes(24).toString("base64url"),
  };
}

/** The file appears whole or not at all, and of two starts at once one wins. */
async function createOnce(file: string, secrets: Secrets): Promise<void> {
  const draft = `${file}.${randomUUID()}`;
  await writeFile(draft, `${JSON.stringify(secrets, null, 2)}\n`, { mode: 0o600 });
  await link(draft, file).catch((error: unknown) => {
    if (!(error instanceof Error && "code" in error && error.code === "EEXIST")) throw error;
  });
  await rm(draft);
}
