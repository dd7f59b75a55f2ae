import { tooManyRequests } from "./botApiError.ts";

export interface Rate {
  readonly perSecond: number;
  /** How many may go at once after a quiet time. */
  readonly burst: number;
}

export interface RateLimits {
  readonly perChat: Rate;
  readonly perBot: Rate;
}

/** About one message a second in a chat with short bursts, about 30 a second in all: the Bot FAQ's figures. */
export const documentedLimits: RateLimits = {
  perChat: { perSecond: 1, burst: 5 },
  perBot: { perSecond: 30, burst: 30 },
};

interface Bucket {
  tokens: number;
  filledAt: number;
}

/** Counts one bot's messages. A refused message takes nothing from its allowance. */
export class RateLimiter {
  readonly #limits: RateLimits;
  readonly #now: () => number;
  readonly #chats = new Map<number, Bucket>();
  readonly #bot: Bucket;

  constructor(limits: RateLimits, now: () => number) {
    this.#limits = limits;
    this.#now = now;
    this.#bot = { tokens: limits.perBot.burst, filledAt: now() };
  }

  /** Throws 429 with the whole seconds to wait when either allowance is spent. */
  spend(chatId: number): void {
    const { perChat, perBot } = this.#limits;
    const chat = this.#chats.get(chatId) ?? { tokens: perChat.burst, filledAt: this.#now() };
    this.#chats.set(chatId, chat);
    const waitSeconds = Math.max(this.#refill(chat, perChat), this.#refill(this.#bot, perBot));
    if (waitSeconds > 0) throw tooManyRequests(Math.ceil(waitSeconds));
    chat.tokens -= 1;
    this.#bot.tokens -= 1;
  }

  /** Fills the bucket up to now; answers the seconds until it holds one token. */
  #refill(bucket: Bucket, { perSecond, burst }: Rate): number {
    const now = this.#now();
    bucket.tokens = Math.min(burst, bucket.tokens + ((now - bucket.filledAt) / 1_000) * perSecond);
    bucket.filledAt = now;
    return Math.max(0, (1 - bucket.tokens) / perSecond);
  }
}
