import { createHash } from "node:crypto";
import type { TenantId } from "../../contracts/ids.ts";
import { DIGITS_MIN, digitRunsIn, wordsIn } from "./wordsIn.ts";

/** Words and the parts of numbers as they stand in the index. One tenant's list of places never holds another's. */
export interface Terms {
  readonly word: (word: string) => string;
  /** Found by its beginning; each tail of a number is a term, so any part of it is the beginning of one. */
  readonly digits: (digits: string) => string;
}

/** Four signs keep most tenants' terms apart; for the rare two that share them, the row's own tenantId decides. */
export function termsOf(tenantId: TenantId): Terms {
  const tag = createHash("sha256").update(tenantId).digest("hex").slice(0, 4);
  return { word: (word) => tag + word, digits: (digits) => `${tag}#${digits}` };
}

/** Every term under which a text is found, once each. */
export function indexTerms(tenantId: TenantId, text: string): readonly string[] {
  const terms = termsOf(tenantId);
  const tails = digitRunsIn(text).flatMap(({ digits }) =>
    Array.from({ length: digits.length - DIGITS_MIN + 1 }, (_, from) => digits.slice(from)),
  );
  return [...new Set([...wordsIn(text).map(({ word }) => terms.word(word)), ...tails.map(terms.digits)])];
}
