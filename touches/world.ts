import type { BusinessHours } from "../contracts/businessHours.ts";
import type { Facts } from "../contracts/facts.ts";

/** So many touches of a contact within so many days, over all sequences of a tenant. */
export interface TouchCap {
  readonly count: number;
  readonly days: number;
}

/** From and to in "HH:MM"; may go over midnight. */
export interface QuietHours {
  readonly from: string;
  readonly to: string;
}

/** What the rules may know of the world around a run at one moment. Nothing else decides. */
export interface World {
  readonly nowMs: number;
  /** Of the contact; `event.` and `var.` are kept in the run itself. */
  readonly facts: Facts;
  /** By whose clock the contact lives. */
  readonly contactZone: string;
  readonly tenantZone: string;
  readonly businessHours: BusinessHours;
  readonly quietHours: QuietHours | null;
  readonly caps: readonly TouchCap[];
  /** When the contact was touched lately, oldest first; as far back as the longest cap reaches. */
  readonly touchedAtMs: readonly number[];
  /** Wants no touches. */
  readonly isSuppressed: boolean;
}
