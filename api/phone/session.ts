import { z } from "zod";
import { endSession } from "../../commands/endSession.ts";
import { endPhoneSessions } from "../../commands/endSessionsOf.ts";
import { showPhoneQr, signInByQr } from "../../commands/phoneSignIn.ts";
import { PhoneQr, PhoneSignOut } from "../../contracts/phone/tokens.ts";
import { sessionOriginOf } from "../requestOrigin.ts";
import { openPhoneRoute, phoneRoute } from "./phoneRoute.ts";
import { phoneTokens } from "./tokens.ts";
import { readSignedIn } from "../auth/signedIn.ts";

/** One counter for all codes from an address: they cannot be guessed, and need not be tried. */
const ANY_CODE = "phone QR code";

export const phoneSessionRoutes = [
  phoneRoute({ method: "GET", path: "/api/phone/user/info/" }, async ({ operator: { email, role } }) => ({
    username: email,
    is_admin: role === "ADMIN",
  })),

  phoneRoute({ method: "POST", path: "/api/phone/qr/create/" }, async ({ operator, deps: { db } }) => {
    const { token, expiresAt } = await showPhoneQr(db, operator.tenantId, operator);
    return { token, expires_at: expiresAt.toISOString() };
  }),

  openPhoneRoute(
    { method: "POST", path: "/api/phone/qr/exchange/", body: PhoneQr },
    async ({ body: { token }, request, deps }) => {
      const origin = sessionOriginOf(request);
      await deps.signInLimits.spend(ANY_CODE, origin.address);
      const ticket = await signInByQr(deps.db, token, origin);
      await deps.signInLimits.forgive(ANY_CODE, origin.address);
      const { access, refresh, is_admin } = await phoneTokens(deps, ticket);
      const { email: username } = await readSignedIn(deps.db, ticket.sessionId);
      return { access, refresh, username, is_admin };
    },
  ),

  phoneRoute(
    { method: "POST", path: "/api/phone/logout/", body: PhoneSignOut },
    async ({ body: { refresh }, operator, deps: { db, tokens } }) => {
      const { tenantId, operatorId } = operator;
      const named = tokens.verifyRefresh(refresh)?.sessionId ?? operator.sessionId;
      const own: unknown[] = await db.query(`SELECT 1 FROM sessions WHERE id = $1 AND "operatorId" = $2`, [
        named,
        operatorId,
      ]);
      const sessionId = own.length === 0 ? operator.sessionId : named;
      await endSession(db, { sessionId, tenantId }, operator);
      return { ok: true, message: "Сессия завершена" };
    },
  ),

  phoneRoute(
    { method: "POST", path: "/api/phone/logout/all/", body: z.unknown() },
    async ({ operator, deps: { db } }) => {
      await endPhoneSessions(db, operator.tenantId, operator);
      return { ok: true, message: "Все сессии завершены" };
    },
  ),
];
