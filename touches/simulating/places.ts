import type { Order } from "../advance.ts";
import type { LiveRun, Surroundings, Way } from "./subject.ts";

/** As commands/touches/bookPlace.ts: a place missed for so long is not kept. */
const KEPT_FOR_MS = 30 * 60_000;

/** When each account is free to send the next touch, over all contacts of a simulation. */
export class Places {
  readonly #freeAtMs = new Map<string, number>();

  /** When a run's message may leave by its account's pace. */
  book(run: LiveRun, { ordinal, attempt }: Order, way: Way, pace: Surroundings["pace"], nowMs: number): number {
    if (pace === null) return nowMs;
    const { place } = run;
    const isBooked = place !== null && place.ordinal === ordinal && place.attempt === attempt;
    if (isBooked && nowMs - place.atMs < KEPT_FOR_MS) return place.atMs;
    const account = `${way.accountId}/${way.channelKind}`;
    const atMs = Math.max(this.#freeAtMs.get(account) ?? nowMs, nowMs);
    this.#freeAtMs.set(account, atMs + 60_000 / pace[way.channelKind]);
    run.place = { ordinal, attempt, atMs };
    return atMs;
  }
}
