import { weigh } from "../contracts/factQuery.ts";
import type { Weighed } from "../contracts/factQuery.ts";
import type { Facts } from "../contracts/facts.ts";
import type { SequenceDefinition, Trigger } from "../contracts/sequence.ts";
import type { RunEvent } from "../contracts/touchRun.ts";

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

/** The stretch that ceilings count: runs begun later than so long ago. */
export const CEILING_WITHIN_MS = HOUR_MS;

/** What has been of a sequence so far. Runs that were refused are none. */
export interface EarlierRuns {
  /** One of this contact has not ended. */
  readonly isRunning: boolean;
  /** When this contact's last one ended; null: there was none. */
  readonly lastEndedAtMs: number | null;
  /** Begun within CEILING_WITHIN_MS: for this contact, and in all. */
  readonly begunOfContact: number;
  readonly begunInAll: number;
}

/** no: nothing to speak of. refused: it should have begun, and somebody has to be told that it did not. */
export type MayBegin =
  | { readonly kind: "yes"; readonly weighed: Weighed }
  | { readonly kind: "no"; readonly why: "begin.running" | "begin.once" | "begin.tooSoon" }
  | { readonly kind: "no"; readonly why: "begin.doesNotFit"; readonly weighed: Weighed }
  | { readonly kind: "refused"; readonly why: "begin.ceilingOfContact" | "begin.ceilingInAll" };

/** Whether a contact whom a trigger has named begins a run. Pure: the same for real runs and for the simulator. */
export function mayBegin(
  { entry, reentry, ceiling }: SequenceDefinition,
  earlier: EarlierRuns,
  facts: Facts,
  nowMs: number,
): MayBegin {
  if (earlier.isRunning) return { kind: "no", why: "begin.running" };
  if (earlier.lastEndedAtMs !== null) {
    if (reentry.kind === "once") return { kind: "no", why: "begin.once" };
    if (nowMs < earlier.lastEndedAtMs + reentry.days * DAY_MS) return { kind: "no", why: "begin.tooSoon" };
  }
  const weighed = weigh(entry, facts, nowMs);
  if (!weighed.holds) return { kind: "no", why: "begin.doesNotFit", weighed };
  if (earlier.begunOfContact >= ceiling.perContact) return { kind: "refused", why: "begin.ceilingOfContact" };
  if (earlier.begunInAll >= ceiling.inAll) return { kind: "refused", why: "begin.ceilingInAll" };
  return { kind: "yes", weighed };
}

export interface Fired {
  readonly trigger: Trigger;
  readonly weighed: Weighed;
}

/** The first trigger that an event sets off; null: none. `facts` are the contact's as they are after it. */
export function firedBy(triggers: readonly Trigger[], event: RunEvent, facts: Facts, nowMs: number): Fired | null {
  for (const trigger of triggers) {
    if (trigger.kind !== "event" || trigger.event !== event.kind) continue;
    const weighed = weigh(trigger.where, { ...facts, ...event.facts }, nowMs);
    if (weighed.holds) return { trigger, weighed };
  }
  return null;
}
