/** A request that Telegram does not answer would wait for ever. */
export function within<Result>(signal: AbortSignal, work: Promise<Result> | undefined): Promise<Result> {
  if (work === undefined) return Promise.reject(new Error("There is no connection."));
  return new Promise((resolve, reject) => {
    const giveUp = () => reject(new Error("Telegram did not answer in time."));
    if (signal.aborted) giveUp();
    signal.addEventListener("abort", giveUp, { once: true });
    work.then(resolve, reject);
  });
}
