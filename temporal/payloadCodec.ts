import type { Payload, PayloadCodec } from "@temporalio/common";
import proto from "@temporalio/proto";
import { createCipher } from "../config/aesGcm.ts";
import type { EncryptionKey } from "../config/aesGcm.ts";

const { Payload: PayloadMessage } = proto.temporal.api.common.v1;

const ENCODING = "binary/encrypted";

/**
 * Encrypts every payload that reaches Temporal: the first key encrypts, any listed key decrypts. An encrypted payload's
 * data is what config/aesGcm.ts made of it, and its metadata names the key.
 */
export function createPayloadCodec(keys: readonly EncryptionKey[]): PayloadCodec {
  const cipher = createCipher(keys);

  const encrypt = (payload: Payload): Payload => {
    const { keyId, bytes } = cipher.encrypt(PayloadMessage.encode(payload).finish());
    return {
      metadata: { encoding: Buffer.from(ENCODING), "encryption-key-id": Buffer.from(keyId) },
      data: bytes,
    };
  };

  const decrypt = (payload: Payload): Payload => {
    if (textOf(payload.metadata?.["encoding"]) !== ENCODING || !payload.data) return payload;
    return PayloadMessage.decode(cipher.decrypt(textOf(payload.metadata?.["encryption-key-id"]), payload.data));
  };

  return {
    encode: (payloads) => Promise.resolve(payloads.map(encrypt)),
    decode: (payloads) => Promise.resolve(payloads.map(decrypt)),
  };
}

const textOf = (bytes: Uint8Array | null | undefined) => (bytes ? Buffer.from(bytes).toString() : "");
