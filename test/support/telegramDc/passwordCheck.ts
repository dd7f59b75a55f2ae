import { createHash, randomBytes } from "node:crypto";
import { returnBigInt } from "telegram/Helpers.js";
import { computeDigest } from "telegram/Password.js";
import { Api } from "telegram/tl/index.js";
import { fromBig, modPow, toBig } from "./bytes.ts";
import { GENERATOR, P, PRIME } from "./dhParameters.ts";

const sha256 = (...parts: readonly Buffer[]) => createHash("sha256").update(Buffer.concat(parts)).digest();
const G = fromBig(BigInt(GENERATOR), 256);

/** The server's side of SRP (https://core.telegram.org/api/srp). Each question may be answered once. */
export function askPassword(password: string) {
  const salts = { salt1: randomBytes(16), salt2: randomBytes(16) };
  const algorithm = new Api.PasswordKdfAlgoSHA256SHA256PBKDF2HMACSHA512iter100000SHA256ModPow({
    ...salts,
    g: GENERATOR,
    p: PRIME,
  });
  const b = toBig(randomBytes(256));
  let verifier = 0n;
  let asked: Buffer = Buffer.alloc(0);
  return {
    async question(): Promise<Api.account.Password> {
      verifier = toBig(await computeDigest(algorithm, password));
      const k = toBig(sha256(PRIME, G));
      asked = fromBig((k * verifier + modPow(BigInt(GENERATOR), b, P)) % P, 256);
      return new Api.account.Password({
        hasPassword: true,
        currentAlgo: algorithm,
        srp_B: asked,
        srpId: returnBigInt(99),
        hint: "девичья фамилия",
        newAlgo: algorithm,
        newSecureAlgo: new Api.SecurePasswordKdfAlgoUnknown(),
        secureRandom: randomBytes(32),
      });
    },
    isRight(answer: Api.InputCheckPasswordSRP): boolean {
      const A = fromBig(toBig(answer.A), 256);
      const u = toBig(sha256(A, asked));
      const shared = modPow((toBig(A) * modPow(verifier, u, P)) % P, b, P);
      const hashedP = sha256(PRIME);
      const hashedG = sha256(G);
      const mixed = Buffer.from(hashedP.map((byte, at) => byte ^ (hashedG[at] ?? 0)));
      const key = sha256(fromBig(shared, 256));
      const proof = sha256(mixed, sha256(salts.salt1), sha256(salts.salt2), A, asked, key);
      return proof.equals(Buffer.from(answer.M1));
    },
  };
}
