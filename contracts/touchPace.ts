import type { ChannelKind } from "./channel.ts";

/**
 * Touches that may leave by one channel account in a minute, below what its messenger bears: answers to people go beside
 * them. A personal account that writes much by itself is taken for spam.
 */
export const touchesPerMinute = {
  telegramBot: 600,
  telegramAccount: 6,
  demo: 600,
} as const satisfies Record<ChannelKind, number>;

/**
 * How many runs of one tenant are looked at in a second where more of them are due: as many as a bot sends, so that a touch
 * wakes once, and few enough that other tenants' touches leave between them.
 */
export const LOOKS_PER_SECOND = 10;
