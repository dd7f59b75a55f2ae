import { stat } from "node:fs/promises";
import { join } from "node:path";
import { EncryptionKeys } from "../config/env.ts";
import type { Installation } from "./installation.ts";
import { openSecrets, replaceSecrets } from "./secrets.ts";
import { StartUpProblem } from "./startUpProblem.ts";

/** Where an installation's encryption keys come from, and how one is added. All in the form of ENCRYPTION_KEYS. */
export interface Keyring {
  readonly keys: string;
  /** A key was added whose rotation has not ended. */
  readonly unfinished: boolean;
  /** Puts a key first, or says how to. */
  readonly add: (key: string) => Promise<void>;
  /** The keys that every running process knows; undefined, with a word to the reader, when some must be restarted first. */
  readonly keysInUse: () => Promise<string | undefined>;
  readonly finish: () => Promise<void>;
}

/** `upSince`: when the running `up` read its keys, in ms since 1970; undefined when none runs. */
export async function openKeyring(installation: Installation, upSince: number | undefined): Promise<Keyring> {
  const { env, dataDir } = installation;
  return env.ENCRYPTION_KEYS === undefined ? secretsFile(dataDir, upSince) : givenKeys(env.ENCRYPTION_KEYS);
}

/** Keys of the environment are set by whoever set them; the command can only say what to set. */
function givenKeys(keys: string): Keyring {
  if (!EncryptionKeys.safeParse(keys).success) {
    throw new StartUpProblem(
      "ENCRYPTION_KEYS cannot be read.",
      'Write it as "k1:" and 32 bytes of base64, several with commas between.',
    );
  }
  let proposed = false;
  return {
    keys,
    unfinished: false,
    async add(key) {
      proposed = true;
      console.log("ENCRYPTION_KEYS comes from outside. Set it, in front of what it is now, to");
      console.log(`\n  ${key},<the present value>\n`);
      console.log("for every api and worker, restart them, and call `npm run keys -- rotate` again with it.");
    },
    keysInUse: async () => (proposed ? undefined : keys),
    finish: async () => {},
  };
}

async function secretsFile(dataDir: string, upSince: number | undefined): Promise<Keyring> {
  const { encryptionKeys, rotatingTo } = await openSecrets(dataDir);
  return {
    keys: encryptionKeys,
    unfinished: rotatingTo !== undefined,
    async add(key) {
      const secrets = await openSecrets(dataDir);
      const [added] = EncryptionKeys.parse(key);
      const encryptionKeys = `${key},${secrets.encryptionKeys}`;
      await replaceSecrets(dataDir, { ...secrets, encryptionKeys, rotatingTo: added?.id });
      console.log(`${added?.id} stands first in ${join(dataDir, "secrets.json")}.`);
    },
    async keysInUse() {
      const { mtimeMs } = await stat(join(dataDir, "secrets.json"));
      if (upSince === undefined || upSince > mtimeMs) return (await openSecrets(dataDir)).encryptionKeys;
      console.log(
        "What runs here does not know it yet: restart `npm run up`, then call `npm run keys -- rotate` again.",
      );
      return undefined;
    },
    async finish() {
      const { rotatingTo: _, ...secrets } = await openSecrets(dataDir);
      await replaceSecrets(dataDir, secrets);
    },
  };
}
