import { z } from "zod";

/** Every messenger the product speaks. A kind without an adapter in channels/registry.ts does not compile. */
export const ChannelKind = z.enum(["telegramBot", "demo"]);
export type ChannelKind = z.infer<typeof ChannelKind>;

/**
 * active: receives and sends. paused: receives and stores, sends wait in the queue.
 * dead: the provider refuses our credentials; sends wait until they are replaced.
 */
export const ChannelAccountStatus = z.enum(["active", "paused", "dead"]);
export type ChannelAccountStatus = z.infer<typeof ChannelAccountStatus>;

/** What the composer must respect. textLength counts UTF-16 units, as Telegram does. */
export interface ChannelLimits {
  readonly textLength: number;
  /** For how long what was sent can be edited and deleted, milliseconds; null: never. */
  readonly changeableForMs: number | null;
}
