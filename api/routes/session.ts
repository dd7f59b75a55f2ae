import { endSession } from "../../commands/endSession.ts";
import { rotateSession } from "../../commands/rotateSession.ts";
import { signInOperator } from "../../commands/signInOperator.ts";
import { spendSecondFactor } from "../../commands/twoFactor.ts";
import { getMe, refreshSession, signIn, signOut } from "../../contracts/endpoints/session.ts";
import { ProductError } from "../../contracts/errors.ts";
import { checkPassword } from "../auth/checkPassword.ts";
import { clearCookies, readCookie } from "../auth/cookies.ts";
import { sessionOriginOf } from "../auth/sessionOriginOf.ts";
import { openSession } from "../auth/openSession.ts";
import { openRoute, route } from "../mount.ts";
import { presentOperator } from "../presenters/operator.ts";
import { originOf } from "../requestOrigin.ts";

export const sessionRoutes = [
  openRoute(signIn, async ({ body: { email, password, code }, request, response, deps }) => {
    const origin = originOf(request);
    const { address } = origin;
    await deps.signInLimits.spend(email, address);
    const account = await checkPassword(deps.db, { email, password }, origin);
    await deps.signInLimits.forgive(email, address);
    if (account.twoFactor) {
      if (code === undefined) throw new ProductError("auth.code_needed");
      await deps.signInLimits.spendCode(account.operatorId);
      await spendSecondFactor(deps.db, deps.sealer, account.operatorId, code);
    }
    const { id, rotation } = await signInOperator(deps.db, account, sessionOriginOf(request));
    return openSession(deps, response, { sessionId: id, rotation });
  }),

  openRoute(refreshSession, async ({ request, response, deps }) => {
    const ticket = deps.tokens.verifyRefresh(readCookie(request, "refresh") ?? "");
    if (ticket === null) throw new ProductError("auth.required");
    const rotation = await rotateSession(deps.db, ticket.sessionId, ticket.rotation);
    return openSession(deps, response, { sessionId: ticket.sessionId, rotation });
  }),

  route(signOut, async ({ operator, response, deps }) => {
    await endSession(deps.db, operator, operator);
    clearCookies(response, deps.settings.publicUrl);
    return {};
  }),

  route(getMe, async ({ operator }) => presentOperator(operator)),
];
