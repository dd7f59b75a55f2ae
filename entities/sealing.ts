import { createCipher } from "../config/aesGcm.ts";
import type { EncryptionKey } from "../config/aesGcm.ts";

/** Keeps secrets (bot tokens, webhook secrets) unreadable in the database and its backups. */
export interface Sealer {
  seal(text: string): string;
  open(sealed: string): string;
}

/**
 * A sealed text is "<key id>.<base64 of what config/aesGcm.ts made of it>". The first key seals, any listed key opens, so a
 * key is replaced by putting the new one before it.
 */
export function createSealer(keys: readonly EncryptionKey[]): Sealer {
  const cipher = createCipher(keys);
  return {
    seal(text) {
      const { keyId, bytes } = cipher.encrypt(Buffer.from(text));
      return `${keyId}.${bytes.toString("base64")}`;
    },
    open(sealed) {
      const [keyId = "", encoded = ""] = sealed.split(".");
      return cipher.decrypt(keyId, Buffer.from(encoded, "base64")).toString();
    },
  };
}
