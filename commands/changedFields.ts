import { isDeepStrictEqual } from "node:util";
import type { AuditedFields } from "../contracts/audit.ts";

/** What of a thing has changed, as the log keeps it. */
export function changedFields<Fields extends object>(
  before: NoInfer<Fields>,
  after: Fields,
): { readonly before: AuditedFields; readonly after: AuditedFields } {
  const earlier = new Map(Object.entries(before));
  const changed = Object.entries(after).filter(([name, value]) => !isDeepStrictEqual(value, earlier.get(name)));
  return {
    before: Object.fromEntries(changed.map(([name]) => [name, earlier.get(name)])),
    after: Object.fromEntries(changed),
  };
}
