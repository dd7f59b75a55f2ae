import { createCipheriv, createDecipheriv, randomBytes } from "node:crypto";

const NONCE_BYTES = 12;
const TAG_BYTES = 16;

interface SealingKey {
  readonly id: string;
  /** 32 bytes. */
  readonly key: Buffer;
}

/** Keeps secrets (bot tokens, webhook secrets) unreadable in the database and its backups. */
export interface Sealer {
  seal(text: string): string;
  open(sealed: string): string;
}

/**
 * AES-256-GCM. A sealed text is "<key id>.<base64 of nonce (12 bytes) + tag (16) + ciphertext>": the first key seals, any
 * listed key opens, so a key is replaced by putting the new one before it.
 */
export function createSealer(keys: readonly SealingKey[]): Sealer {
  const [current] = keys;
  if (current === undefined) throw new Error("At least one encryption key is needed to seal secrets.");
  const byId = new Map(keys.map(({ id, key }) => [id, key]));
  return {
    seal(text) {
      const nonce = randomBytes(NONCE_BYTES);
      const cipher = createCipheriv("aes-256-gcm", current.key, nonce);
      const ciphertext = Buffer.concat([cipher.update(text, "utf8"), cipher.final()]);
      return `${current.id}.${Buffer.concat([nonce, cipher.getAuthTag(), ciphertext]).toString("base64")}`;
    },
    open(sealed) {
      const [id = "", encoded = ""] = sealed.split(".");
      const key = byId.get(id);
      if (key === undefined) throw new Error(`A secret was sealed with key "${id}", which is not in ENCRYPTION_KEYS.`);
      const bytes = Buffer.from(encoded, "base64");
      const decipher = createDecipheriv("aes-256-gcm", key, bytes.subarray(0, NONCE_BYTES), {
        authTagLength: TAG_BYTES,
      });
      decipher.setAuthTag(bytes.subarray(NONCE_BYTES, NONCE_BYTES + TAG_BYTES));
      return decipher.update(bytes.subarray(NONCE_BYTES + TAG_BYTES), undefined, "utf8") + decipher.final("utf8");
    },
  };
}
