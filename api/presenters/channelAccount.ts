import type { DataSource } from "typeorm";
import type {
  BusinessConnection,
  ChannelAccount,
  ChannelAccountHealth,
  UnparsedUpdate,
} from "../../contracts/channelAccount.ts";
import { ProductError } from "../../contracts/errors.ts";
import type { ChannelAccountId, TenantId } from "../../contracts/ids.ts";
import { parameters } from "../parameters.ts";
import { sees } from "../scope/scopes.ts";
import type { Viewer } from "../scope/viewer.ts";
import type { ChannelAccountRecord } from "../../entities/channelAccountRecord.ts";

const UNPARSED_SHOWN = 20;

export const presentChannelAccount = (row: ChannelAccountRecord): ChannelAccount => ({
  id: row.id,
  kind: row.kind,
  name: row.name,
  status: row.status,
  statusDetail: row.statusDetail,
  branchId: row.branchId,
  createdAt: row.createdAt.toISOString(),
});

interface HealthRow extends ChannelAccountRecord {
  readonly lastUpdateAt: Date | null;
  readonly lastSentAt: Date | null;
  readonly receivedToday: number;
  readonly sentToday: number;
  readonly failedToday: number;
  readonly queued: number;
  readonly uncertain: number;
  readonly unparsed: number;
  readonly recentUnparsed: UnparsedUpdate[];
  readonly answersFor: BusinessConnection[];
}

/** Accounts that a viewer sees with their health, the oldest first; of all of them, or of one. "Today" is the tenant's own. */
export async function readAccountsHealth(
  db: DataSource,
  viewer: Viewer,
  id: ChannelAccountId | null = null,
): Promise<ChannelAccountHealth[]> {
  const { values, bind } = parameters();
  const rows: HealthRow[] = await db.query(
    `SELECT a.*, outgoing.*, incoming.*, unread.*,
       (SELECT max("receivedAt") FROM raw_updates WHERE "channelAccountId" = a.id) AS "lastUpdateAt",
       (SELECT "recordedAt" FROM messages WHERE "channelAccountId" = a.id AND direction = 'out' AND status = 'sent'
        ORDER BY "recordedAt" DESC LIMIT 1) AS "lastSentAt",
       (SELECT coalesce(jsonb_agg(jsonb_build_object('owner', b.owner, 'isEnabled', b."isEnabled", 'mayReply', b."mayReply")
         ORDER BY b."changedAt" DESC), '[]') FROM business_connections b WHERE b."channelAccountId" = a.id) AS "answersFor"
     FROM channel_accounts a
     JOIN tenants t ON t.id = a."tenantId"
     CROSS JOIN LATERAL (SELECT date_trunc('day', now(), coalesce(t.settings->>'timeZone', 'Europe/Moscow')) AS "beganAt") today
     CROSS JOIN LATERAL (
       SELECT count(*) FILTER (WHERE direction = 'in')::int AS "receivedToday",
         count(*) FILTER (WHERE direction = 'out' AND status = 'sent')::int AS "sentToday",
         count(*) FILTER (WHERE direction = 'out' AND status = 'failed')::int AS "failedToday"
       FROM messages WHERE "channelAccountId" = a.id AND "recordedAt" >= today."beganAt") incoming
     CROSS JOIN LATERAL (
       SELECT count(*) FILTER (WHERE status IN ('queued', 'reserved'))::int AS queued,
         count(*) FILTER (WHERE status = 'uncertain')::int AS uncertain
       FROM messages WHERE "channelAccountId" = a.id AND status IN ('queued', 'reserved', 'uncertain')) outgoing
     CROSS JOIN LATERAL (
       SELECT (SELECT count(*) FROM raw_updates WHERE "channelAccountId" = a.id AND status = 'unparsed')::int AS unparsed,
         coalesce(jsonb_agg(jsonb_build_object('externalId', u."externalId", 'reason', u.reason,
           'receivedAt', to_char(u."receivedAt" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'))), '[]') AS "recentUnparsed"
       FROM (SELECT * FROM raw_updates WHERE "channelAccountId" = a.id AND status = 'unparsed'
             ORDER BY "receivedAt" DESC LIMIT ${bind(UNPARSED_SHOWN)}) u) unread
     WHERE ${sees.channelAccount(viewer, "a", bind)} ${id === null ? "" : `AND a.id = ${bind(id)}`}
     ORDER BY a."createdAt", a.id`,
    values,
  );
  return rows.map(presentHealth);
}

/** Throws channel_account.not_found, also for an account of another tenant. */
export async function readAccount(
  db: DataSource,
  tenantId: TenantId,
  id: ChannelAccountId,
): Promise<ChannelAccountRecord> {
  const [row]: ChannelAccountRecord[] = await db.query(
    `SELECT * FROM channel_accounts WHERE id = $1 AND "tenantId" = $2`,
    [id, tenantId],
  );
  if (row === undefined) throw new ProductError("channel_account.not_found");
  return row;
}

const presentHealth = (row: HealthRow): ChannelAccountHealth => ({
  account: presentChannelAccount(row),
  lastUpdateAt: row.lastUpdateAt?.toISOString() ?? null,
  lastSentAt: row.lastSentAt?.toISOString() ?? null,
  receivedToday: row.receivedToday,
  sentToday: row.sentToday,
  queued: row.queued,
  failedToday: row.failedToday,
  uncertain: row.uncertain,
  unparsed: row.unparsed,
  recentUnparsed: row.recentUnparsed,
  answersFor: row.answersFor,
});
