import { rotateSession } from "../../commands/rotateSession.ts";
import { signInOperator } from "../../commands/signInOperator.ts";
import { ProductError } from "../../contracts/errors.ts";
import { PhoneRefresh, PhoneSignIn } from "../../contracts/phone/tokens.ts";
import type { PhoneTokens } from "../../contracts/phone/tokens.ts";
import type { ApiDeps } from "../apiDeps.ts";
import { checkPassword } from "../auth/checkPassword.ts";
import { readSignedIn } from "../auth/signedIn.ts";
import type { RefreshTicket } from "../auth/tokens.ts";
import { originOf, sessionOriginOf } from "../requestOrigin.ts";
import { openPhoneRoute } from "./phoneRoute.ts";

export const phoneTokenRoutes = [
  openPhoneRoute(
    { method: "POST", path: "/api/token/", body: PhoneSignIn },
    async ({ body: { username: email, password }, request, deps }) => {
      const origin = sessionOriginOf(request);
      await deps.signInLimits.spend(email, origin.address);
      const account = await checkPassword(deps.db, { email, password }, origin);
      await deps.signInLimits.forgive(email, origin.address);
      // The app has no field for a code: whoever needs one signs in by the QR code of a console that had it.
      if (account.twoFactor) throw new ProductError("auth.code_needed");
      const { id: sessionId, rotation } = await signInOperator(deps.db, account, origin, "phone");
      return phoneTokens(deps, { sessionId, rotation });
    },
  ),

  openPhoneRoute(
    { method: "POST", path: "/api/token/refresh/", body: PhoneRefresh },
    async ({ body: { refresh }, request, deps }) => {
      const ticket = deps.tokens.verifyRefresh(refresh);
      if (ticket === null) throw new ProductError("auth.expired");
      const { sessionId } = ticket;
      const rotation = await rotateSession(deps.db, sessionId, ticket.rotation, originOf(request), "phone");
      return phoneTokens(deps, { sessionId, rotation });
    },
  ),
];

/** The tokens of a living session of the dialer's. */
export async function phoneTokens({ db, tokens }: ApiDeps, ticket: RefreshTicket): Promise<PhoneTokens> {
  const operator = await readSignedIn(db, ticket.sessionId);
  if (operator.twoFactorNeeded) throw new ProductError("auth.two_factor_needed");
  const { token } = await tokens.sign(operator, ticket.sessionId, "phone");
  return { access: token, refresh: tokens.signRefresh(ticket), is_admin: operator.role === "ADMIN" };
}
