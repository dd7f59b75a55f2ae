import { setTimeout as delay } from "node:timers/promises";
import type { DataSource } from "typeorm";
import { createMessageIndexer } from "../../commands/search/indexMessages.ts";
import type { Log } from "../../config/log.ts";

/** A message can be found about so long after it was written. */
const INTERVAL_MS = 1_000;

interface Indexing {
  stop(): Promise<void>;
}

/** Keeps the search index up with the log of events, beside the message path and never in it. One process at a time does it. */
export function startIndexing(db: DataSource, log: Log): Indexing {
  const stopping = new AbortController();
  const indexer = createMessageIndexer(db);
  const run = async () => {
    while (!stopping.signal.aborted) {
      const progress = db.isInitialized
        ? await indexer.indexNext().catch((error: unknown) => {
            log.warn({ err: error }, "Messages could not be indexed for search; trying again.");
            return "current" as const;
          })
        : "current";
      if (progress === "behind") continue;
      await delay(INTERVAL_MS, undefined, { signal: stopping.signal, ref: false }).catch(() => undefined);
    }
  };
  const running = run();
  return {
    async stop() {
      stopping.abort();
      await running;
    },
  };
}
