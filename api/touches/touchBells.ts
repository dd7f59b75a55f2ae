import type { DataSource } from "typeorm";
import { leaveRinging, ringAgain, ringOverdue, silenceWaiting, takeRinging } from "../../commands/touches/ringRuns.ts";
import type { Log } from "../../config/log.ts";
import type { TouchRef } from "../../contracts/touchActor.ts";
import { keepLooking } from "../looking.ts";
import type { Looking } from "../looking.ts";

const INTERVAL_MS = 500;
/** A server that is away is not asked again at once. */
const REST_MS = 2_000;
/** So few, because who rings meanwhile waits for the next look. */
const BATCH = 100;
const AT_ONCE = 50;
/** Every how many looks the rare search for bells that were lost and for runs that are overdue. */
const LOST_EVERY = 120;
const LOST_BATCH = 500;

type Tell = (run: TouchRef) => Promise<void>;

/** Tells the actors of runs what has happened. Whoever changes a run rings its bell in the change's own transaction. */
export function startTouchBells(db: DataSource, tell: Tell, log: Log): Looking {
  let looks = 0;
  return keepLooking(async () => {
    looks += 1;
    if (!db.isInitialized) return INTERVAL_MS;
    const found = looks % LOST_EVERY === 0 ? findLost(db) : Promise.resolve();
    return found
      .then(() => ringTouches(db, tell))
      .then(
        (isMore) => (isMore ? 0 : INTERVAL_MS),
        (error: unknown) => {
          log.warn({ err: error }, "Runs' actors could not be told; they are told again later.");
          return REST_MS;
        },
      );
  });
}

async function findLost(db: DataSource): Promise<void> {
  await ringAgain(db, LOST_BATCH);
  await ringOverdue(db, LOST_BATCH);
}

/** One look. True when there may be more. */
export async function ringTouches(db: DataSource, tell: Tell): Promise<boolean> {
  const ringing = [...(await takeRinging(db, BATCH))];
  const taken = ringing.length;
  const told: TouchRef[] = [];
  const untold: TouchRef[] = [];
  let failure: unknown = null;
  const work = async () => {
    for (let run = ringing.pop(); run !== undefined; run = ringing.pop()) {
      const one = run;
      if (failure !== null) untold.push(one);
      else
        await tell(one).then(
          () => told.push(one),
          (error: unknown) => {
            failure = error;
            untold.push(one);
          },
        );
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  await silenceWaiting(
    db,
    told.map(({ runId }) => runId),
  );
  await leaveRinging(
    db,
    untold.map(({ runId }) => runId),
  );
  if (failure !== null) throw failure;
  return taken > 0;
}
