import type { DataSource } from "typeorm";
import { hotStatement } from "../../commands/hotStatement.ts";
import type { ConversationHolders } from "../../contracts/conversation.ts";
import type { BranchId, OperatorId, TenantId } from "../../contracts/ids.ts";
import type { RealtimeEvent } from "../../contracts/realtime.ts";
import type { EventRecord } from "../../entities/eventRecord.ts";
import { cursorOf } from "./eventPosition.ts";
import type { EventPosition } from "./eventPosition.ts";

const BATCH = 1_000;

interface CallHolders {
  readonly operatorId: OperatorId;
  readonly branchId: BranchId | null;
  readonly isWaiting: boolean;
}

interface TaskHolders {
  readonly assigneeId: OperatorId;
  readonly authorId: OperatorId | null;
  readonly branchId: BranchId | null;
}

/** Whose the conversations of a contact are, and their company, as far as it is still there. */
interface ContactHolders {
  readonly conversations: readonly ConversationHolders[];
  readonly company: CompanyHolders | null;
}

interface CompanyHolders {
  readonly responsibleId: OperatorId | null;
  readonly branchId: BranchId | null;
}

export interface LoggedEvent {
  readonly position: EventPosition;
  readonly tenantId: TenantId;
  /** Whose the conversation is, as it was when the event was read; null where the event is about none. */
  readonly holders: ConversationHolders | null;
  /** Whose it was before this change. */
  readonly former: ConversationHolders | null;
  /** The branch that a channel account serves; null for the whole tenant. */
  readonly accountBranchId: BranchId | null;
  /** Whose call it is, and whether it waits for a phone; null where the event is about none. */
  readonly call: CallHolders | null;
  /** Whose task it is; null where the event is about none. */
  readonly task: TaskHolders | null;
  /** Whose the company is; null where the event is about none. */
  readonly companyHolders: CompanyHolders | null;
  /** By whom the contact is seen; null where the event is about something else, too, or about none. */
  readonly contactHolders: ContactHolders | null;
  /** The one operator whom this event is for; null where it is for all who may see. */
  readonly operatorId: OperatorId | null;
  readonly event: RealtimeEvent;
}

/** Scalar subqueries, so that each is an index lookup whatever the planner thinks of the number of events. */
const selectEvents = `SELECT e.*,
    (SELECT jsonb_build_object('branchId', c."branchId", 'teamId', c."teamId", 'assigneeId', c."assigneeId")
     FROM conversations c WHERE c.id = e."conversationId") AS holders,
    (SELECT jsonb_build_object('operatorId', r."operatorId", 'branchId', r."branchId", 'isWaiting', r.state = 'waiting')
     FROM call_requests r WHERE r.id = e."callRequestId") AS call,
    (SELECT jsonb_build_object('assigneeId', w."assigneeId", 'authorId', w."authorId", 'branchId', w."branchId")
     FROM tasks w WHERE w.id = e."taskId") AS task,
    (SELECT a."branchId" FROM channel_accounts a WHERE a.id = e."channelAccountId") AS "accountBranchId",
    (SELECT jsonb_build_object('branchId', c."branchId", 'responsibleId', c."responsibleId")
     FROM companies c WHERE c.id = e."companyId") AS "companyHolders",
    CASE WHEN e."contactId" IS NOT NULL AND e."conversationId" IS NULL THEN jsonb_build_object(
      'conversations', (SELECT coalesce(jsonb_agg(jsonb_build_object('branchId', c."branchId", 'teamId', c."teamId", 'assigneeId', c."assigneeId")), '[]')
        FROM conversations c WHERE c."tenantId" = e."tenantId" AND c."contactId" = e."contactId"),
      'company', (SELECT jsonb_build_object('branchId', k."branchId", 'responsibleId', k."responsibleId")
        FROM contacts p JOIN companies k ON k.id = p."companyId" AND k."deletedAt" IS NULL AND k."mergedIntoId" IS NULL WHERE p.id = e."contactId")
    ) END AS "contactHolders"`;

type EventRow = EventRecord &
  Pick<LoggedEvent, "holders" | "call" | "task" | "accountBranchId" | "companyHolders" | "contactHolders">;

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

const readNext = hotStatement<EventRow & { readonly settled: boolean }>(
  "read-events",
  `${selectEvents}, "transaction" < pg_snapshot_xmin(pg_current_snapshot())::text::bigint AS settled
   FROM events e WHERE ("transaction", seq) > ($1, $2) ORDER BY "transaction", seq LIMIT $3`,
);

/** A tenant's events after one position and up to another, at most `limit`. */
export async function readTenantEvents(
  db: DataSource,
  tenantId: TenantId,
  { after, upTo, limit }: { readonly after: EventPosition; readonly upTo: EventPosition; readonly limit: number },
): Promise<readonly LoggedEvent[]> {
  const rows: EventRow[] = await db.query(
    `${selectEvents} FROM events e WHERE "tenantId" = $1 AND ("transaction", seq) > ($2, $3) AND ("transaction", seq) <= ($4, $5)
     ORDER BY "transaction", seq LIMIT $6`,
    [tenantId, String(after.transaction), String(after.seq), String(upTo.transaction), String(upTo.seq), limit],
  );
  return rows.map(loggedEvent);
}

function loggedEvent(row: EventRow): LoggedEvent {
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
    callRequestId,
    companyId,
    taskId,
    recordedAt,
  } = row;
  const position = { transaction: BigInt(transaction), seq: BigInt(seq) };
  const ids = { conversationId, messageId, contactId, appealId, channelAccountId, callRequestId, companyId, taskId };
  return {
    position,
    tenantId,
    holders: row.holders,
    former: row.former,
    call: row.call,
    task: row.task,
    accountBranchId: row.accountBranchId,
    companyHolders: row.companyHolders,
    contactHolders: row.contactHolders,
    operatorId: row.operatorId,
    event: { cursor: cursorOf(position), kind, ...ids, recordedAt: recordedAt.toISOString() },
  };
}
