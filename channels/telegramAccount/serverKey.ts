import { createHash, createPublicKey } from "node:crypto";

interface ServerKey {
  readonly fingerprint: string;
  /** Hexadecimal. */
  readonly modulus: string;
}

/** How clients and servers name an RSA key: the last 64 bits of the SHA-1 of its TL form (https://core.telegram.org/mtproto/auth_key). */
export function readServerKey(pem: string): ServerKey {
  const { n = "", e = "" } = createPublicKey(pem).export({ format: "jwk" });
  const [modulus, exponent] = [Buffer.from(n, "base64url"), Buffer.from(e, "base64url")];
  const digest = createHash("sha1")
    .update(Buffer.concat([tlBytes(modulus), tlBytes(exponent)]))
    .digest();
  return { fingerprint: digest.readBigInt64LE(12).toString(), modulus: modulus.toString("hex") };
}

export const fingerprintOf = (pem: string): string => readServerKey(pem).fingerprint;

/** TL's byte string: its length, the bytes, and zeros up to four. */
function tlBytes(bytes: Buffer): Buffer {
  const head = bytes.length < 254 ? [bytes.length] : [254, bytes.length & 255, bytes.length >> 8, bytes.length >> 16];
  const padding = (4 - ((head.length + bytes.length) % 4)) % 4;
  return Buffer.concat([Buffer.from(head), bytes, Buffer.alloc(padding)]);
}
