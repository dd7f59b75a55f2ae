/** Runs `work` soon after it is asked for, at most once per `everyMs`, never twice at a time, and once more if asked meanwhile. */
export function coalesce(work: () => Promise<unknown>, everyMs: number): () => void {
  let asked = false;
  let busy = false;

  const run = async () => {
    busy = true;
    asked = false;
    await work().catch(() => undefined);
    await new Promise((resolve) => setTimeout(resolve, everyMs));
    busy = false;
    if (asked) void run();
  };

  return () => {
    asked = true;
    if (!busy) void run();
  };
}
