import { hash, verify } from "@node-rs/argon2";
import type { DataSource } from "typeorm";
import { ProductError } from "../../contracts/errors.ts";
import type { OperatorId } from "../../contracts/ids.ts";

/** Verified where there is no such operator, so that the answer takes as long as for a wrong password. */
const nobodysHash = hash("nobody has this password");

/** Finds the operator by e-mail and password. Throws auth.wrong_credentials. */
export async function checkPassword(db: DataSource, email: string, password: string): Promise<OperatorId> {
  const [operator]: { id: OperatorId; passwordHash: string }[] = await db.query(
    `SELECT id, "passwordHash" FROM operators WHERE email = $1`,
    [email],
  );
  const isRight = await verify(operator?.passwordHash ?? (await nobodysHash), password);
  if (operator === undefined || !isRight) throw new ProductError("auth.wrong_credentials");
  return operator.id;
}
