import { setTimeout as delay } from "node:timers/promises";
import type { Client } from "@temporalio/client";
import { ProductError } from "../../contracts/errors.ts";
import { connectTemporal } from "../../temporal/connect.ts";
import type { TemporalConnection, TemporalSettings } from "../../temporal/connect.ts";
import { temporalRefusal } from "../../temporal/temporalRefusal.ts";

/** A Temporal server that may be away: connected at the first call, and again whenever a connection could not be made. */
export interface ReachableTemporal {
  /**
   * Speaks with the server for at most `timeoutMs`. Throws temporal.unavailable when it cannot be reached or nobody
   * answers in time, and the ProductError by which an actor refused.
   */
  call<Result>(timeoutMs: number, speak: (client: Client) => Promise<Result>): Promise<Result>;
  close(): Promise<void>;
}

export function reachTemporal(settings: TemporalSettings): ReachableTemporal {
  let connecting: Promise<TemporalConnection> | undefined;

  const connect = () => {
    connecting ??= connectTemporal(settings).catch((error: unknown) => {
      connecting = undefined;
      throw error;
    });
    return connecting;
  };

  return {
    async call(timeoutMs, speak) {
      const timeUp = new AbortController();
      const speaking = connect().then(({ connection, client }) =>
        connection.withDeadline(Date.now() + timeoutMs, () => speak(client)),
      );
      // The SDK repeats a failing request for longer than its deadline, so the limit is kept here as well.
      const late = delay(timeoutMs, undefined, { signal: timeUp.signal, ref: false }).then(() => {
        throw new ProductError("temporal.unavailable");
      });
      try {
        return await Promise.race([speaking, late]);
      } catch (error) {
        throw temporalRefusal(error);
      } finally {
        timeUp.abort();
      }
    },
    async close() {
      const connected = await connecting?.catch(() => undefined);
      await connected?.connection.close().catch(() => undefined);
    },
  };
}
