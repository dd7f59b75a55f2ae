import type { DataSource } from "typeorm";
import { readConsumerLags } from "../commands/readConsumerLags.ts";
import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from "prom-client";

export type Metrics = ReturnType<typeof createMetrics>;

/** What this process counts, for Prometheus at /metrics. Durations are seconds. Labels hold kinds and names, never ids. */
export function createMetrics(db: DataSource) {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const registers = [registry];
  return {
    registry,
    requestSeconds: new Histogram({
      name: "switchboard_request_duration_seconds",
      help: "Duration of API requests by endpoint and status.",
      labelNames: ["endpoint", "status"],
      buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 15],
      registers,
    }),
    hookUpdates: new Counter({
      name: "switchboard_hook_updates_total",
      help: "Authentic webhook updates by channel kind and what became of them (parsed, ignored, unparsed, duplicate).",
      labelNames: ["channel", "outcome"],
      registers,
    }),
    ringSeconds: new Histogram({
      name: "switchboard_ring_duration_seconds",
      help: "From the commit of a message until its actor's bell was heard by Temporal.",
      buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 5],
      registers,
    }),
    ringFailures: new Counter({
      name: "switchboard_ring_failures_total",
      help: "Bells that Temporal did not take; the sweeper rings them again.",
      registers,
    }),
    unheardBells: new Gauge({
      name: "switchboard_unheard_bells",
      help: "Conversations whose bell has waited for Temporal longer than a ring should take.",
      registers,
    }),
    lastSweep: new Gauge({
      name: "switchboard_last_sweep_timestamp_seconds",
      help: "When this process last looked for unheard bells, seconds since 1970.",
      registers,
    }),
    outbox: new Gauge({
      name: "switchboard_outbox_messages",
      help: "Messages that have not left yet, by status (queued, reserved).",
      labelNames: ["status"],
      registers,
      async collect() {
        const rows = await readOutbox(db).catch(() => []);
        this.reset();
        for (const { status, count } of rows) this.set({ status }, count);
      },
    }),
    consumerLagSeconds: new Gauge({
      name: "switchboard_consumer_lag_seconds",
      help: "Age of the oldest event that a consumer of the log has not read yet; 0 when it is current.",
      labelNames: ["consumer"],
      registers,
      async collect() {
        const lags = await readConsumerLags(db).catch(() => []);
        this.reset();
        for (const { name, seconds } of lags) this.set({ consumer: name }, seconds);
      },
    }),
    realtimeClients: new Gauge({
      name: "switchboard_realtime_clients",
      help: "Open realtime connections.",
      registers,
    }),
    phonesWaiting: new Gauge({
      name: "switchboard_phones_waiting",
      help: "Phones that are kept waiting for a call.",
      registers,
    }),
  };
}

function readOutbox(db: DataSource): Promise<readonly { readonly status: string; readonly count: number }[]> {
  return db.query(
    `SELECT status, count(*)::int AS count FROM messages WHERE status IN ('queued', 'reserved') GROUP BY status`,
  );
}
