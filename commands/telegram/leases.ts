import type { DataSource } from "typeorm";
import { HELD_KIND } from "../../contracts/channel.ts";
import type { ConversationRef } from "../../contracts/actors.ts";
import type { ChannelAccountId, TenantId } from "../../contracts/ids.ts";
import type { SessionOrder, SessionProblem } from "../../contracts/telegramAccount.ts";
import { ringWaiting } from "../ringWaiting.ts";
import { transact } from "../transact.ts";
import { recordHappening } from "./recordHappening.ts";

/** A holder that has not renewed for so long has lost its accounts to whoever comes first. Milliseconds. */
export const LEASE_MS = 12_000;
/** Who gave an account up by order leaves it to others for so long. Milliseconds. */
const LEAVE_TO_OTHERS_MS = 5_000;

/** A process's right to speak for an account. Each taking over has a higher epoch; what an older one writes is refused. */
export interface Lease {
  readonly channelAccountId: ChannelAccountId;
  readonly tenantId: TenantId;
  readonly holderId: string;
  readonly epoch: number;
}

export interface RenewedLease extends Lease {
  readonly order: SessionOrder | null;
}

export interface ClaimedAccount extends Lease {
  /** See entities/channelSecrets.ts. */
  readonly sealed: string;
  readonly order: SessionOrder | null;
  /** How far it has read; null before it has read anything. */
  readonly pts: number | null;
  readonly qts: number | null;
  readonly date: number | null;
  readonly seq: number | null;
}

interface Claim extends ClaimedAccount {
  /** Whose lease ran out; null: nobody had it. */
  readonly heldBefore: string | null;
}

const leaseColumns = `s."channelAccountId", s."tenantId", s."holderId", s.epoch, s."order"`;

/** Prolongs what a holder still has of these accounts, and says what it is: what is missing is lost. What it gave up runs out. */
export async function renewLeases(
  db: DataSource,
  holderId: string,
  ids: readonly ChannelAccountId[],
): Promise<readonly RenewedLease[]> {
  const [leases]: [RenewedLease[], number] = await db.query(
    `UPDATE telegram_sessions s SET "leaseUntil" = clock_timestamp() + make_interval(secs => $2::float8 / 1000)
     WHERE s."holderId" = $1 AND s."channelAccountId" = ANY($3) AND s."leaseUntil" > clock_timestamp()
     RETURNING ${leaseColumns}`,
    [holderId, LEASE_MS, ids],
  );
  return leases;
}

/** Takes accounts that nobody speaks for, as many as there is room for. */
export async function claimAccounts(
  db: DataSource,
  holderId: string,
  room: number,
): Promise<readonly ClaimedAccount[]> {
  return transact(db, async (manager) => {
    const [claimed]: [Claim[], number] = await manager.query(
      `UPDATE telegram_sessions s SET "holderId" = $1, epoch = s.epoch + 1, "heldSince" = clock_timestamp(),
         "leaseUntil" = clock_timestamp() + make_interval(secs => $3::float8 / 1000)
       FROM channel_accounts a, (
         SELECT f."channelAccountId", f."holderId" AS "heldBefore" FROM telegram_sessions f JOIN channel_accounts c ON c.id = f."channelAccountId"
         WHERE f.phase = 'signedIn' AND c.kind = '${HELD_KIND}' AND c.status IN ('active', 'paused')
           AND (f."leaseUntil" IS NULL OR f."leaseUntil" < clock_timestamp())
           AND (f."movedFrom" IS DISTINCT FROM $1 OR f."movedAt" < clock_timestamp() - make_interval(secs => $4::float8 / 1000))
         ORDER BY f."channelAccountId" LIMIT $2 FOR UPDATE OF f SKIP LOCKED) free
       WHERE a.id = s."channelAccountId" AND s."channelAccountId" = free."channelAccountId"
       RETURNING ${leaseColumns}, a.sealed, s.pts, s.qts, s.date, s.seq, free."heldBefore"`,
      [holderId, room, LEASE_MS, LEAVE_TO_OTHERS_MS],
    );
    for (const account of claimed) {
      const { holderId: holder, epoch, heldBefore } = account;
      const why = heldBefore === null ? "free" : "leaseRanOut";
      await recordHappening(manager, account, { kind: "held", holder, epoch, why });
    }
    return claimed;
  });
}

/** The account can be sent through again: sets the bells of what waited, and returns the actors to ring. */
export const ringHeld = (db: DataSource, id: ChannelAccountId): Promise<readonly ConversationRef[]> =>
  transact(db, (manager) => ringWaiting(manager, [id]));

/** Gives an account back, so that another holder need not wait for the lease to run out; `relocated`: another than this one. */
export async function releaseLease(db: DataSource, lease: Lease, how: "stopping" | "relocated"): Promise<void> {
  const { channelAccountId, holderId, epoch } = lease;
  await transact(db, async (manager) => {
    const [, ended]: [unknown, number] = await manager.query(
      `UPDATE telegram_sessions SET "holderId" = NULL, "leaseUntil" = NULL, "order" = NULL,
         "movedFrom" = CASE WHEN $4 THEN $2 END, "movedAt" = clock_timestamp()
       WHERE "channelAccountId" = $1 AND "holderId" = $2 AND epoch = $3`,
      [channelAccountId, holderId, epoch, how === "relocated"],
    );
    if (ended > 0) await recordHappening(manager, lease, { kind: "released", holder: holderId, why: how });
  });
}

/** Ends the session: its owner or Telegram ended it (with the reason), or a person signed out here. Sends wait. */
export async function endSession(db: DataSource, lease: Lease, problem: SessionProblem | null): Promise<void> {
  const { channelAccountId } = lease;
  await transact(db, async (manager) => {
    const [, ended]: [unknown, number] = await manager.query(
      `UPDATE telegram_sessions SET phase = 'signedOut', problem = $4, "holderId" = NULL, "leaseUntil" = NULL, "order" = NULL,
         sealed = NULL, "waitUntil" = NULL WHERE "channelAccountId" = $1 AND "holderId" = $2 AND epoch = $3`,
      [channelAccountId, lease.holderId, lease.epoch, problem],
    );
    if (ended === 0) return;
    const status = problem === null ? "signedOut" : "dead";
    await manager.query(`UPDATE channel_accounts SET status = $2, "statusDetail" = NULL WHERE id = $1`, [
      channelAccountId,
      status,
    ]);
    await recordHappening(manager, lease, { kind: "ended", problem });
  });
}
