import { between, type Random } from "../seededRandom.ts";

const FIRST_AFTER_MS = 800;
const NEXT_AFTER_MS = [20_000, 40_000] as const;
const HOUR_MS = 3_600_000;

/** When visitors come: a few at once at first, so that a fresh demo is alive, then ever more rarely, so that an idle one is cheap. */
export class Arrivals {
  readonly #random: Random;
  readonly #speed: number;
  readonly #perHour: number;
  #lastHour: number[] = [];
  #count = 0;

  constructor(random: Random, speed: number, perHour: number) {
    this.#random = random;
    this.#speed = speed;
    this.#perHour = perHour;
  }

  get count(): number {
    return this.#count;
  }

  get allowed(): boolean {
    const anHourAgo = Date.now() - HOUR_MS / this.#speed;
    this.#lastHour = this.#lastHour.filter((at) => at > anHourAgo);
    return this.#lastHour.length < this.#perHour;
  }

  note(): void {
    this.#lastHour.push(Date.now());
    this.#count += 1;
  }

  nextAfterMs(): number {
    const [from, to] = NEXT_AFTER_MS;
    const afterMs = this.#count === 0 ? FIRST_AFTER_MS : between(this.#random, from, to) * this.#calm();
    return afterMs / this.#speed;
  }

  /** A quarter of the usual gap for the first four visitors, growing to three times the gap by the fortieth. */
  #calm(): number {
    return this.#count < 4 ? 0.25 : Math.min(3, 1 + this.#count / 20);
  }
}
