import type { DataSource } from "typeorm";
import { hotStatement } from "../../commands/hotStatement.ts";
import type { TenantId } from "../../contracts/ids.ts";
import type { RealtimeEvent } from "../../contracts/realtime.ts";
import type { EventRecord } from "../../entities/eventRecord.ts";
import { cursorOf } from "./eventPosition.ts";
import type { EventPosition } from "./eventPosition.ts";

const BATCH = 1_000;

export interface LoggedEvent {
  readonly position: EventPosition;
  readonly tenantId: TenantId;
  readonly event: RealtimeEvent;
}

export interface EventBatch {
  readonly events: readonly LoggedEvent[];
  /** Committed events are kept back, because a transaction that began before theirs is still open. */
  readonly heldBack: boolean;
  /** There is more behind this batch. */
  readonly isFull: boolean;
}

/**
 * The place behind everything that is complete now: every transaction below the snapshot's xmin has ended, and numbers
 * begin with 1.
 */
export async function readHorizon(db: DataSource): Promise<EventPosition> {
  const [row]: { horizon: string }[] = await db.query(
    `SELECT pg_snapshot_xmin(pg_current_snapshot())::text AS horizon`,
  );
  if (row === undefined) throw new Error("Postgres has no snapshot.");
  return { transaction: BigInt(row.horizon), seq: 0n };
}

/**
 * The next events after a position, in order, for all tenants. Stops before the first event whose transaction is not
 * below the horizon: an open transaction with a lower id may still write before it, and nobody may be taken past that.
 */
export async function readEventsAfter(db: DataSource, after: EventPosition): Promise<EventBatch> {
  const rows = await readNext(db, [String(after.transaction), String(after.seq), BATCH]);
  const firstOpen = rows.findIndex(({ settled }) => !settled);
  const heldBack = firstOpen !== -1;
  return {
    events: (heldBack ? rows.slice(0, firstOpen) : rows).map(loggedEvent),
    heldBack,
    isFull: !heldBack && rows.length === BATCH,
  };
}

const readNext = hotStatement<EventRecord & { readonly settled: boolean }>(
  "read-events",
  `SELECT *, "transaction" < pg_snapshot_xmin(pg_current_snapshot())::text::bigint AS settled
   FROM events WHERE ("transaction", seq) > ($1, $2) ORDER BY "transaction", seq LIMIT $3`,
);

/** A tenant's events after one position and up to another, at most `limit`. */
export async function readTenantEvents(
  db: DataSource,
  tenantId: TenantId,
  { after, upTo, limit }: { readonly after: EventPosition; readonly upTo: EventPosition; readonly limit: number },
): Promise<readonly LoggedEvent[]> {
  const rows: EventRecord[] = await db.query(
    `SELECT * FROM events WHERE "tenantId" = $1 AND ("transaction", seq) > ($2, $3) AND ("transaction", seq) <= ($4, $5)
     ORDER BY "transaction", seq LIMIT $6`,
    [tenantId, String(after.transaction), String(after.seq), String(upTo.transaction), String(upTo.seq), limit],
  );
  return rows.map(loggedEvent);
}

function loggedEvent(row: EventRecord): LoggedEvent {
  const {
    transaction,
    seq,
    tenantId,
    kind,
    conversationId,
    messageId,
    contactId,
    appealId,
    channelAccountId,
    recordedAt,
  } = row;
  const position = { transaction: BigInt(transaction), seq: BigInt(seq) };
  const ids = { conversationId, messageId, contactId, appealId, channelAccountId };
  return {
    position,
    tenantId,
    event: { cursor: cursorOf(position), kind, ...ids, recordedAt: recordedAt.toISOString() },
  };
}
