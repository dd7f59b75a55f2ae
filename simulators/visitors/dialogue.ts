import type { AppealType } from "../../contracts/extraction.ts";
import type { Said } from "../said.ts";

/** Said in one go, as people type: one thought in several short messages. */
export type Burst = readonly Said[];

/** What a shop usually asks back. */
export type Question = "model" | "problem" | "part" | "phone" | "order" | "name" | "time";

/**
 * One visit as a small script. The visitor opens; after each answer they reply to what was asked, if they can, or go on with `next`.
 * In texts `{order}`, `{phone}` and `{name}` stand for the visitor's own.
 */
export interface Dialogue {
  readonly about: AppealType;
  /** Who can have written this, where the words give it away. */
  readonly writer?: "woman" | "man";
  readonly opening: Burst;
  /** Each is said once. */
  readonly answers?: Readonly<Partial<Record<Question, Burst>>>;
  readonly next?: readonly Burst[];
}
