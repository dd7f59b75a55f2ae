import { constants, createHash, privateDecrypt, randomBytes } from "node:crypto";
import type { KeyObject } from "node:crypto";
import { AuthKey } from "telegram/crypto/AuthKey.js";
import { IGE } from "telegram/crypto/IGE.js";
import { BinaryReader } from "telegram/extensions/index.js";
import { bufferXor, generateKeyDataFromNonce, readBigIntFromBuffer, returnBigInt } from "telegram/Helpers.js";
import { Api } from "telegram/tl/index.js";
import { fromBig, int32, int64, modPow, toBig } from "./bytes.ts";
import { GENERATOR, P, PRIME } from "./dhParameters.ts";
import type { Framing } from "./framing.ts";
import { nextMessageId } from "./messageIds.ts";

const FACTORABLE = Buffer.from("17ED48941A08F981", "hex");
const sha1 = (bytes: Buffer) => createHash("sha1").update(bytes).digest();
const sha256 = (bytes: Buffer) => createHash("sha256").update(bytes).digest();

interface KeyExchangeSettings {
  readonly fingerprint: string;
  readonly privateKey: KeyObject;
  readonly onKey: (id: Buffer, key: Buffer) => void;
}

/** Makes an authorization key with one client (https://core.telegram.org/mtproto/auth_key); takes plain payloads. */
export function exchangeKeys(framing: Framing, { fingerprint, privateKey, onKey }: KeyExchangeSettings) {
  const serverNonce = readBigIntFromBuffer(randomBytes(16), true, true);
  const secret = toBig(randomBytes(256));
  let nonce = returnBigInt(0);
  let newNonce = returnBigInt(0);
  let cipher = { key: Buffer.alloc(0), iv: Buffer.alloc(0) };
  const send = (answer: { getBytes(): Buffer }) => {
    const body = answer.getBytes();
    framing.send(Buffer.concat([Buffer.alloc(8), int64(nextMessageId(1)), int32(body.length), body]));
  };

  return async (payload: Buffer): Promise<void> => {
    const asked: unknown = new BinaryReader(payload.subarray(20)).tgReadObject();
    if (asked instanceof Api.ReqPqMulti) {
      nonce = asked.nonce;
      const serverPublicKeyFingerprints = [returnBigInt(fingerprint)];
      send(new Api.ResPQ({ nonce, serverNonce, pq: FACTORABLE, serverPublicKeyFingerprints }));
    } else if (asked instanceof Api.ReqDHParams) {
      const padded = privateDecrypt({ key: privateKey, padding: constants.RSA_NO_PADDING }, asked.encryptedData);
      const temporaryKey = bufferXor(padded.subarray(0, 32), sha256(padded.subarray(32)));
      const reversed = new IGE(temporaryKey, Buffer.alloc(32)).decryptIge(padded.subarray(32)).subarray(0, 192);
      const inner: unknown = new BinaryReader(Buffer.from(reversed.toReversed())).tgReadObject();
      const isTemporary = inner instanceof Api.PQInnerDataTempDc;
      if (!(isTemporary || inner instanceof Api.PQInnerData)) throw new Error("No PQ data.");
      newNonce = inner.newNonce;
      cipher = await generateKeyDataFromNonce(serverNonce, newNonce);
      const answer = new Api.ServerDHInnerData({
        nonce,
        serverNonce,
        g: GENERATOR,
        dhPrime: PRIME,
        gA: fromBig(modPow(BigInt(GENERATOR), secret, P), 256),
        serverTime: Math.floor(Date.now() / 1_000),
      }).getBytes();
      const hashed = Buffer.concat([sha1(answer), answer]);
      const padding = randomBytes((16 - (hashed.length % 16)) % 16);
      const encryptedAnswer = new IGE(cipher.key, cipher.iv).encryptIge(Buffer.concat([hashed, padding]));
      send(new Api.ServerDHParamsOk({ nonce, serverNonce, encryptedAnswer }));
    } else if (asked instanceof Api.SetClientDHParams) {
      const plain = new IGE(cipher.key, cipher.iv).decryptIge(asked.encryptedData);
      const inner: unknown = new BinaryReader(plain.subarray(20)).tgReadObject();
      if (!(inner instanceof Api.ClientDHInnerData)) throw new Error("No DH data.");
      const key = fromBig(modPow(toBig(inner.gB), secret, P), 256);
      const authKey = new AuthKey();
      await authKey.setKey(key);
      onKey(sha1(key).subarray(12, 20), key);
      const newNonceHash1 = await authKey.calcNewNonceHash(newNonce, 1);
      send(new Api.DhGenOk({ nonce, serverNonce, newNonceHash1 }));
    }
  };
}
