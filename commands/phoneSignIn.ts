import { randomBytes } from "node:crypto";
import type { DataSource } from "typeorm";
import type { OperatorRef } from "../contracts/actors.ts";
import { ProductError } from "../contracts/errors.ts";
import type { OperatorId, TenantId } from "../contracts/ids.ts";
import { beginSession } from "./beginSession.ts";
import type { SessionOrigin } from "./beginSession.ts";
import { hashToken } from "./hashToken.ts";
import { recordAudit } from "./recordAudit.ts";

const TTL = "5 minutes";
const APART_SECONDS = 10;

/**
 * Makes the token of a QR code by which a phone signs in as the operator; it takes the place of the one before. Throws
 * request.rate_limited within ten seconds of that.
 */
export async function showPhoneQr(
  db: DataSource,
  tenantId: TenantId,
  by: OperatorRef,
): Promise<{ readonly token: string; readonly expiresAt: Date }> {
  const token = randomBytes(32).toString("base64url");
  return db.transaction(async (manager) => {
    const [made]: { expiresAt: Date }[] = await manager.query(
      `INSERT INTO phone_sign_ins AS former ("operatorId", "tokenHash", "expiresAt") VALUES ($1, $2, now() + $3::interval)
       ON CONFLICT ("operatorId") DO UPDATE
         SET "tokenHash" = $2, "expiresAt" = now() + $3::interval, "createdAt" = now(), "usedAt" = NULL
         WHERE former."createdAt" <= now() - make_interval(secs => $4)
       RETURNING "expiresAt"`,
      [by.operatorId, hashToken(token), TTL, APART_SECONDS],
    );
    if (made === undefined) throw new ProductError("request.rate_limited", { retryAfterSeconds: APART_SECONDS });
    await recordAudit(manager, { tenantId, by, action: "phone.qrShown", entityId: by.operatorId });
    return { token, expiresAt: made.expiresAt };
  });
}

interface SignedInByQr {
  readonly sessionId: string;
  readonly rotation: number;
}

/** Signs a phone in by such a token, which works once. Throws auth.qr_spent. */
export async function signInByQr(
  db: DataSource,
  token: string,
  origin: SessionOrigin & NonNullable<OperatorRef["origin"]>,
): Promise<SignedInByQr> {
  return db.transaction(async (manager) => {
    const [[owner]]: [{ operatorId: OperatorId; tenantId: TenantId; name: string }[], number] = await manager.query(
      `UPDATE phone_sign_ins p SET "usedAt" = now() FROM operators o
       WHERE p."tokenHash" = $1 AND p."usedAt" IS NULL AND p."expiresAt" > now()
         AND o.id = p."operatorId" AND o."deactivatedAt" IS NULL
       RETURNING o.id AS "operatorId", o."tenantId", o.name`,
      [hashToken(token)],
    );
    if (owner === undefined) throw new ProductError("auth.qr_spent");
    const { operatorId, tenantId, name } = owner;
    const by = { operatorId, name, origin };
    await recordAudit(manager, {
      tenantId,
      by,
      action: "session.signedIn",
      entityId: operatorId,
      after: { way: "qr" },
    });
    const { id: sessionId, rotation } = await beginSession(manager, operatorId, origin, "phone");
    return { sessionId, rotation };
  });
}
