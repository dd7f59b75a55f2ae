import { statfs } from "node:fs/promises";
import type { DataSource } from "typeorm";
import { readConsumerLags } from "../../commands/readConsumerLags.ts";
import { countSealed } from "../../commands/rotateSecrets.ts";
import type { PartHealth } from "../../contracts/installation.ts";
import type { ApiDeps } from "../apiDeps.ts";
import { countStuckActors } from "../temporal/findStuckActors.ts";
import { findIdleQueues } from "./findIdleQueues.ts";

const TIMEOUT_MS = 2_000;
/** A transaction that is open for longer holds the event log back. */
const LONG_TRANSACTION_S = 30;
const LATE_EVENTS_S = 10;
/** An idle consumer looks again after five seconds; a long transaction holds all of them. */
const LATE_CONSUMER_S = 30;
const LATE_SWEEP_S = 60;
const FREE_DISK_MIN_BYTES = 2 * 1024 ** 3;

/** How each part of the installation is. Asked for by a person and not by a probe, so it may count. */
export async function readPartsHealth(deps: ApiDeps): Promise<PartHealth[]> {
  const { db } = deps;
  return Promise.all([
    postgresHealth(db),
    temporalHealth(deps),
    workersHealth(deps),
    actorsHealth(deps),
    modelHealth(deps),
    diskHealth(deps),
    keysHealth(deps),
    eventsHealth(db),
    consumersHealth(db),
    bellsHealth(db),
    updatesHealth(db),
    sweeperHealth(deps),
  ]);
}

async function postgresHealth(db: DataSource): Promise<PartHealth> {
  const [row]: { bytes: string; seconds: number }[] = await db.query(
    `SELECT pg_database_size(current_database()) AS bytes,
       coalesce((SELECT max(extract(epoch FROM now() - xact_start)) FROM pg_stat_activity
         WHERE datname = current_database() AND backend_xid IS NOT NULL), 0)::int AS seconds`,
  );
  const { bytes, seconds } = row ?? { bytes: "0", seconds: 0 };
  const values = { bytes: Number(bytes), seconds };
  return seconds > LONG_TRANSACTION_S
    ? { finding: "postgres.longTransaction", status: "warn", values }
    : { finding: "postgres.well", status: "good", values };
}

async function temporalHealth({ temporal }: ApiDeps): Promise<PartHealth> {
  try {
    await temporal.call(TIMEOUT_MS, (client) => client.workflowService.getSystemInfo({}));
    return { finding: "temporal.well", status: "good", values: {} };
  } catch {
    return { finding: "temporal.away", status: "bad", values: {} };
  }
}

async function workersHealth({ temporal, settings }: ApiDeps): Promise<PartHealth> {
  try {
    const idle = await temporal.call(TIMEOUT_MS, (client) => findIdleQueues(client, settings.temporalNamespace));
    return idle.length === 0
      ? { finding: "workers.well", status: "good", values: {} }
      : { finding: "workers.idle", status: "bad", values: { queues: [...new Set(idle)].join(", ") } };
  } catch {
    return { finding: "workers.unknown", status: "warn", values: {} };
  }
}

async function actorsHealth({ temporal }: ApiDeps): Promise<PartHealth> {
  try {
    const count = await countStuckActors(temporal);
    return count === 0
      ? { finding: "actors.well", status: "good", values: {} }
      : { finding: "actors.stuck", status: "bad", values: { count } };
  } catch {
    return { finding: "actors.unknown", status: "warn", values: {} };
  }
}

async function modelHealth({ settings: { model } }: ApiDeps): Promise<PartHealth> {
  return model === null
    ? { finding: "model.off", status: "off", values: {} }
    : { finding: "model.on", status: "good", values: { model } };
}

async function diskHealth({ settings }: ApiDeps): Promise<PartHealth> {
  const disk = await statfs(settings.dataDir).catch(() => null);
  if (disk === null) return { finding: "disk.unknown", status: "warn", values: {} };
  const values = { bytes: disk.bavail * disk.bsize };
  return values.bytes < FREE_DISK_MIN_BYTES
    ? { finding: "disk.low", status: "bad", values }
    : { finding: "disk.well", status: "good", values };
}

async function keysHealth({ db, settings: { encryptionKeys } }: ApiDeps): Promise<PartHealth> {
  const sealed = await countSealed(db);
  const known = new Set(encryptionKeys.map(({ id }) => id));
  const missing = [...sealed.keys()].filter((id) => !known.has(id));
  return missing.length > 0
    ? { finding: "keys.missing", status: "bad", values: { keys: missing.join(", ") } }
    : { finding: "keys.well", status: "good", values: { key: encryptionKeys[0]?.id ?? "", count: known.size } };
}

/** Readers do not pass the oldest open transaction, so what stands behind it is not shown yet. */
async function eventsHealth(db: DataSource): Promise<PartHealth> {
  const [row]: { seconds: number }[] = await db.query(
    `SELECT coalesce(extract(epoch FROM now() - min("recordedAt")), 0)::int AS seconds FROM events
     WHERE transaction >= pg_snapshot_xmin(pg_current_snapshot())::text::bigint`,
  );
  const seconds = row?.seconds ?? 0;
  return seconds > LATE_EVENTS_S
    ? { finding: "events.late", status: "warn", values: { seconds } }
    : { finding: "events.well", status: "good", values: {} };
}

/** Search, notifications and touch sequences read the log after everybody else; one that stopped is seen here first. */
async function consumersHealth(db: DataSource): Promise<PartHealth> {
  const lags = await readConsumerLags(db);
  const late = lags.filter(({ seconds }) => seconds > LATE_CONSUMER_S);
  const said = late.length === 0 ? lags : late;
  const values = {
    consumers: said.map(({ name, seconds }) => `${name} ${Math.round(seconds)}`).join(", "),
    seconds: Math.round(Math.max(0, ...lags.map(({ seconds }) => seconds))),
  };
  return late.length === 0
    ? { finding: "consumers.well", status: "good", values }
    : { finding: "consumers.late", status: "warn", values };
}

async function bellsHealth(db: DataSource): Promise<PartHealth> {
  const [row]: { count: number; seconds: number }[] = await db.query(
    `SELECT count(*)::int AS count, coalesce(extract(epoch FROM now() - min("bellRungAt")), 0)::int AS seconds
     FROM conversations WHERE ("inboundBell" <> 'quiet' OR "outboxBell" <> 'quiet')
       AND ("inboundBell" = 'ringing' OR "outboxBell" = 'ringing') AND "bellRungAt" < now() - interval '10 seconds'`,
  );
  const { count, seconds } = row ?? { count: 0, seconds: 0 };
  return count > 0
    ? { finding: "bells.waiting", status: "warn", values: { count, seconds } }
    : { finding: "bells.well", status: "good", values: {} };
}

async function updatesHealth(db: DataSource): Promise<PartHealth> {
  const [row]: { count: number }[] = await db.query(
    `SELECT count(*)::int AS count FROM raw_updates WHERE status = 'unparsed' AND "receivedAt" > now() - interval '7 days'`,
  );
  const count = row?.count ?? 0;
  return count > 0
    ? { finding: "updates.unparsed", status: "warn", values: { count } }
    : { finding: "updates.well", status: "good", values: {} };
}

/** Of this process: each API process sweeps by itself. */
async function sweeperHealth({ metrics }: ApiDeps): Promise<PartHealth> {
  const { values } = await metrics.lastSweep.get();
  const seconds = Math.max(0, Math.round(Date.now() / 1_000 - (values[0]?.value ?? 0)));
  return seconds > LATE_SWEEP_S
    ? { finding: "sweeper.late", status: "bad", values: { seconds } }
    : { finding: "sweeper.well", status: "good", values: { seconds } };
}
