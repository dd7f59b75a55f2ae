import { changeProfile as change } from "../../commands/changeProfile.ts";
import { endSession } from "../../commands/endSession.ts";
import { endOwnSessions } from "../../commands/endSessionsOf.ts";
import { changePassword as setPassword } from "../../commands/setPassword.ts";
import {
  changePassword,
  changeProfile,
  endAllSessions,
  endOwnSession,
  getProfile,
  listSessions,
} from "../../contracts/endpoints/profile.ts";
import { ProductError } from "../../contracts/errors.ts";
import { clearCookies } from "../auth/cookies.ts";
import { requireOwnPassword } from "../auth/requireOwnPassword.ts";
import { route } from "../mount.ts";
import { readPerson } from "../presenters/person.ts";

interface SessionRow {
  readonly id: string;
  readonly address: string | null;
  readonly userAgent: string | null;
  readonly createdAt: Date;
  readonly rotatedAt: Date;
}

export const profileRoutes = [
  route(getProfile, async ({ operator, deps: { db } }) => {
    const { operatorId } = operator;
    const codes: unknown[] = await db.query(`SELECT 1 FROM recovery_codes WHERE "operatorId" = $1`, [operatorId]);
    const [own]: { signature: string }[] = await db.query(`SELECT signature FROM operators WHERE id = $1`, [
      operatorId,
    ]);
    return {
      person: await readPerson(db, operator, operatorId),
      recoveryCodesLeft: codes.length,
      signature: own?.signature ?? "",
    };
  }),

  route(changeProfile, async ({ body, operator, deps: { db } }) => {
    await change(db, operator.tenantId, operator, body);
    return readPerson(db, operator, operator.operatorId);
  }),

  route(changePassword, async ({ body: { current, next }, operator, request, deps }) => {
    await requireOwnPassword(deps, operator, request, current);
    await setPassword(deps.db, operator, next, operator.sessionId);
    return {};
  }),

  route(listSessions, async ({ operator: { operatorId, sessionId }, deps: { db } }) => {
    const rows: SessionRow[] = await db.query(
      `SELECT id, address, "userAgent", "createdAt", "rotatedAt" FROM sessions
       WHERE "operatorId" = $1 AND "endedAt" IS NULL AND "expiresAt" > now() ORDER BY "rotatedAt" DESC, id`,
      [operatorId],
    );
    return {
      sessions: rows.map(({ id, address, userAgent, createdAt, rotatedAt }) => ({
        id,
        isCurrent: id === sessionId,
        address,
        userAgent,
        startedAt: createdAt.toISOString(),
        lastUsedAt: rotatedAt.toISOString(),
      })),
    };
  }),

  route(endOwnSession, async ({ params: { sessionId }, operator: { tenantId, ...by }, deps: { db } }) => {
    const own: unknown[] = await db.query(
      `SELECT 1 FROM sessions WHERE id = $1 AND "operatorId" = $2 AND "endedAt" IS NULL`,
      [sessionId, by.operatorId],
    );
    if (own.length === 0) throw new ProductError("session.not_found");
    await endSession(db, { sessionId, tenantId }, by, "session.ended");
    return {};
  }),

  route(endAllSessions, async ({ operator: { tenantId, ...by }, response, deps: { db, settings } }) => {
    await endOwnSessions(db, tenantId, by);
    clearCookies(response, settings.publicUrl);
    return {};
  }),
];
