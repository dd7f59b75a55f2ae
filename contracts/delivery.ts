/**
 * How long a reservation may stay without an outcome, milliseconds. The sender gives up well before (its request times out
 * after SEND_TIMEOUT_MS), so an older reservation belongs to a process that died between reserving and confirming.
 */
export const RESERVATION_TTL_MS = 30_000;

/** A sender that has not begun its request this long after reserving must not begin it any more. */
export const SEND_START_MAX_MS = 10_000;

export const SEND_TIMEOUT_MS = 15_000;

/** The same two for a message with a file, whose bytes take their time. */
export const FILE_SEND_TIMEOUT_MS = 60_000;
export const FILE_RESERVATION_TTL_MS = 80_000;
