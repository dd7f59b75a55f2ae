import { between, type Random } from "../../simulators/seededRandom.ts";

/** How often a burst has 1, 2, 3, 4 or 5 messages. */
const SHARES = [0.27, 0.29, 0.2, 0.15, 0.09] as const;
/** Messages in a burst on average: 2.5. */
export const BURST_MEAN = SHARES.reduce((sum, share, index) => sum + share * (index + 1), 0);

const BURST_MAX_MS = 3_000;
const GAP_MIN_MS = 200;
/** Well below the quiet window of 2 s, so that nothing but a slow system can take one burst for two. */
const GAP_MAX_MS = 1_400;

/** When the messages of one burst are sent, in milliseconds after its first: one to five within 3 s. */
export function burstOffsets(random: Random): readonly number[] {
  const length = burstLength(random);
  const gapMaxMs = Math.min(GAP_MAX_MS, BURST_MAX_MS / Math.max(1, length - 1));
  let atMs = 0;
  return Array.from({ length }, (_, index) => (index === 0 ? 0 : (atMs += between(random, GAP_MIN_MS, gapMaxMs))));
}

function burstLength(random: Random): number {
  let left = random();
  const index = SHARES.findIndex((share) => (left -= share) < 0);
  return index === -1 ? SHARES.length : index + 1;
}
