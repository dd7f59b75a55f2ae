/** What a provider can be told to do to a request instead of answering it well. */
export type Fault =
  /** Refused for now, in the provider's own form. */
  | { readonly kind: "throttle"; readonly seconds: number }
  /** Refused with this status and text, in the provider's own form. */
  | { readonly kind: "fail"; readonly status: number; readonly description: string }
  /** The connection breaks and nothing was done. */
  | { readonly kind: "cutBeforeAccept" }
  /** The request is done, then the connection breaks: only the provider knows that it was. */
  | { readonly kind: "cutAfterAccept" }
  /** The request is done, and never answered: as for a client that dies while it waits. */
  | { readonly kind: "hangAfterAccept" }
  /** Done and answered, late. */
  | { readonly kind: "delay"; readonly ms: number }
  /** Done and answered once `until` resolves. */
  | { readonly kind: "hold"; readonly until: Promise<void> }
  /** Never done and never answered. */
  | { readonly kind: "hang" };

export interface FaultScope<Call> {
  /** How many matching calls it meets, one by default; Infinity until cleared. */
  readonly times?: number;
  readonly when?: (call: Call) => boolean;
}

/** The faults a test or a bench has planned. Each call meets the earliest planned fault that fits it, and uses it up. */
export class FaultScript<Call, Planned extends { readonly kind: string } = Fault> {
  #plan: { fault: Planned; left: number; when: (call: Call) => boolean }[] = [];

  next(fault: Planned, { times = 1, when = () => true }: FaultScope<Call> = {}): this {
    this.#plan.push({ fault, left: times, when });
    return this;
  }

  take(call: Call): Planned | undefined {
    const met = this.#plan.find(({ when }) => when(call));
    if (met === undefined) return undefined;
    met.left -= 1;
    if (met.left <= 0) this.#plan = this.#plan.filter((planned) => planned !== met);
    return met.fault;
  }

  /** How many faults are still waiting for a call. */
  get pending(): number {
    return this.#plan.reduce((sum, { left }) => sum + left, 0);
  }

  clear(): void {
    this.#plan = [];
  }
}
