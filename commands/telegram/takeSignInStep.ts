import type { DataSource } from "typeorm";
import type { AuditActor } from "../../contracts/actors.ts";
import { ProductError } from "../../contracts/errors.ts";
import type { ChannelAccountId, TenantId } from "../../contracts/ids.ts";
import type { SignInPhase, SignInStep, SignInStepName } from "../../contracts/telegramAccount.ts";
import type { Sealer } from "../../entities/sealing.ts";
import { openSignIn, sealSignIn } from "../../entities/signInSecrets.ts";
import type { SignInSecrets } from "../../entities/signInSecrets.ts";
import { recordAudit } from "../recordAudit.ts";
import { transact } from "../transact.ts";

interface StepToTake {
  readonly tenantId: TenantId;
  readonly channelAccountId: ChannelAccountId;
  readonly step: SignInStep;
  readonly by: AuditActor;
}

/** Beginning anew is possible until somebody is signed in. */
const BEGINNING: readonly SignInPhase[] = ["signedOut", "codeAwaited", "passwordAwaited", "qrShown"];
const awaitedIn: Readonly<Record<SignInStepName, readonly SignInPhase[]>> = {
  phone: BEGINNING,
  qr: BEGINNING,
  code: ["codeAwaited"],
  password: ["passwordAwaited"],
};

/**
 * Lays what a person entered ready for the account's actor, sealed: neither a phone number nor a code nor a password goes
 * through Temporal. Throws telegram.app_missing or telegram.step_not_awaited.
 */
export async function takeSignInStep(
  db: DataSource,
  sealer: Sealer,
  { tenantId, channelAccountId, step, by }: StepToTake,
): Promise<void> {
  await transact(db, async (manager) => {
    const [session]: { phase: SignInPhase; sealed: string | null; hasApp: boolean }[] = await manager.query(
      `SELECT s.phase, s.sealed, t."telegramApp" IS NOT NULL AS "hasApp" FROM telegram_sessions s
       JOIN tenants t ON t.id = s."tenantId" WHERE s."channelAccountId" = $1 AND s."tenantId" = $2 FOR UPDATE OF s`,
      [channelAccountId, tenantId],
    );
    if (session === undefined) throw new ProductError("channel_account.not_found");
    if (!session.hasApp) throw new ProductError("telegram.app_missing");
    if (!awaitedIn[step.step].includes(session.phase)) throw new ProductError("telegram.step_not_awaited");
    const sealed = sealSignIn(sealer, withStep(openSignIn(sealer, session.sealed), step));
    await manager.query(`UPDATE telegram_sessions SET sealed = $2, problem = NULL WHERE "channelAccountId" = $1`, [
      channelAccountId,
      sealed,
    ]);
    const after = { step: step.step };
    await recordAudit(manager, {
      tenantId,
      by,
      action: "telegramAccount.signInStepTaken",
      entityId: channelAccountId,
      after,
    });
  });
}

function withStep(secrets: SignInSecrets, step: SignInStep): SignInSecrets {
  switch (step.step) {
    case "phone":
      return { session: "", phone: step.phone };
    case "qr":
      return { session: "" };
    case "code":
      return { ...secrets, code: step.code };
    case "password":
      return { ...secrets, password: step.password };
  }
}
