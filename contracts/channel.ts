import { z } from "zod";

/** Every messenger the product speaks. A kind without an adapter in channels/registry.ts does not compile. */
export const ChannelKind = z.enum(["telegramBot", "demo", "telegramAccount"]);
export type ChannelKind = z.infer<typeof ChannelKind>;

/**
 * active: receives and sends. paused: receives and stores, sends wait in the queue.
 * dead: the provider refuses our credentials; sends wait until they are replaced. signedOut: nobody has signed in yet, or
 * they signed out; sends wait until somebody does.
 */
export const ChannelAccountStatus = z.enum(["active", "paused", "dead", "signedOut"]);
export type ChannelAccountStatus = z.infer<typeof ChannelAccountStatus>;

/** What the composer must respect. textLength counts UTF-16 units, as Telegram does. */
export interface ChannelLimits {
  readonly textLength: number;
}

/** The kind whose accounts keep one connection open, which one process at a time holds (telegram_sessions); only there can be sent. */
export const HELD_KIND = "telegramAccount" satisfies ChannelKind;
