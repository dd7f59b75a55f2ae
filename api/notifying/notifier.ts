import { notifyOfMessages } from "../../commands/notifyOfMessages.ts";
import { takePushes } from "../../commands/pushes.ts";
import type { ApiDeps } from "../apiDeps.ts";
import { keepLooking } from "../looking.ts";
import type { Looking } from "../looking.ts";
import { deliverPush } from "./deliverPush.ts";
import { pushWords } from "./pushWords.ts";

/** A look without a wake: for snoozed notifications, and in case a wake was lost. */
const LOOK_MS = 5_000;
/** Messages that arrive within this time of a look share the next one: each look costs Postgres as much as a message. */
const SPACING_MS = 300;

/** Turns the log into notifications, and notifications into pushes. Several processes may do it at the same time. */
export const startNotifier = (deps: ApiDeps): Looking =>
  keepLooking(async () => {
    if (deps.db.isInitialized)
      await notify(deps).catch((error: unknown) =>
        deps.log.warn({ err: error }, "Notifications cannot be made right now."),
      );
    return LOOK_MS;
  }, SPACING_MS);

async function notify(deps: ApiDeps): Promise<void> {
  while (await notifyOfMessages(deps.db));
  const pushes = await takePushes(deps.db);
  await Promise.all(pushes.map((push) => deliverPush(deps, push, pushWords(push))));
}
