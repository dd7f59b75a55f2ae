import { ProductError } from "../../contracts/errors.ts";
import { storable } from "../storable.ts";

/** Escapes of NUL and of surrogates. Most are emoji, which are fine, but only a parser can tell; most bodies hold neither. */
const SUSPICIOUS = /\\u(?:0000|d[89a-f])/i;

/** Reads JSON as Postgres can store it. Throws request.malformed. */
export function parseStorable(text: string): unknown {
  try {
    return SUSPICIOUS.test(text) ? JSON.parse(text, storable) : JSON.parse(text);
  } catch {
    throw new ProductError("request.malformed");
  }
}
