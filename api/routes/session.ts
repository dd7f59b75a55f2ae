import { endSession } from "../../commands/endSession.ts";
import { forgetPassword } from "../../commands/forgetPassword.ts";
import { rotateSession } from "../../commands/rotateSession.ts";
import { signInOperator } from "../../commands/signInOperator.ts";
import { spendSecondFactor } from "../../commands/twoFactor.ts";
import {
  forgotPassword,
  getMe,
  getSignInWays,
  refreshSession,
  signIn,
  signOut,
} from "../../contracts/endpoints/session.ts";
import { ProductError } from "../../contracts/errors.ts";
import { checkPassword } from "../auth/checkPassword.ts";
import { clearCookies, readCookie } from "../auth/cookies.ts";
import { openSession } from "../auth/openSession.ts";
import { linkLetter } from "../mail/linkLetter.ts";
import { openRoute, route } from "../mount.ts";
import { presentOperator } from "../presenters/operator.ts";
import { originOf, sessionOriginOf } from "../requestOrigin.ts";

export const sessionRoutes = [
  openRoute(signIn, async ({ body: { email, password, code }, request, response, deps }) => {
    const origin = sessionOriginOf(request);
    const { address } = origin;
    await deps.signInLimits.spend(email, address);
    const account = await checkPassword(deps.db, { email, password }, origin);
    await deps.signInLimits.forgive(email, address);
    if (account.twoFactor) {
      if (code === undefined) throw new ProductError("auth.code_needed");
      await deps.signInLimits.spendCode(account.operatorId);
      await spendSecondFactor(deps.db, deps.sealer, account.operatorId, code);
    }
    const { id, rotation } = await signInOperator(deps.db, account, origin);
    return openSession(deps, response, { sessionId: id, rotation });
  }),

  openRoute(refreshSession, async ({ request, response, deps }) => {
    const ticket = deps.tokens.verifyRefresh(readCookie(request, "refresh") ?? "");
    if (ticket === null) throw new ProductError("auth.required");
    const rotation = await rotateSession(deps.db, ticket.sessionId, ticket.rotation, originOf(request));
    return openSession(deps, response, { sessionId: ticket.sessionId, rotation });
  }),

  openRoute(getSignInWays, async ({ deps: { mailer, identityProvider } }) => ({
    resetByMail: mailer !== null,
    oidc: identityProvider && { name: identityProvider.name },
  })),

  openRoute(forgotPassword, async ({ body: { email }, request, response, deps }) => {
    const { mailer, db, settings, signInLimits } = deps;
    if (mailer === null) throw new ProductError("mail.not_set_up");
    const origin = originOf(request);
    await signInLimits.spendLetter(email, origin.address);
    mailer.sendAfter(response, async () => {
      const link = await forgetPassword(db, email, origin);
      return link && linkLetter(db, link, settings.publicUrl);
    });
    return {};
  }),

  route(signOut, async ({ operator, response, deps }) => {
    await endSession(deps.db, operator, operator);
    clearCookies(response, deps.settings.publicUrl);
    return {};
  }),

  route(getMe, async ({ operator }) => presentOperator(operator)),
];
