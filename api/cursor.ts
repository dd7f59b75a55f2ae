import { z } from "zod";
import { ProductError } from "../contracts/errors.ts";

/** As Postgres writes it, to the microsecond. */
export const TimeKey = z.string().regex(/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d(\.\d+)?[+-]\d\d(:\d\d)?$/);

/** A place in a list that is ordered by two columns. Opaque to clients; stays right when rows come and go before it. */
export const writeCursor = (key: string, id: string): string =>
  Buffer.from(JSON.stringify([key, id])).toString("base64url");

/** Returns [null, null] for the list's beginning. Throws request.invalid for what is not a cursor of ours. */
export function readCursor(
  cursor: string | undefined,
  key: z.ZodType<string>,
): readonly [string, string] | readonly [null, null] {
  if (cursor === undefined) return [null, null];
  try {
    return z.tuple([key, z.string()]).parse(JSON.parse(Buffer.from(cursor, "base64url").toString()));
  } catch {
    throw new ProductError("request.invalid", [
      { field: "query.cursor", message: "This is not a cursor of this list." },
    ]);
  }
}

/** Splits one row more than was asked for into a page and the cursor of the next one. */
export function pageOf<Row>(rows: readonly Row[], limit: number, keysOf: (row: Row) => readonly [string, string]) {
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  return { page, next: rows.length > limit && last !== undefined ? writeCursor(...keysOf(last)) : null };
}
