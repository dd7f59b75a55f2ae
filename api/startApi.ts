import { createServer } from "node:http";
import type { Server } from "node:http";
import { setTimeout as delay } from "node:timers/promises";
import type { AddressInfo } from "node:net";
import { createApp } from "./app.ts";
import type { ApiDeps } from "./apiDeps.ts";
import { startCallPushes } from "./notifying/callPushes.ts";
import { startMovingAppeals } from "./movingAppeals.ts";
import { startNotifier } from "./notifying/notifier.ts";
import { startReminders } from "./notifying/reminders.ts";
import { startRealtime } from "./realtime/startRealtime.ts";
import { startIndexing } from "./search/startIndexing.ts";
import { startQueueBells } from "./ringing/queueBells.ts";
import { startSweeper } from "./ringing/sweeper.ts";
import { startTouching } from "./touches/startTouching.ts";

const DATABASE_RETRY_MS = 1_000;

export interface RunningApi {
  readonly port: number;
  /** Lets requests that are under way finish, then closes everything. */
  stop(): Promise<void>;
}

/** Listens at once; whatever needs a database that is not there yet answers 503 until it is. */
export async function startApi(
  deps: ApiDeps,
  { host, port }: { readonly host: string; readonly port: number },
): Promise<RunningApi> {
  const { actors, callWaiters, db, log, mailer, metrics, pollsSeen, ringer, temporal } = deps;
  const server = createServer(createApp(deps));
  await listen(server, host, port);
  const stopping = new AbortController();
  const connecting = connectDatabase(deps, stopping.signal);
  const notifier = startNotifier(deps);
  const callPushes = startCallPushes(deps);
  const reminders = startReminders(deps);
  const movingAppeals = startMovingAppeals(deps);
  const realtime = startRealtime(deps, server, () => {
    notifier.wake();
    movingAppeals.wake();
  });
  const sweeper = startSweeper(db, ringer, { metrics, log });
  const indexing = startIndexing(db, log);
  const touching = startTouching(deps);
  const queueBells = startQueueBells(db, (queue, fact) => actors.ringQueue(queue, fact), log);
  return {
    port: addressOf(server).port,
    async stop() {
      stopping.abort();
      callWaiters.stop();
      const closed = new Promise((resolve) => server.close(resolve));
      server.closeIdleConnections();
      await realtime.stop();
      await sweeper.stop();
      await queueBells.stop();
      await touching.stop();
      await notifier.stop();
      await movingAppeals.stop();
      await callPushes.stop();
      await reminders.stop();
      await indexing.stop();
      await pollsSeen.stop();
      server.closeIdleConnections(); // Those of phones that were waiting have had their answers meanwhile.
      await closed;
      await connecting;
      await mailer?.stop();
      await ringer.stop();
      await temporal.close();
      if (db.isInitialized) await db.destroy();
    },
  };
}

async function connectDatabase({ db, log }: ApiDeps, stopping: AbortSignal): Promise<void> {
  while (!stopping.aborted && !db.isInitialized) {
    try {
      await db.initialize();
    } catch (error) {
      log.warn({ err: error }, "Postgres cannot be reached yet; trying again.");
      await delay(DATABASE_RETRY_MS, undefined, { signal: stopping }).catch(() => undefined);
    }
  }
}

function listen(server: Server, host: string, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, host, () => {
      server.off("error", reject);
      resolve();
    });
  });
}

function addressOf(server: Server): AddressInfo {
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("The server does not listen on a TCP port.");
  return address;
}
