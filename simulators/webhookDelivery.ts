import { Agent } from "node:http";
import { setTimeout as sleep } from "node:timers/promises";
import { postUpdate } from "./postUpdate.ts";

const KEPT_MS = 24 * 3_600_000;

export interface WebhookTarget {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly maxConnections?: number;
}

export interface WebhookDeliveryOptions {
  /** The first pause after a failure; each further one doubles it. Tests shorten it. */
  readonly firstRetryMs?: number;
  readonly now?: () => number;
}

/** dropped: older than 24 hours, discarded by `drop`, or the simulator was closed. */
export type DeliveryOutcome = "delivered" | "dropped";

interface Pending {
  readonly body: string;
  readonly madeAt: number;
  readonly settle: (outcome: DeliveryOutcome) => void;
}

/**
 * Posts updates as the Bot API server does: strictly one after another inside a chat, chats side by side. Any 2xx delivers; a
 * failure is repeated after 1 s, doubling up to a random 60–120 s, or after the answer's Retry-After; it holds up its own chat only.
 */
export class WebhookDelivery {
  readonly #firstRetryMs: number;
  readonly #now: () => number;
  readonly #queues = new Map<string, Pending[]>();
  readonly #draining = new Set<Pending[]>();
  #target: WebhookTarget | null = null;
  #agent = new Agent({ keepAlive: true });
  #retries = new AbortController();
  #lastError: { at: number; message: string } | null = null;

  constructor({ firstRetryMs = 1_000, now = Date.now }: WebhookDeliveryOptions = {}) {
    this.#firstRetryMs = firstRetryMs;
    this.#now = now;
  }

  get target(): WebhookTarget | null {
    return this.#target;
  }

  get lastError(): { readonly at: number; readonly message: string } | null {
    return this.#lastError;
  }

  get pendingCount(): number {
    return [...this.#queues.values()].flat().length;
  }

  /** Without a target updates wait; a new one is tried at once. */
  setTarget(target: WebhookTarget | null): void {
    this.#target = target;
    this.#lastError = null;
    this.#agent = new Agent({ keepAlive: true, maxSockets: target?.maxConnections ?? 40 });
    this.#skipPauses();
    for (const [chat, queue] of this.#queues) void this.#drain(chat, queue);
  }

  /** Queues one update. The promise never rejects, and may be ignored. */
  push(chat: string, update: object): Promise<DeliveryOutcome> {
    return new Promise((settle) => {
      const pending = { body: JSON.stringify(update), madeAt: this.#now(), settle };
      const queue = this.#queues.get(chat);
      if (queue !== undefined) return void queue.push(pending);
      const fresh = [pending];
      this.#queues.set(chat, fresh);
      void this.#drain(chat, fresh);
    });
  }

  drop(): void {
    for (const queue of this.#queues.values()) for (const { settle } of queue.splice(0)) settle("dropped");
    this.#queues.clear();
    this.#skipPauses();
  }

  close(): void {
    this.#target = null;
    this.drop();
    this.#agent.destroy();
  }

  async #drain(chat: string, queue: Pending[]): Promise<void> {
    if (this.#draining.has(queue)) return;
    this.#draining.add(queue);
    let pauseMs = this.#firstRetryMs;
    for (let head = queue[0]; head !== undefined && this.#target !== null; head = queue[0]) {
      const failure = await postUpdate(this.#target, head.body, this.#agent);
      const wasDropped = queue[0] !== head;
      if (wasDropped) continue;
      if (failure === null || this.#now() - head.madeAt > KEPT_MS) {
        head.settle(failure === null ? "delivered" : "dropped");
        queue.shift();
        pauseMs = this.#firstRetryMs;
        continue;
      }
      this.#lastError = { at: this.#now(), message: failure.message };
      // A pause is cut short by a new target, and by closing.
      await sleep(failure.retryAfterMs ?? pauseMs, undefined, { signal: this.#retries.signal }).catch(() => undefined);
      pauseMs = Math.min(pauseMs * 2, 60_000 + Math.random() * 60_000);
    }
    this.#draining.delete(queue);
    if (queue.length === 0 && this.#queues.get(chat) === queue) this.#queues.delete(chat);
  }

  #skipPauses(): void {
    this.#retries.abort();
    this.#retries = new AbortController();
  }
}
