import { Client } from "pg";
import { EVENTS_CHANNEL } from "../../commands/transact.ts";
import type { Log } from "../../config/log.ts";

const RECONNECT_MS = 1_000;

/**
 * Calls `wake` whenever some process has committed a change. A connection of its own, since a pool's may not listen; it is
 * made anew after a break, and nobody relies on it alone.
 */
export function listenForWakes(url: string, wake: () => void, log: Log): { stop(): Promise<void> } {
  let client: Client | undefined;
  let retry: NodeJS.Timeout | undefined;
  let stopped = false;

  const connect = async () => {
    const fresh = new Client({
      connectionString: url,
      application_name: "switchboard-events",
      connectionTimeoutMillis: 5_000,
      keepAlive: true,
    });
    client = fresh;
    fresh.on("notification", wake);
    fresh.on("error", () => undefined); // "end" follows
    fresh.once("end", reconnect);
    try {
      await fresh.connect();
      await fresh.query(`LISTEN ${EVENTS_CHANNEL}`);
      wake();
    } catch (error) {
      log.debug({ err: error }, "Changes cannot be listened for yet.");
      reconnect();
    }
  };
  const reconnect = () => {
    clearTimeout(retry);
    if (!stopped) retry = setTimeout(() => void connect(), RECONNECT_MS).unref();
  };

  void connect();
  return {
    async stop() {
      stopped = true;
      clearTimeout(retry);
      await client?.end().catch(() => undefined);
    },
  };
}
