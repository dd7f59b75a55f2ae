import { ConversationState } from "../../contracts/asOf.ts";
import type { AuditedFields } from "../../contracts/audit.ts";

export interface RecordedChange {
  readonly at: Date;
  readonly before: AuditedFields;
  readonly after: AuditedFields;
}

interface Record {
  readonly now: ConversationState;
  /** Oldest first, before and after the moment. */
  readonly changes: readonly RecordedChange[];
  /** When the contact wrote, or a snooze ran out: each opens it. */
  readonly wokenAt: readonly Date[];
}

/**
 * How a conversation stood: each field as the last change before the moment left it, else as the first one after it found
 * it, else as it is now, because then it never changed. What wakes a conversation by itself is in no log of orders.
 */
export function stateAsOf({ now, changes, wokenAt }: Record, moment: Date): ConversationState {
  const field = (name: keyof ConversationState): unknown => {
    const last = changes.findLast(({ at, after }) => at <= moment && name in after);
    if (last) return last.after[name];
    const next = changes.find(({ at, before }) => at > moment && name in before);
    return next ? next.before[name] : now[name];
  };
  const ordered = changes.findLast(({ at, after }) => at <= moment && "status" in after);
  const woken = ordered !== undefined && wokenAt.some((at) => at > ordered.at && at <= moment);
  const wasClosed = ordered?.after["status"] === "resolved";
  const mode = field("mode");
  return ConversationState.parse({
    status: woken ? "open" : field("status"),
    mode,
    assigneeId: woken && wasClosed && mode === "bot" ? null : field("assigneeId"),
    priority: field("priority"),
    isMuted: field("isMuted"),
    labels: field("labels"),
  });
}
