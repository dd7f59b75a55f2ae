import { Context } from "@temporalio/activity";

const HEARTBEAT_MS = 5_000;

/** Tells the server that the activity is alive; a takeover's cancellation comes back with the answer. */
export async function whileHeartbeating<Result>(work: (cancelled: AbortSignal) => Promise<Result>): Promise<Result> {
  const context = Context.current();
  const timer = setInterval(() => context.heartbeat(), HEARTBEAT_MS);
  try {
    return await work(context.cancellationSignal);
  } finally {
    clearInterval(timer);
  }
}
