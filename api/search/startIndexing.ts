import type { DataSource } from "typeorm";
import { createMessageIndexer } from "../../commands/search/indexMessages.ts";
import type { Log } from "../../config/log.ts";
import { keepLooking } from "../looking.ts";
import type { Looking } from "../looking.ts";

/** A message can be found about so long after it was written. */
const INTERVAL_MS = 1_000;

/** Keeps the search index up with the log of events, beside the message path and never in it. One process at a time does it. */
export function startIndexing(db: DataSource, log: Log): Looking {
  const indexer = createMessageIndexer(db);
  return keepLooking(async () => {
    if (!db.isInitialized) return INTERVAL_MS;
    const progress = await indexer.indexNext().catch((error: unknown) => {
      log.warn({ err: error }, "Messages could not be indexed for search; trying again.");
      return "current" as const;
    });
    return progress === "behind" ? 0 : INTERVAL_MS;
  });
}
