import type { ChannelKind } from "./channel.ts";

/**
 * Touches that may leave by one channel account in a minute, below what its messenger bears (a bot about thirty a second in
 * all, https://core.telegram.org/bots/faq): answers to people go beside them. A personal account that writes much by itself
 * is taken for spam.
 */
export const touchesPerMinute = {
  telegramBot: 900,
  telegramAccount: 6,
  demo: 900,
} as const satisfies Record<ChannelKind, number>;

/** A place in an account's pace that was missed by more is not kept: all who missed theirs would leave at once. */
export const PLACE_KEPT_FOR_MS = 60_000;

/** Who comes so little before their place takes it: the pace is one of minutes, and a second wake costs more than a touch. */
export const SOONER_MAX_MS = 1_000;

/**
 * How many runs of one tenant are looked at in a second where more of them are due: few enough that other tenants' touches
 * leave between them, and fewer than a bot may send. Were it as many, after a moment in which nobody was looked at every
 * touch would come before its place from then on, and wake twice.
 */
export const LOOKS_PER_SECOND = 8;
