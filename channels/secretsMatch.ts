import { createHash, timingSafeEqual } from "node:crypto";

/** Compares in constant time, whatever the lengths: both sides are hashed first. */
export function secretsMatch(given: string | readonly string[] | undefined, expected: string): boolean {
  if (typeof given !== "string") return false;
  return timingSafeEqual(digest(given), digest(expected));
}

const digest = (text: string) => createHash("sha256").update(text).digest();
