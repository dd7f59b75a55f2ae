import { ProductError } from "../../contracts/errors.ts";

/** Escapes of NUL and of surrogates. Paired surrogates (emoji) are fine, but only a parser can tell. */
const SUSPICIOUS = /\\u(?:0000|d[89a-f])/i;

/** Reads JSON, without the characters that Postgres cannot store: NUL disappears, a lone surrogate becomes U+FFFD. */
export function parseStorable(text: string): unknown {
  try {
    return SUSPICIOUS.test(text) ? JSON.parse(text, (_, value: unknown) => storable(value)) : JSON.parse(text);
  } catch {
    throw new ProductError("request.malformed");
  }
}

const storable = (value: unknown) => (typeof value === "string" ? value.replaceAll("\0", "").toWellFormed() : value);
