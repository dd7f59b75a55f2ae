import type { DataSource } from "typeorm";
import type { DeviceId, OperatorId, TenantId } from "../contracts/ids.ts";
import { newId } from "../entities/newId.ts";

/** Which phone speaks, and as whom. */
export interface SeenDevice {
  readonly tenantId: TenantId;
  readonly operatorId: OperatorId;
  readonly sessionId: string;
  /** The id it made for itself. */
  readonly externalId: string;
  readonly address: string;
}

/** What a heartbeat tells. Null or "": it did not say. */
export interface Heartbeat {
  readonly name: string;
  readonly appVersion: string;
  readonly lastPollCode: number | null;
  readonly lastPollAt: Date | null;
  readonly queueStuck: boolean;
  readonly stuckCount: number;
  readonly oldestStuckSeconds: number | null;
  readonly isEncrypted: boolean | null;
  readonly errorCode: string;
  readonly errorMessage: string;
  readonly batteryPercent: number | null;
}

/** Notes that a phone is there; one that nobody knew yet is registered. */
export async function registerDevice(db: DataSource, seen: SeenDevice, name: string): Promise<void> {
  await db.query(
    `INSERT INTO devices (id, "tenantId", "operatorId", "externalId", "sessionId", "lastAddress", "lastSeenAt", name)
     VALUES ($1, $2, $3, $4, $5, $6, now(), $7)
     ON CONFLICT ("operatorId", "externalId") DO UPDATE SET "sessionId" = excluded."sessionId",
       "lastAddress" = excluded."lastAddress", "lastSeenAt" = now(), name = coalesce(nullif($7, ''), devices.name)`,
    [...valuesOf(seen), name],
  );
}

/** The same with all it tells of itself, in one statement: every phone does it every minute. Returns when that was. */
export async function recordHeartbeat(db: DataSource, seen: SeenDevice, beat: Heartbeat): Promise<Date> {
  const [{ lastSeenAt } = { lastSeenAt: new Date() }]: { lastSeenAt: Date }[] = await db.query(
    `INSERT INTO devices (id, "tenantId", "operatorId", "externalId", "sessionId", "lastAddress", "lastSeenAt", name,
       "appVersion", "lastPollCode", "lastPollAt", "queueStuck", "stuckCount", "oldestStuckSeconds", "isEncrypted",
       "errorCode", "errorMessage", "batteryPercent")
     VALUES ($1, $2, $3, $4, $5, $6, now(), $7, $8, $9, CASE WHEN $10::timestamptz > now() THEN now() ELSE $10 END, $11, $12, $13, $14,
       nullif($15, ''), nullif($16, ''), $17)
     ON CONFLICT ("operatorId", "externalId") DO UPDATE SET "sessionId" = excluded."sessionId",
       "lastAddress" = excluded."lastAddress", "lastSeenAt" = now(),
       name = coalesce(nullif($7, ''), devices.name), "appVersion" = coalesce(nullif($8, ''), devices."appVersion"),
       "lastPollCode" = excluded."lastPollCode",
       "lastPollAt" = greatest(excluded."lastPollAt", devices."lastPollAt"),
       "queueStuck" = excluded."queueStuck", "stuckCount" = excluded."stuckCount",
       "oldestStuckSeconds" = excluded."oldestStuckSeconds",
       "isEncrypted" = coalesce(excluded."isEncrypted", devices."isEncrypted"),
       "errorCode" = excluded."errorCode", "errorMessage" = excluded."errorMessage",
       "batteryPercent" = coalesce(excluded."batteryPercent", devices."batteryPercent")
     RETURNING "lastSeenAt"`,
    [
      ...valuesOf(seen),
      beat.name,
      beat.appVersion,
      beat.lastPollCode,
      beat.lastPollAt,
      beat.queueStuck,
      beat.stuckCount,
      beat.oldestStuckSeconds,
      beat.isEncrypted,
      beat.errorCode,
      beat.errorMessage,
      beat.batteryPercent,
    ],
  );
  return lastSeenAt;
}

const valuesOf = ({ tenantId, operatorId, externalId, sessionId, address }: SeenDevice) => [
  newId("dev"),
  tenantId,
  operatorId,
  externalId,
  sessionId,
  address,
];

/** The phone that speaks: by the id it gives, or else by its session, for it may not have made an id yet. */
export async function findDevice(
  db: DataSource,
  { operatorId, externalId, sessionId }: Pick<SeenDevice, "operatorId" | "externalId" | "sessionId">,
): Promise<DeviceId | null> {
  const [device]: { id: DeviceId }[] = await db.query(
    `SELECT id FROM devices WHERE "operatorId" = $1 AND ("externalId" = $2 OR ($2 = '' AND "sessionId" = $3))
     ORDER BY "lastSeenAt" DESC NULLS LAST LIMIT 1`,
    [operatorId, externalId, sessionId],
  );
  return device?.id ?? null;
}
