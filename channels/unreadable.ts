import { createHash } from "node:crypto";
import type { ParsedUpdate } from "../contracts/update.ts";

/** An authentic update we could not read: kept under its own id, or under its content's hash when it carries none. */
export function unreadable(externalId: string | undefined, update: unknown, reason: string): ParsedUpdate {
  const hash = () =>
    createHash("sha256")
      .update(JSON.stringify(update ?? null))
      .digest("hex")
      .slice(0, 32);
  return { kind: "unparsed", externalId: externalId ?? `sha256-${hash()}`, reason };
}
