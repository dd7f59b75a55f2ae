/** Who is next: each entry once, the earliest first, and of the same instant the one that stands first. A binary heap. */
export class Agenda {
  readonly #places: number[] = [];
  readonly #atMs: Float64Array;

  /** For so many entries, none of which has an instant yet. */
  constructor(size: number) {
    this.#atMs = new Float64Array(size).fill(Number.POSITIVE_INFINITY);
  }

  /** An entry that is not on the agenda comes up at an instant. */
  add(entry: number, atMs: number): void {
    this.#atMs[entry] = atMs;
    let place = this.#places.push(entry) - 1;
    while (place > 0) {
      const above = (place - 1) >> 1;
      if (!this.#swapUnlessBefore(above, place)) return;
      place = above;
    }
  }

  /** Takes the next entry off, with its instant; null: there is none. */
  next(): { readonly entry: number; readonly atMs: number } | null {
    const [entry] = this.#places;
    const last = this.#places.pop();
    if (entry === undefined || last === undefined) return null;
    if (this.#places.length > 0) {
      this.#places[0] = last;
      this.#sink();
    }
    return { entry, atMs: this.#atMs[entry] ?? Number.POSITIVE_INFINITY };
  }

  #sink(): void {
    let place = 0;
    for (;;) {
      const left = 2 * place + 1;
      if (left >= this.#places.length) return;
      const below = left + 1 < this.#places.length && this.#isBefore(left + 1, left) ? left + 1 : left;
      if (!this.#swapUnlessBefore(place, below)) return;
      place = below;
    }
  }

  #isBefore(one: number, other: number): boolean {
    const [a = 0, b = 0] = [this.#places[one], this.#places[other]];
    const [aMs = 0, bMs = 0] = [this.#atMs[a], this.#atMs[b]];
    return aMs === bMs ? a < b : aMs < bMs;
  }

  #swapUnlessBefore(above: number, below: number): boolean {
    if (this.#isBefore(above, below)) return false;
    const [a = 0, b = 0] = [this.#places[above], this.#places[below]];
    this.#places[above] = b;
    this.#places[below] = a;
    return true;
  }
}
