import { Client } from "pg";
import type { Log } from "../config/log.ts";

const RECONNECT_MS = 1_000;

/** What to do with what is told over each Postgres channel. */
type Listeners = Readonly<Record<string, (payload: string) => void>>;

/**
 * Hears what processes tell each other through Postgres. A connection of its own, since a pool's may not listen; it is made
 * anew after a break, and nobody relies on it alone: `onListening` is called whenever something may have been missed.
 */
export function listen(
  url: string,
  listeners: Listeners,
  { onListening, log }: { readonly onListening: () => void; readonly log: Log },
): { stop(): Promise<void> } {
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
    fresh.on("notification", ({ channel, payload = "" }) => listeners[channel]?.(payload));
    fresh.on("error", () => undefined); // "end" follows
    fresh.once("end", reconnect);
    try {
      await fresh.connect();
      for (const channel of Object.keys(listeners)) await fresh.query(`LISTEN ${channel}`);
      onListening();
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
