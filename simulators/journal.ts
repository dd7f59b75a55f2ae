const KEPT_ENTRIES = 200_000;

interface Waiter<Entry> {
  readonly predicate: (entry: Entry) => boolean;
  readonly resolve: (entry: Entry) => void;
}

/** What a provider accepted, in order. Whoever waits for an entry is woken by it; nobody has to poll. */
export class Journal<Entry> {
  #entries: Entry[] = [];
  readonly #waiters = new Set<Waiter<Entry>>();
  readonly #listeners = new Set<(entry: Entry) => void>();

  get entries(): readonly Entry[] {
    return this.#entries;
  }

  record(entry: Entry): void {
    if (this.#entries.length >= KEPT_ENTRIES) this.#entries = this.#entries.slice(KEPT_ENTRIES / 2);
    this.#entries.push(entry);
    for (const waiter of this.#waiters) if (waiter.predicate(entry)) waiter.resolve(entry);
    for (const listener of this.#listeners) listener(entry);
  }

  /** Calls back with every further entry, until the returned function is called. */
  subscribe(listener: (entry: Entry) => void): () => void {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  }

  /** Resolves with the first entry that fits, already recorded or yet to come; rejects after `timeoutMs`, or when aborted. */
  waitFor(predicate: (entry: Entry) => boolean, timeoutMs = 10_000, signal?: AbortSignal): Promise<Entry> {
    const known = this.#entries.find(predicate);
    if (known !== undefined) return Promise.resolve(known);
    return new Promise((resolve, reject) => {
      const waiter: Waiter<Entry> = { predicate, resolve: (entry) => settle(() => resolve(entry)) };
      const timer = setTimeout(
        () =>
          settle(() =>
            reject(
              new Error(
                `Nothing that fits was accepted within ${timeoutMs} ms; ${this.#entries.length} other entries were.`,
              ),
            ),
          ),
        timeoutMs,
      );
      const abort = () => settle(() => reject(new Error("The wait was aborted.")));
      const settle = (outcome: () => void) => {
        clearTimeout(timer);
        signal?.removeEventListener("abort", abort);
        this.#waiters.delete(waiter);
        outcome();
      };
      this.#waiters.add(waiter);
      signal?.addEventListener("abort", abort);
    });
  }
}
