import type { DataSource } from "typeorm";
import type { Log } from "../../config/log.ts";
import { keepLooking } from "../looking.ts";
import type { Looking } from "../looking.ts";
import { readEventsAfter, readHorizon } from "./readEvents.ts";
import type { LoggedEvent } from "./readEvents.ts";
import type { EventPosition } from "./eventPosition.ts";

/** A look without a wake, in case one was lost. */
const LOOK_MS = 1_000;
/** After a look that found events kept back: the transaction before them usually ends in a moment. */
const LOOK_AGAIN_MS = 20;
/** Changes that commit within this time of a look share the next one: under load it is the looks that cost, not the rows. */
const SPACING_MS = 30;

interface FollowerOptions {
  readonly onStart: (position: EventPosition) => void;
  readonly onEvents: (events: readonly LoggedEvent[]) => void;
  readonly log: Log;
}

/** Reads the log of events once for the whole process: each event once, in order, none skipped. Survives Postgres restarts. */
export function followEvents(db: DataSource, { onStart, onEvents, log }: FollowerOptions): Looking {
  let position: EventPosition | undefined;

  const read = async (): Promise<number> => {
    if (position === undefined) {
      position = await readHorizon(db);
      onStart(position);
    }
    const { events, heldBack, isFull } = await readEventsAfter(db, position);
    const last = events.at(-1);
    if (last !== undefined) {
      position = last.position;
      onEvents(events);
    }
    return isFull ? 0 : heldBack ? LOOK_AGAIN_MS : LOOK_MS;
  };

  return keepLooking(async () => {
    if (!db.isInitialized) return LOOK_AGAIN_MS;
    return read().catch((error: unknown) => {
      log.debug({ err: error }, "The log of events cannot be read right now.");
      return LOOK_MS;
    });
  }, SPACING_MS);
}
