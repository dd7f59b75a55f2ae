import type { Request } from "express";
import { ProductError } from "../../contracts/errors.ts";
import type { ApiDeps } from "../apiDeps.ts";
import { checkPassword } from "./checkPassword.ts";
import { originOf } from "../requestOrigin.ts";
import type { SignedIn } from "./signedIn.ts";

/**
 * Asks for the password again before something a thief of an unlocked console would do. Attempts count as those to sign
 * in. Throws password.wrong, which unlike auth.wrong_credentials does not mean that the session is over.
 */
export async function requireOwnPassword(
  { db, signInLimits }: ApiDeps,
  { email }: SignedIn,
  request: Request,
  password: string,
): Promise<void> {
  const origin = originOf(request);
  const { address } = origin;
  await signInLimits.spend(email, address);
  try {
    await checkPassword(db, { email, password }, origin);
  } catch (error) {
    if (error instanceof ProductError) throw new ProductError("password.wrong");
    throw error;
  }
  await signInLimits.forgive(email, address);
}
