/** How far the clocks of a phone and ours may go apart; the dialer itself looks for a call in its log within as much. */
export const CLOCKS_APART_MAX_MS = 5 * 60_000;
/** Clocks that are wrong by hours are mostly in another time zone, and zones lie quarters of an hour apart. */
const ZONE_STEP_MS = 15 * 60_000;

interface Moments {
  /** By the phone's clock. */
  readonly startedAt: Date;
  /** By ours: when the phone got the call, and when it told of it. */
  readonly claimedAt: Date;
  readonly receivedAt: Date;
}

interface Start {
  readonly startedAt: Date;
  /** By how much the phone's clock was wrong; null: it is believed. Seconds. */
  readonly clockOffSeconds: number | null;
}

/**
 * When a call began. It cannot have begun before its phone got it, nor after the phone told of it. A time that says so is
 * moved by whole quarters of an hour where it then fits; otherwise the call began when the phone got it.
 */
export function plausibleStart({ startedAt, claimedAt, receivedAt }: Moments): Start {
  const earliest = claimedAt.getTime() - CLOCKS_APART_MAX_MS;
  const latest = receivedAt.getTime() + CLOCKS_APART_MAX_MS;
  const fits = (ms: number) => ms >= earliest && ms <= latest;
  const said = startedAt.getTime();
  if (fits(said)) return { startedAt, clockOffSeconds: null };
  const zones = Math.round((said - claimedAt.getTime()) / ZONE_STEP_MS) * ZONE_STEP_MS;
  const moved = fits(said - zones) ? said - zones : claimedAt.getTime();
  return { startedAt: new Date(moved), clockOffSeconds: Math.round((said - moved) / 1_000) };
}
