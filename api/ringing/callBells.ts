import type { DataSource } from "typeorm";
import { selectCallRef } from "../../commands/calls/callFact.ts";
import type { CallRef } from "../../contracts/callActor.ts";
import type { Log } from "../../config/log.ts";

const INTERVAL_MS = 250;

/** Writes down what the actors of calls have heard, many at once. A call that has changed again meanwhile goes on ringing. */
interface CallBells {
  readonly heard: (call: CallRef) => void;
  stop(): Promise<void>;
}

export function createCallBells(db: DataSource, log: Log): CallBells {
  let heard: CallRef[] = [];

  const flush = async () => {
    if (heard.length === 0) return;
    const calls = heard;
    heard = [];
    await db
      .query(
        `UPDATE call_requests c SET bell = 'heard' FROM (
           SELECT r.id FROM unnest($1::text[], $2::int[]) AS h (id, version) JOIN call_requests r USING (id, version)
           ORDER BY r.id FOR UPDATE OF r) known
         WHERE c.id = known.id`,
        [calls.map(({ callRequestId }) => callRequestId), calls.map(({ version }) => version)],
      )
      .catch((error: unknown) =>
        log.warn({ err: error }, "What calls' actors heard could not be written down; they are told once more."),
      );
  };
  const timer = setInterval(() => void flush(), INTERVAL_MS).unref();

  return {
    heard: (call) => void heard.push(call),
    async stop() {
      clearInterval(timer);
      await flush();
    },
  };
}

/** Calls whose actor should have heard of their last change and did not: Temporal was away, or a process died after its commit. */
export function findUnheardCalls(db: DataSource, limit: number): Promise<CallRef[]> {
  return db.query(
    `SELECT ${selectCallRef("c")} FROM call_requests c
     WHERE bell = 'ringing' AND "bellRungAt" < now() - interval '3 seconds' ORDER BY "bellRungAt" LIMIT $1`,
    [limit],
  );
}
