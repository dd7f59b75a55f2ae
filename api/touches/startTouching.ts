import { consumeTouchEvents } from "../../commands/touches/consumeTouchEvents.ts";
import { passSegments } from "../../commands/touches/lookAtSegments.ts";
import type { ApiDeps } from "../apiDeps.ts";
import { keepLooking } from "../looking.ts";
import type { Looking } from "../looking.ts";
import { startTouchBells } from "./touchBells.ts";

/** A look without a wake, in case one was lost. */
const LOOK_MS = 1_000;
/** What happens within this time of a look shares the next one. */
const SPACING_MS = 100;
const PASS_MS = 60_000;

/** Has touch sequences hear what happens, begin by it, and go on. Several processes may do it at the same time. */
export function startTouching({ db, actors, log }: ApiDeps): Looking {
  const bells = startTouchBells(db, (run) => actors.tellTouch(run), log);
  const consuming = keepLooking(async () => {
    if (!db.isInitialized) return LOOK_MS;
    return consumeTouchEvents(db).then(
      (isMore) => {
        bells.wake();
        return isMore ? 0 : LOOK_MS;
      },
      (error: unknown) => {
        log.warn({ err: error }, "Touch sequences cannot hear what happens right now.");
        return LOOK_MS;
      },
    );
  }, SPACING_MS);
  const passing = keepLooking(async () => {
    if (!db.isInitialized) return LOOK_MS;
    return passSegments(db).then(
      (isMore) => (isMore ? 0 : PASS_MS),
      (error: unknown) => {
        log.warn({ err: error }, "Contacts could not be looked through for segments.");
        return PASS_MS;
      },
    );
  });
  return {
    wake: consuming.wake,
    async stop() {
      await consuming.stop();
      await passing.stop();
      await bells.stop();
    },
  };
}
