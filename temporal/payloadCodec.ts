import { createCipheriv, createDecipheriv, createSecretKey, randomBytes } from "node:crypto";
import type { Payload, PayloadCodec } from "@temporalio/common";
import proto from "@temporalio/proto";

const { Payload: PayloadMessage } = proto.temporal.api.common.v1;

const ENCODING = "binary/encrypted";
const NONCE_BYTES = 12;
const TAG_BYTES = 16;

export interface EncryptionKey {
  readonly id: string;
  readonly key: Buffer;
}

/**
 * Encrypts every payload that reaches Temporal with AES-256-GCM: the first key encrypts, any listed key decrypts.
 * An encrypted payload's data is nonce (12 bytes) + tag (16) + ciphertext, and its metadata names the key.
 */
export function createPayloadCodec(keys: readonly EncryptionKey[]): PayloadCodec {
  // Prepared once: from bytes, Node would set the key up anew for every payload.
  const prepared = keys.map(({ id, key }) => ({ id, key: createSecretKey(key) }));
  const [current] = prepared;
  if (current === undefined) throw new Error("At least one encryption key is needed to talk to Temporal.");
  const byId = new Map(prepared.map(({ id, key }) => [id, key]));

  const encrypt = (payload: Payload): Payload => {
    const nonce = randomBytes(NONCE_BYTES);
    const cipher = createCipheriv("aes-256-gcm", current.key, nonce);
    const sealed = Buffer.concat([cipher.update(PayloadMessage.encode(payload).finish()), cipher.final()]);
    return {
      metadata: { encoding: Buffer.from(ENCODING), "encryption-key-id": Buffer.from(current.id) },
      data: Buffer.concat([nonce, cipher.getAuthTag(), sealed]),
    };
  };

  const decrypt = (payload: Payload): Payload => {
    if (textOf(payload.metadata?.["encoding"]) !== ENCODING || !payload.data) return payload;
    const id = textOf(payload.metadata?.["encryption-key-id"]);
    const key = byId.get(id);
    if (key === undefined)
      throw new Error(`A payload was encrypted with key "${id}", which is not in ENCRYPTION_KEYS.`);
    const decipher = createDecipheriv("aes-256-gcm", key, payload.data.subarray(0, NONCE_BYTES), {
      authTagLength: TAG_BYTES,
    });
    decipher.setAuthTag(payload.data.subarray(NONCE_BYTES, NONCE_BYTES + TAG_BYTES));
    const opened = Buffer.concat([decipher.update(payload.data.subarray(NONCE_BYTES + TAG_BYTES)), decipher.final()]);
    return PayloadMessage.decode(opened);
  };

  return {
    encode: (payloads) => Promise.resolve(payloads.map(encrypt)),
    decode: (payloads) => Promise.resolve(payloads.map(decrypt)),
  };
}

const textOf = (bytes: Uint8Array | null | undefined) => (bytes ? Buffer.from(bytes).toString() : "");
