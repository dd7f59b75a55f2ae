import type { DataSource } from "typeorm";
import type { ConversationId } from "../../contracts/ids.ts";
import type { Log } from "../../config/log.ts";

const INTERVAL_MS = 250;

export type BellName = "inbound" | "outbox";

const columns = { inbound: `"inboundBell"`, outbox: `"outboxBell"` } as const;

/**
 * Writes down which bells Temporal has heard, many at once. A bell that began to ring again after it was heard is left
 * alone: its next ring is still on its way and may fail.
 */
export interface Acknowledger {
  begin(bell: BellName, id: ConversationId): void;
  heard(bell: BellName, id: ConversationId): void;
  stop(): Promise<void>;
}

export function createAcknowledger(db: DataSource, log: Log): Acknowledger {
  const heard = { inbound: new Set<ConversationId>(), outbox: new Set<ConversationId>() };

  const write = async (bell: BellName) => {
    const ids = [...heard[bell]];
    if (ids.length === 0) return;
    heard[bell].clear();
    const column = columns[bell];
    // Locked in one order, so that two processes that write the same conversations cannot wait for each other.
    await db.query(
      `UPDATE conversations SET ${column} = 'heard' WHERE id IN (
         SELECT id FROM conversations WHERE id = ANY($1) AND ${column} = 'ringing' ORDER BY id FOR UPDATE)`,
      [ids],
    );
  };
  const flush = () =>
    Promise.all([write("inbound"), write("outbox")]).catch((error: unknown) =>
      log.warn({ err: error }, "Heard bells could not be written down; they are rung once more."),
    );
  const timer = setInterval(() => void flush(), INTERVAL_MS).unref();

  return {
    begin: (bell, id) => void heard[bell].delete(id),
    heard: (bell, id) => void heard[bell].add(id),
    async stop() {
      clearInterval(timer);
      await flush();
    },
  };
}
