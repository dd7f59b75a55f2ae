import { PLACE_KEPT_FOR_MS } from "../../contracts/touchPace.ts";
import type { Order } from "../advance.ts";
import type { LiveRun, Surroundings, Way } from "./subject.ts";

/** When each account is free to send the next touch, over all contacts of a simulation. */
export class Places {
  readonly #freeAtMs = new Map<string, number>();

  /** When a run's message may leave by its account's pace, as commands/touches/bookPlace.ts has it. */
  book(run: LiveRun, { ordinal, attempt }: Order, way: Way, pace: Surroundings["pace"], nowMs: number): number {
    if (pace === null) return nowMs;
    const { place } = run;
    const isBooked = place !== null && place.ordinal === ordinal && place.attempt === attempt;
    if (isBooked && nowMs - place.atMs < PLACE_KEPT_FOR_MS) return place.atMs;
    const account = `${way.accountId}/${way.channelKind}`;
    const atMs = Math.max(this.#freeAtMs.get(account) ?? nowMs, nowMs);
    this.#freeAtMs.set(account, atMs + 60_000 / pace[way.channelKind]);
    run.place = { ordinal, attempt, atMs };
    return atMs;
  }
}
