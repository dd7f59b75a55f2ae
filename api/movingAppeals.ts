import { moveByRules } from "../commands/funnel/moveByRules.ts";
import type { ApiDeps } from "./apiDeps.ts";
import { keepLooking } from "./looking.ts";
import type { Looking } from "./looking.ts";

/** A look without a wake, in case one was lost. */
const LOOK_MS = 2_000;
/** What happens within this time of a look shares the next one: a card may move a second late. */
const SPACING_MS = 1_000;

/** Moves appeals by the rules of their funnels. Several processes may do it at the same time. */
export const startMovingAppeals = ({ db, log }: Pick<ApiDeps, "db" | "log">): Looking =>
  keepLooking(async () => {
    try {
      if (db.isInitialized) while (await moveByRules(db));
    } catch (error) {
      log.warn({ err: error }, "Appeals cannot be moved by rules right now.");
    }
    return LOOK_MS;
  }, SPACING_MS);
