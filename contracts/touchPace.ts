import type { ChannelKind } from "./channel.ts";

/**
 * Touches that may leave by one channel account in a minute, below what its messenger bears: answers to people go beside
 * them. A personal account that writes much by itself is taken for spam.
 */
export const touchesPerMinute = {
  telegramBot: 600,
  telegramAccount: 6,
  demo: 6_000,
} as const satisfies Record<ChannelKind, number>;
