import { hash, verify } from "@node-rs/argon2";
import type { DataSource } from "typeorm";
import { recordFailedSignIn } from "../../commands/recordFailedSignIn.ts";
import type { OperatorRef, RequestOrigin } from "../../contracts/actors.ts";
import { ProductError } from "../../contracts/errors.ts";
import type { TenantId } from "../../contracts/ids.ts";

/** Verified where there is no such operator, so that the answer takes as long as for a wrong password. */
const nobodysHash = hash("nobody has this password");

/** Who proved to know their password; the audit's actor from here on. */
export interface Recognized extends OperatorRef {
  readonly tenantId: TenantId;
  /** A code has to follow the password. */
  readonly twoFactor: boolean;
}

/**
 * Finds the operator by e-mail and password; not one who is only invited or deactivated. Throws auth.wrong_credentials,
 * and puts that down.
 */
export async function checkPassword(
  db: DataSource,
  { email, password }: { readonly email: string; readonly password: string },
  origin: RequestOrigin,
): Promise<Recognized> {
  const [found]: (Recognized & { readonly passwordHash: string })[] = await db.query(
    `SELECT id AS "operatorId", "tenantId", name, "passwordHash", "totpSealed" IS NOT NULL AS "twoFactor" FROM operators
     WHERE email = $1 AND "passwordHash" IS NOT NULL AND "deactivatedAt" IS NULL`,
    [email],
  );
  const isRight = await verify(found?.passwordHash ?? (await nobodysHash), password);
  if (found === undefined || !isRight) {
    await recordFailedSignIn(db, found, origin);
    throw new ProductError("auth.wrong_credentials");
  }
  const { passwordHash: _, ...recognized } = found;
  return { ...recognized, origin };
}
