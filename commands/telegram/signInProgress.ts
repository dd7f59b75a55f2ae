import type { DataSource } from "typeorm";
import type { ChannelAccountId, TenantId } from "../../contracts/ids.ts";
import type { SessionProblem, SignInPhase } from "../../contracts/telegramAccount.ts";
import { openChannelSecrets, sealChannelSecrets } from "../../entities/channelSecrets.ts";
import type { Sealer } from "../../entities/sealing.ts";
import { openSignIn, sealSignIn } from "../../entities/signInSecrets.ts";
import type { SignInSecrets } from "../../entities/signInSecrets.ts";
import { openTelegramApp } from "../../entities/telegramApp.ts";
import type { TelegramAppSecrets } from "../../entities/telegramApp.ts";
import { recordEvents } from "../recordEvents.ts";
import { ringWaiting } from "../ringWaiting.ts";
import { wakeHeldTouches } from "../touches/wakeHeldTouches.ts";
import { transact } from "../transact.ts";
import { recordHappening } from "./recordHappening.ts";

/** How far signing in to an account came, opened. */
export interface SignIn {
  readonly tenantId: TenantId;
  readonly phase: SignInPhase;
  readonly app: TelegramAppSecrets;
  readonly secrets: SignInSecrets;
}

export async function readSignIn(db: DataSource, sealer: Sealer, id: ChannelAccountId): Promise<SignIn> {
  const [row]: { tenantId: TenantId; phase: SignInPhase; sealed: string | null; telegramApp: string | null }[] =
    await db.query(
      `SELECT s."tenantId", s.phase, s.sealed, t."telegramApp" FROM telegram_sessions s JOIN tenants t ON t.id = s."tenantId"
       WHERE s."channelAccountId" = $1`,
      [id],
    );
  const app = row && openTelegramApp(sealer, row.telegramApp);
  if (!row || !app) throw new Error(`Nobody signs in to ${id}.`);
  return { tenantId: row.tenantId, phase: row.phase, app, secrets: openSignIn(sealer, row.sealed) };
}

export interface SignInChange {
  readonly phase: Exclude<SignInPhase, "signedIn">;
  readonly problem: SessionProblem | null;
  /** For the next step; null: nothing is left. */
  readonly secrets: SignInSecrets | null;
  /** How long a person has for it, milliseconds; null: as long as they had. */
  readonly waitMs: number | null;
}

/** Writes what a step came to. Somebody who is signed in meanwhile stays so. */
export async function recordSignIn(
  db: DataSource,
  sealer: Sealer,
  id: ChannelAccountId,
  { phase, problem, secrets, waitMs }: SignInChange,
): Promise<void> {
  await transact(db, async (manager) => {
    const [[written]]: [{ tenantId: TenantId }[], number] = await manager.query(
      `UPDATE telegram_sessions SET phase = $2, problem = $3, sealed = $4,
         "waitUntil" = CASE WHEN $2 = 'signedOut' THEN NULL
           ELSE coalesce(clock_timestamp() + make_interval(secs => $5::float8 / 1000), "waitUntil") END
       WHERE "channelAccountId" = $1 AND phase <> 'signedIn' RETURNING "tenantId"`,
      [id, phase, problem, secrets === null ? null : sealSignIn(sealer, secrets), waitMs],
    );
    if (written === undefined) return;
    await recordEvents(manager, written.tenantId, [{ kind: "channelAccount.changed", channelAccountId: id }]);
  });
}

interface SignedIn {
  readonly app: TelegramAppSecrets;
  /** The account itself, as the library writes it. */
  readonly session: string;
  /** From where on it is read. */
  readonly state: { readonly pts: number; readonly qts: number; readonly date: number; readonly seq: number };
}

/** The account may be held from now on, and what waited may leave. */
export async function finishSignIn(
  db: DataSource,
  sealer: Sealer,
  id: ChannelAccountId,
  { app, session, state }: SignedIn,
): Promise<void> {
  await transact(db, async (manager) => {
    const [account]: { sealed: string; tenantId: TenantId }[] = await manager.query(
      `SELECT sealed, "tenantId" FROM channel_accounts WHERE id = $1 FOR UPDATE`,
      [id],
    );
    if (account === undefined) throw new Error(`There is no channel account ${id}.`);
    const { hookSecret } = openChannelSecrets(sealer, account.sealed);
    const sealed = sealChannelSecrets(sealer, { hookSecret, settings: { ...app, session } });
    await manager.query(
      `UPDATE channel_accounts SET sealed = $2, status = 'active', "statusDetail" = NULL WHERE id = $1`,
      [id, sealed],
    );
    await manager.query(
      `UPDATE telegram_sessions SET phase = 'signedIn', problem = NULL, "waitUntil" = NULL, sealed = NULL, "order" = NULL,
         "checkProblem" = NULL, pts = $2, qts = $3, date = $4, seq = $5, "floodUntil" = NULL WHERE "channelAccountId" = $1`,
      [id, state.pts, state.qts, state.date, state.seq],
    );
    await ringWaiting(manager, [id]);
    await recordHappening(manager, { channelAccountId: id, tenantId: account.tenantId }, { kind: "signedIn" });
  });
  await wakeHeldTouches(db, id);
}
