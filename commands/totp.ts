import { createHmac } from "node:crypto";

const STEP_SECONDS = 30;
/** A clock may be one step off in either direction (RFC 6238, 5.2). */
const DRIFT_STEPS = 1;
const ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

export const stepAt = (moment: Date): number => Math.floor(moment.getTime() / 1_000 / STEP_SECONDS);

/** The six digits of one time step: HMAC-SHA-1, truncated as RFC 4226, 5.3 says. */
export function totpCode(secret: Buffer, step: number): string {
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(step));
  const mac = createHmac("sha1", secret).update(counter).digest();
  const truncated = mac.readUInt32BE(mac.readUInt8(mac.length - 1) & 0xf) & 0x7fffffff;
  return String(truncated % 1_000_000).padStart(6, "0");
}

/** The step whose code this is; null when it is of none near `now` or of one that is spent already. */
export function findTotpStep(secret: Buffer, code: string, now: Date, spentStep: number | null): number | null {
  const middle = stepAt(now);
  for (let step = middle - DRIFT_STEPS; step <= middle + DRIFT_STEPS; step += 1) {
    if (step > (spentStep ?? -1) && totpCode(secret, step) === code) return step;
  }
  return null;
}

/** RFC 4648 base32 without padding, which is how authenticator apps read a secret. */
export function base32(bytes: Buffer): string {
  const bits = Array.from(bytes, (byte) => byte.toString(2).padStart(8, "0")).join("");
  return (bits.match(/.{1,5}/g) ?? []).map((five) => ALPHABET.charAt(Number.parseInt(five.padEnd(5, "0"), 2))).join("");
}
