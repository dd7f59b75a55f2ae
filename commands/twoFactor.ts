import { randomBytes } from "node:crypto";
import type { DataSource, EntityManager } from "typeorm";
import type { OperatorRef } from "../contracts/actors.ts";
import { ProductError } from "../contracts/errors.ts";
import type { OperatorId, TenantId } from "../contracts/ids.ts";
import type { Sealer } from "../entities/sealing.ts";
import { hashToken } from "./hashToken.ts";
import { lockOperator } from "./lockOperator.ts";
import { recordAudit } from "./recordAudit.ts";
import { base32, findTotpStep } from "./totp.ts";

const SECRET_BYTES = 20;
const RECOVERY_CODES = 10;
const RECOVERY_CODE_BYTES = 10;

/** Makes a secret that counts only once a code has confirmed it. Returns it in base32. */
export async function beginTwoFactor(db: DataSource, sealer: Sealer, operatorId: OperatorId): Promise<string> {
  const secret = randomBytes(SECRET_BYTES);
  await db.query(`UPDATE operators SET "totpPending" = $2 WHERE id = $1`, [
    operatorId,
    sealer.seal(secret.toString("base64")),
  ]);
  return base32(secret);
}

/** Switches two-factor sign-in on. Returns the recovery codes, which nobody can read again. Throws two_factor.wrong_code. */
export async function confirmTwoFactor(
  db: DataSource,
  sealer: Sealer,
  { tenantId, by }: { readonly tenantId: TenantId; readonly by: OperatorRef },
  code: string,
): Promise<string[]> {
  const { operatorId } = by;
  return db.transaction(async (manager) => {
    const [operator]: { pending: string | null }[] = await manager.query(
      `SELECT "totpPending" AS pending FROM operators WHERE id = $1 FOR UPDATE`,
      [operatorId],
    );
    const sealed = operator?.pending ?? null;
    const step = sealed === null ? null : findTotpStep(openSecret(sealer, sealed), code, new Date(), null);
    if (step === null) throw new ProductError("two_factor.wrong_code");
    await manager.query(
      `UPDATE operators SET "totpSealed" = "totpPending", "totpPending" = NULL, "totpStep" = $2 WHERE id = $1`,
      [operatorId, step],
    );
    await recordAudit(manager, { tenantId, by, action: "twoFactor.confirmed", entityId: operatorId });
    return replaceRecoveryCodes(manager, operatorId);
  });
}

export async function removeTwoFactor(
  db: DataSource,
  { tenantId, operatorId }: { readonly tenantId: TenantId; readonly operatorId: OperatorId },
  by: OperatorRef,
): Promise<void> {
  await db.transaction(async (manager) => {
    await lockOperator(manager, tenantId, operatorId, by);
    await manager.query(
      `UPDATE operators SET "totpSealed" = NULL, "totpPending" = NULL, "totpStep" = NULL WHERE id = $1`,
      [operatorId],
    );
    await manager.query(`DELETE FROM recovery_codes WHERE "operatorId" = $1`, [operatorId]);
    await recordAudit(manager, { tenantId, by, action: "twoFactor.removed", entityId: operatorId });
  });
}

/** Spends a code at sign-in, under the operator's row lock: of two sign-ins with one code, one is refused. Throws auth.wrong_code. */
export async function spendSecondFactor(
  db: DataSource,
  sealer: Sealer,
  operatorId: OperatorId,
  code: string,
): Promise<void> {
  await db.transaction(async (manager) => {
    const [operator]: { sealed: string | null; spent: number | null }[] = await manager.query(
      `SELECT "totpSealed" AS sealed, "totpStep" AS spent FROM operators WHERE id = $1 FOR UPDATE`,
      [operatorId],
    );
    const sealed = operator?.sealed ?? null;
    if (operator === undefined || sealed === null) throw new Error(`Operator ${operatorId} has no second factor.`);
    const step = findTotpStep(openSecret(sealer, sealed), code, new Date(), operator.spent);
    if (step !== null) return manager.query(`UPDATE operators SET "totpStep" = $2 WHERE id = $1`, [operatorId, step]);
    const [used]: [unknown[], number] = await manager.query(
      `DELETE FROM recovery_codes WHERE "operatorId" = $1 AND "codeHash" = $2 RETURNING 1`,
      [operatorId, hashRecoveryCode(code)],
    );
    if (used.length === 0) throw new ProductError("auth.wrong_code");
  });
}

async function replaceRecoveryCodes(manager: EntityManager, operatorId: OperatorId): Promise<string[]> {
  const codes = Array.from({ length: RECOVERY_CODES }, () => inGroupsOfFour(base32(randomBytes(RECOVERY_CODE_BYTES))));
  await manager.query(`DELETE FROM recovery_codes WHERE "operatorId" = $1`, [operatorId]);
  await manager.query(`INSERT INTO recovery_codes ("operatorId", "codeHash") SELECT $1, unnest($2::text[])`, [
    operatorId,
    codes.map(hashRecoveryCode),
  ]);
  return codes;
}

const openSecret = (sealer: Sealer, sealed: string): Buffer => Buffer.from(sealer.open(sealed), "base64");
const inGroupsOfFour = (text: string): string => (text.match(/.{4}/g) ?? []).join("-");
/** Typed by hand: case, dashes and spaces do not matter. */
const hashRecoveryCode = (code: string): string => hashToken(code.toUpperCase().replace(/[^A-Z2-7]/g, ""));
