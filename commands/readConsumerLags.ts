import type { DataSource } from "typeorm";

export interface ConsumerLag {
  readonly name: string;
  /** Age of the oldest event that it has not read yet; 0 when it is current. */
  readonly seconds: number;
}

/** How far each consumer of the log of events is behind. */
export const readConsumerLags = (db: DataSource): Promise<readonly ConsumerLag[]> =>
  // A subquery for each, so that each is one look at the log's key.
  db.query(
    `SELECT c.name, coalesce((SELECT greatest(0, extract(epoch FROM clock_timestamp() - e."recordedAt"))::float8 FROM events e
       WHERE (e."transaction", e.seq) > (c."transaction", c.seq) ORDER BY e."transaction", e.seq LIMIT 1), 0) AS seconds
     FROM consumer_cursors c ORDER BY c.name`,
  );
