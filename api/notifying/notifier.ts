import { notifyOfMessages } from "../../commands/notifyOfMessages.ts";
import { takePushes, unsubscribe } from "../../commands/pushes.ts";
import type { Push } from "../../commands/pushes.ts";
import type { ApiDeps } from "../apiDeps.ts";
import { pushWords } from "./pushWords.ts";
import { sendPush } from "./sendPush.ts";

/** A look without a wake: for snoozed notifications, and in case a wake was lost. */
const LOOK_MS = 5_000;

export interface Notifier {
  /** Something was written that somebody may have to hear of. */
  readonly wake: () => void;
  stop(): Promise<void>;
}

/** Turns the log into notifications, and notifications into pushes. Several processes may do it at the same time. */
export function startNotifier(deps: ApiDeps): Notifier {
  const stopping = new AbortController();
  let woken = false;
  let wakeUp: (() => void) | undefined;

  const look = async () => {
    while (await notifyOfMessages(deps.db));
    const pushes = await takePushes(deps.db);
    await Promise.all(pushes.map((push) => deliver(deps, push)));
  };
  const run = async () => {
    while (!stopping.signal.aborted) {
      woken = false;
      if (deps.db.isInitialized)
        await look().catch((error: unknown) =>
          deps.log.warn({ err: error }, "Notifications cannot be made right now."),
        );
      if (woken || stopping.signal.aborted) continue;
      await new Promise<void>((resolve) => {
        wakeUp = resolve;
        setTimeout(resolve, LOOK_MS).unref();
      });
    }
  };
  const running = run();

  return {
    wake() {
      woken = true;
      wakeUp?.();
    },
    async stop() {
      stopping.abort();
      wakeUp?.();
      await running;
    },
  };
}

async function deliver({ db, sealer, pushing, log }: ApiDeps, push: Push): Promise<void> {
  try {
    const outcome = await sendPush(pushing.outbound, pushing, sealer.open(push.sealed), pushWords(push));
    if (outcome === "gone") await unsubscribe(db, push.subscriptionId);
    if (outcome === "failed")
      log.warn({ notificationId: push.notificationId }, "A push service refused a notification.");
  } catch (error) {
    log.warn({ err: error, notificationId: push.notificationId }, "A push service cannot be reached.");
  }
}
