let last = 0n;

/** Ids of a server's messages are times that only grow; their last two bits say 1: an answer, 3: said unasked. */
export function nextMessageId(kind: 1 | 3): bigint {
  const now = ((BigInt(Date.now()) << 32n) / 1_000n) & ~3n;
  last = now > last ? now : (last & ~3n) + 4n;
  return last + BigInt(kind);
}
