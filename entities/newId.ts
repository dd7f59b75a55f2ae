import { randomUUIDv7 } from "node:crypto";
import type { IdPrefix } from "../contracts/ids.ts";

/** A new id that sorts by the time it was made, so that rows land at the end of their index. */
export function newId<Prefix extends IdPrefix>(prefix: Prefix): `${Prefix}_${string}` {
  return `${prefix}_${randomUUIDv7().replaceAll("-", "")}`;
}
