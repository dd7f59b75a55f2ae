import type { DataSource } from "typeorm";
import type { DeviceLog, LatencyPoint, TelemetryItem } from "../../contracts/device.ts";
import { ProductError } from "../../contracts/errors.ts";
import type { DeviceId, DeviceLogId } from "../../contracts/ids.ts";

const ITEMS_SHOWN = 200;

type Row<Shown, Moment extends keyof Shown> = Omit<Shown, Moment> & Readonly<Record<Moment, Date>>;

/** What a phone measured last, the latest first. */
export async function readTelemetry(db: DataSource, deviceId: DeviceId): Promise<TelemetryItem[]> {
  const rows: Row<TelemetryItem, "occurredAt">[] = await db.query(
    `SELECT concat(batch, ':', position) AS id, kind, endpoint, "httpCode", "valueMs", extra, "occurredAt" FROM phone_telemetry
     WHERE "deviceId" = $1 ORDER BY "occurredAt" DESC, batch, position DESC LIMIT $2`,
    [deviceId, ITEMS_SHOWN],
  );
  return rows.map(({ occurredAt, ...row }) => Object.assign(row, { occurredAt: occurredAt.toISOString() }));
}

/** The last day of its requests in steps of five minutes; steps in which it measured nothing are left out. */
export async function readLatency(db: DataSource, deviceId: DeviceId): Promise<LatencyPoint[]> {
  const rows: Row<LatencyPoint, "at">[] = await db.query(
    `SELECT date_bin('5 minutes', "occurredAt", 'epoch') AS at, round(avg("valueMs") FILTER (WHERE kind = 'latency'))::float8 AS "averageMs",
       max("valueMs") FILTER (WHERE kind = 'latency') AS "slowestMs",
       (count(*) FILTER (WHERE kind = 'error' OR "httpCode" >= 400))::int AS failures
     FROM phone_telemetry WHERE "deviceId" = $1 AND "occurredAt" > now() - interval '1 day' GROUP BY 1 ORDER BY 1`,
    [deviceId],
  );
  return rows.map(({ at, ...row }) => Object.assign(row, { at: at.toISOString() }));
}

const LOG_COLUMNS = `id, "levelSummary", source, length(text) AS characters, "occurredAt"`;

/** The parts of its log that are kept, the latest first. */
export async function readDeviceLogs(db: DataSource, deviceId: DeviceId): Promise<DeviceLog[]> {
  const rows: Row<DeviceLog, "occurredAt">[] = await db.query(
    `SELECT ${LOG_COLUMNS} FROM phone_logs WHERE "deviceId" = $1 ORDER BY "occurredAt" DESC, id DESC`,
    [deviceId],
  );
  return rows.map(({ occurredAt, ...row }) => Object.assign(row, { occurredAt: occurredAt.toISOString() }));
}

/** One of them with its text. Throws device.not_found. */
export async function readDeviceLog(
  db: DataSource,
  deviceId: DeviceId,
  id: DeviceLogId,
): Promise<DeviceLog & { readonly text: string }> {
  const [row]: (Row<DeviceLog, "occurredAt"> & { readonly text: string })[] = await db.query(
    `SELECT ${LOG_COLUMNS}, text FROM phone_logs WHERE id = $1 AND "deviceId" = $2`,
    [id, deviceId],
  );
  if (row === undefined) throw new ProductError("device.not_found");
  return { ...row, occurredAt: row.occurredAt.toISOString() };
}
