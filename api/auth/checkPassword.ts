import { hash, verify } from "@node-rs/argon2";
import type { DataSource } from "typeorm";
import { ProductError } from "../../contracts/errors.ts";
import type { OperatorId } from "../../contracts/ids.ts";

/** Verified where there is no such operator, so that the answer takes as long as for a wrong password. */
const nobodysHash = hash("nobody has this password");

export interface Recognized {
  readonly operatorId: OperatorId;
  /** A code has to follow the password. */
  readonly twoFactor: boolean;
}

/** Finds the operator by e-mail and password; not one who is only invited or deactivated. Throws auth.wrong_credentials. */
export async function checkPassword(db: DataSource, email: string, password: string): Promise<Recognized> {
  const [operator]: (Recognized & { readonly passwordHash: string })[] = await db.query(
    `SELECT id AS "operatorId", "passwordHash", "totpSealed" IS NOT NULL AS "twoFactor" FROM operators
     WHERE email = $1 AND "passwordHash" IS NOT NULL AND "deactivatedAt" IS NULL`,
    [email],
  );
  const isRight = await verify(operator?.passwordHash ?? (await nobodysHash), password);
  if (operator === undefined || !isRight) throw new ProductError("auth.wrong_credentials");
  return { operatorId: operator.operatorId, twoFactor: operator.twoFactor };
}
