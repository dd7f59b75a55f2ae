import { createCipheriv, createDecipheriv, createSecretKey, randomBytes } from "node:crypto";

const NONCE_BYTES = 12;
const TAG_BYTES = 16;

export interface EncryptionKey {
  readonly id: string;
  /** 32 bytes. */
  readonly key: Buffer;
}

export interface Encrypted {
  readonly keyId: string;
  /** Nonce (12 bytes) + tag (16) + ciphertext. */
  readonly bytes: Buffer;
}

export interface Cipher {
  encrypt(plain: Uint8Array): Encrypted;
  /** Throws where the key is not listed, or the bytes are not what it encrypted. */
  decrypt(keyId: string, bytes: Uint8Array): Buffer;
}

/** AES-256-GCM, for all that the product encrypts: the first key encrypts, any listed key decrypts. */
export function createCipher(keys: readonly EncryptionKey[]): Cipher {
  // Prepared once: from bytes, Node would set the key up anew for every text.
  const prepared = keys.map(({ id, key }) => ({ id, key: createSecretKey(key) }));
  const [current] = prepared;
  if (current === undefined) throw new Error("At least one encryption key is needed.");
  const byId = new Map(prepared.map(({ id, key }) => [id, key]));
  return {
    encrypt(plain) {
      const nonce = randomBytes(NONCE_BYTES);
      const cipher = createCipheriv("aes-256-gcm", current.key, nonce);
      const ciphertext = Buffer.concat([cipher.update(plain), cipher.final()]);
      return { keyId: current.id, bytes: Buffer.concat([nonce, cipher.getAuthTag(), ciphertext]) };
    },
    decrypt(keyId, bytes) {
      const key = byId.get(keyId);
      if (key === undefined) throw new Error(`Key "${keyId}" encrypted this, and it is not in ENCRYPTION_KEYS.`);
      const decipher = createDecipheriv("aes-256-gcm", key, bytes.subarray(0, NONCE_BYTES), {
        authTagLength: TAG_BYTES,
      });
      decipher.setAuthTag(bytes.subarray(NONCE_BYTES, NONCE_BYTES + TAG_BYTES));
      return Buffer.concat([decipher.update(bytes.subarray(NONCE_BYTES + TAG_BYTES)), decipher.final()]);
    },
  };
}
