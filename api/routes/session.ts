import { beginSession } from "../../commands/beginSession.ts";
import { endSession } from "../../commands/endSession.ts";
import { rotateSession } from "../../commands/rotateSession.ts";
import { spendSecondFactor } from "../../commands/twoFactor.ts";
import { getMe, refreshSession, signIn, signOut } from "../../contracts/endpoints/session.ts";
import { ProductError } from "../../contracts/errors.ts";
import { checkPassword } from "../auth/checkPassword.ts";
import { clearCookies, readCookie } from "../auth/cookies.ts";
import { originOf } from "../auth/originOf.ts";
import { openSession } from "../auth/openSession.ts";
import { openRoute, route } from "../mount.ts";
import { presentOperator } from "../presenters/operator.ts";

export const sessionRoutes = [
  openRoute(signIn, async ({ body: { email, password, code }, request, response, deps }) => {
    const address = request.ip ?? "";
    await deps.signInLimits.spend(email, address);
    const { operatorId, twoFactor } = await checkPassword(deps.db, email, password);
    await deps.signInLimits.forgive(email, address);
    if (twoFactor) {
      if (code === undefined) throw new ProductError("auth.code_needed");
      await deps.signInLimits.spendCode(operatorId);
      await spendSecondFactor(deps.db, deps.sealer, operatorId, code);
    }
    const { id, rotation } = await beginSession(deps.db.manager, operatorId, originOf(request));
    return openSession(deps, response, { sessionId: id, rotation });
  }),

  openRoute(refreshSession, async ({ request, response, deps }) => {
    const ticket = deps.tokens.verifyRefresh(readCookie(request, "refresh") ?? "");
    if (ticket === null) throw new ProductError("auth.required");
    const rotation = await rotateSession(deps.db, ticket.sessionId, ticket.rotation);
    return openSession(deps, response, { sessionId: ticket.sessionId, rotation });
  }),

  route(signOut, async ({ operator, response, deps }) => {
    await endSession(deps.db, operator.sessionId);
    clearCookies(response, deps.settings.publicUrl);
    return {};
  }),

  route(getMe, async ({ operator }) => presentOperator(operator)),
];
