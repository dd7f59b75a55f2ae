import type { DataSource } from "typeorm";
import type { Log } from "../../config/log.ts";
import type { OperatorId } from "../../contracts/ids.ts";

/** A phone that asks every second is written down this often. */
const EVERY_MS = 15_000;
const FLUSH_MS = 2_000;

interface Poll {
  readonly operatorId: OperatorId;
  readonly deviceId: string;
  readonly address: string;
}

/** Writes down when phones last asked for a call: many at once, and each rarely. */
export interface PollsSeen {
  add(poll: Poll): void;
  stop(): Promise<void>;
}

export function createPollsSeen(db: DataSource, log: Log): PollsSeen {
  const pending = new Map<string, Poll>();
  /** When each was last written down; whoever has been silent for so long is forgotten. */
  let written = new Map<string, number>();

  const flush = async () => {
    const polls = [...pending.values()];
    if (polls.length === 0 || !db.isInitialized) return;
    pending.clear();
    const since = Date.now() - EVERY_MS;
    written = new Map([...written].filter(([, atMs]) => atMs > since));
    await db
      .query(
        `UPDATE devices d SET "lastSeenAt" = now(), "lastPollAt" = now(), "lastAddress" = p.address
         FROM unnest($1::text[], $2::text[], $3::text[]) AS p ("operatorId", "externalId", address)
         WHERE d."operatorId" = p."operatorId" AND d."externalId" = p."externalId"`,
        [
          polls.map(({ operatorId }) => operatorId),
          polls.map(({ deviceId }) => deviceId),
          polls.map(({ address }) => address),
        ],
      )
      .catch((error: unknown) => log.debug({ err: error }, "It could not be written down which phones were seen."));
  };
  const timer = setInterval(() => void flush(), FLUSH_MS).unref();

  return {
    add(poll) {
      const key = `${poll.operatorId} ${poll.deviceId}`;
      if ((written.get(key) ?? 0) > Date.now() - EVERY_MS) return;
      written.set(key, Date.now());
      pending.set(key, poll);
    },
    async stop() {
      clearInterval(timer);
      await flush();
    },
  };
}
