import { expect, test } from "vitest";
import { base32, findTotpStep, stepAt, totpCode } from "../../commands/totp.ts";

const secret = Buffer.from("12345678901234567890");

/** RFC 6238, appendix B, SHA-1. Its codes have eight digits; six are their last ones. */
const vectors = [
  [59, "94287082"],
  [1_111_111_109, "07081804"],
  [1_111_111_111, "14050471"],
  [1_234_567_890, "89005924"],
  [2_000_000_000, "69279037"],
  [20_000_000_000, "65353130"],
] as const;

test.each(vectors)("at second %i the code is the one the RFC gives", (second, code) => {
  expect(totpCode(secret, stepAt(new Date(second * 1_000)))).toBe(code.slice(-6));
});

test("a code is taken one step early and one step late, and no further", () => {
  const now = new Date(1_111_111_111_000);
  const found = [-2, -1, 0, 1, 2].map((away) =>
    findTotpStep(secret, totpCode(secret, stepAt(now) + away), now, null) === null ? "refused" : "taken",
  );
  expect(found).toEqual(["refused", "taken", "taken", "taken", "refused"]);
});

test("a code that was used is not taken again, nor one from before it", () => {
  const now = new Date(1_111_111_111_000);
  const step = stepAt(now);
  expect(findTotpStep(secret, totpCode(secret, step), now, step)).toBeNull();
  expect(findTotpStep(secret, totpCode(secret, step - 1), now, step)).toBeNull();
  expect(findTotpStep(secret, totpCode(secret, step + 1), now, step)).toBe(step + 1);
});

test("base32 is that of RFC 4648, without padding", () => {
  expect(["f", "fo", "foo", "foob", "fooba", "foobar"].map((text) => base32(Buffer.from(text)))).toEqual([
    "MY",
    "MZXQ",
    "MZXW6",
    "MZXW6YQ",
    "MZXW6YTB",
    "MZXW6YTBOI",
  ]);
});
