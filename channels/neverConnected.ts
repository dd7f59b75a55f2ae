/** System errors of a connection that was never made, by Node's names for them. A time-out is not among them: it may come later. */
const NEVER_CONNECTED: ReadonlySet<unknown> = new Set([
  "ECONNREFUSED",
  "EHOSTUNREACH",
  "ENETUNREACH",
  "ENOTFOUND",
  "EAI_AGAIN",
  "UND_ERR_CONNECT_TIMEOUT",
]);

/** Whether a request certainly did not leave, because nobody was there to take it: it may simply be sent again. */
export function neverConnected(error: unknown): boolean {
  for (let cause = error; cause instanceof Error; cause = cause.cause) {
    if ("code" in cause && NEVER_CONNECTED.has(cause.code)) return true;
  }
  return false;
}
