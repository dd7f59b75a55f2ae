import type { DataSource } from "typeorm";
import type { PhoneTelemetryItem } from "../contracts/phone/devices.ts";
import type { DeviceId, TenantId } from "../contracts/ids.ts";
import { newId } from "../entities/newId.ts";
import { hashToken } from "./hashToken.ts";

/** So much is kept of each phone at most; the oldest go first. */
const TELEMETRY_MAX = 2_000;
const LOGS_MAX = 50;
const DAYS_KEPT = 30;
/** So many rows are deleted at a time. */
const BATCH = 10_000;

interface Owner {
  readonly tenantId: TenantId;
  readonly deviceId: DeviceId;
}

/** A phone's clock may be wrong: what it says counts where it lies in the past week. */
const believable = (moment: string) =>
  `CASE WHEN ${moment} BETWEEN now() - interval '7 days' AND now() + interval '1 minute' THEN ${moment} ELSE now() END`;

/** Keeps a batch of measurements; the same batch again changes nothing. */
export async function keepTelemetry(
  db: DataSource,
  { tenantId, deviceId }: Owner,
  items: readonly PhoneTelemetryItem[],
): Promise<void> {
  if (items.length === 0) return;
  const given = JSON.stringify(items);
  await db.transaction(async (manager) => {
    await manager.query(
      `INSERT INTO phone_telemetry ("deviceId", batch, position, "tenantId", kind, endpoint, "httpCode", "valueMs", extra, "occurredAt")
       SELECT $1, $2, position, $3, type, split_part(endpoint, '?', 1), http_code, value_ms, extra, ${believable("ts")}
       FROM ROWS FROM (jsonb_to_recordset($4::jsonb) AS (type text, endpoint text, http_code int, value_ms int, extra jsonb, ts timestamptz))
         WITH ORDINALITY AS item (type, endpoint, http_code, value_ms, extra, ts, position)
       ON CONFLICT DO NOTHING`,
      [deviceId, hashToken(given), tenantId, given],
    );
    const [[kept]]: [{ telemetryKept: number }[], number] = await manager.query(
      `UPDATE devices SET "telemetryKept" = "telemetryKept" + $2 WHERE id = $1 RETURNING "telemetryKept"`,
      [deviceId, items.length],
    );
    // Not at every batch: to find the oldest costs more than to keep them a little longer.
    if (kept === undefined || kept.telemetryKept < 2 * TELEMETRY_MAX) return;
    await manager.query(
      `DELETE FROM phone_telemetry WHERE "deviceId" = $1 AND "occurredAt" <
         (SELECT "occurredAt" FROM phone_telemetry WHERE "deviceId" = $1 ORDER BY "occurredAt" DESC OFFSET $2 LIMIT 1)`,
      [deviceId, TELEMETRY_MAX - 1],
    );
    await manager.query(`UPDATE devices SET "telemetryKept" = $2 WHERE id = $1`, [deviceId, TELEMETRY_MAX]);
  });
}

export interface LogToKeep {
  readonly levelSummary: string;
  readonly source: string;
  readonly text: string;
  readonly occurredAt: string | null;
}

/** Keeps a part of a phone's log; the same part again changes nothing. */
export async function keepPhoneLog(db: DataSource, { tenantId, deviceId }: Owner, log: LogToKeep): Promise<void> {
  await db.query(
    `INSERT INTO phone_logs (id, "tenantId", "deviceId", hash, "levelSummary", source, text, "occurredAt")
     SELECT $1, $2, $3, $4, $5, $6, $7, ${believable("ts")} FROM (SELECT $8::timestamptz AS ts) said
     ON CONFLICT DO NOTHING`,
    [
      newId("dlg"),
      tenantId,
      deviceId,
      hashToken(JSON.stringify(log)),
      log.levelSummary,
      log.source,
      log.text,
      log.occurredAt,
    ],
  );
  await db.query(
    `DELETE FROM phone_logs WHERE id IN
       (SELECT id FROM phone_logs WHERE "deviceId" = $1 ORDER BY "occurredAt" DESC, id DESC OFFSET $2)`,
    [deviceId, LOGS_MAX],
  );
}

/** Deletes a batch of what phones told more than 30 days ago. Returns whether there may be more. */
export async function forgetDiagnostics(db: DataSource): Promise<boolean> {
  const old = `"occurredAt" < now() - make_interval(days => ${DAYS_KEPT})`;
  let more = false;
  for (const table of ["phone_telemetry", "phone_logs"]) {
    const [, deleted]: [unknown[], number] = await db.query(
      `DELETE FROM ${table} WHERE ctid IN (SELECT ctid FROM ${table} WHERE ${old} LIMIT ${BATCH})`,
    );
    more ||= deleted === BATCH;
  }
  return more;
}
