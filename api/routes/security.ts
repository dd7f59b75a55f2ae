import type { DataSource } from "typeorm";
import { endSession } from "../../commands/endSession.ts";
import { requireTwoFactor } from "../../commands/requireTwoFactor.ts";
import {
  changeSafetyRules,
  endOpenSession,
  getSafetyRules,
  listFailedSignIns,
  listOpenSessions,
} from "../../contracts/endpoints/security.ts";
import type { FailedSignIns, SafetyRules } from "../../contracts/endpoints/security.ts";
import { ProductError } from "../../contracts/errors.ts";
import type { OperatorId } from "../../contracts/ids.ts";
import type { Caller } from "../auth/signedIn.ts";
import { route } from "../mount.ts";
import { parameters } from "../parameters.ts";
import { sees } from "../scope/scopes.ts";

const SESSIONS_SHOWN = 200;
const FAILURES_SHOWN = 50;

export const securityRoutes = [
  route(getSafetyRules, ({ operator, deps: { db } }) => readRules(db, operator)),

  route(changeSafetyRules, async ({ body: { twoFactorRequired }, operator, deps: { db } }) => {
    await requireTwoFactor(db, operator.tenantId, twoFactorRequired, operator);
    return readRules(db, operator);
  }),

  route(listOpenSessions, async ({ operator, deps: { db } }) => {
    const rows = await readSessions(db, operator);
    const sessions = rows.map(({ id, operatorId, operatorName, address, userAgent, createdAt, rotatedAt }) => ({
      id,
      operator: { id: operatorId, name: operatorName },
      isCurrent: id === operator.sessionId,
      address,
      userAgent,
      startedAt: createdAt.toISOString(),
      lastUsedAt: rotatedAt.toISOString(),
    }));
    return { sessions };
  }),

  route(endOpenSession, async ({ params: { sessionId }, operator, deps: { db } }) => {
    const [session] = await readSessions(db, operator, sessionId);
    if (session === undefined) throw new ProductError("session.not_found");
    const { tenantId } = operator;
    await endSession(db, { sessionId, tenantId, operatorId: session.operatorId }, operator, "session.ended");
    return {};
  }),

  route(listFailedSignIns, async ({ operator, deps: { db } }) => {
    const { values, bind } = parameters();
    const rows: (Omit<FailedSignIns, "lastAt"> & { readonly lastAt: Date })[] = await db.query(
      `SELECT jsonb_build_object('id', o.id, 'name', o.name) AS operator, e.address, count(*)::int AS count,
         max(e."occurredAt") AS "lastAt"
       FROM audit_entries e JOIN operators o ON o.id = e."entityId"
       WHERE e."tenantId" = ${bind(operator.tenantId)} AND e.action = 'session.signInFailed'
         AND e."occurredAt" > now() - interval '7 days' AND ${sees.operator(operator, "o", bind)}
       GROUP BY o.id, e.address ORDER BY count(*) DESC, max(e."occurredAt") DESC LIMIT ${bind(FAILURES_SHOWN)}`,
      values,
    );
    return { failures: rows.map(({ lastAt, ...row }) => Object.assign(row, { lastAt: lastAt.toISOString() })) };
  }),
];

async function readRules(db: DataSource, operator: Caller): Promise<SafetyRules> {
  const { values, bind } = parameters();
  const [rules]: { required: boolean }[] = await db.query(
    `SELECT coalesce((settings->>'twoFactorRequired')::boolean, false) AS required FROM tenants WHERE id = $1`,
    [operator.tenantId],
  );
  const without: SafetyRules["without"] = await db.query(
    `SELECT o.id, o.name FROM operators o
     WHERE ${sees.operator(operator, "o", bind)} AND o."totpSealed" IS NULL AND o."deactivatedAt" IS NULL ORDER BY o.name, o.id`,
    values,
  );
  return { twoFactorRequired: rules?.required ?? false, without };
}

interface SessionRow {
  readonly id: string;
  readonly operatorId: OperatorId;
  readonly operatorName: string;
  readonly address: string | null;
  readonly userAgent: string | null;
  readonly createdAt: Date;
  readonly rotatedAt: Date;
}

/** The living sessions of those whom the caller sees, or the one that is named. */
function readSessions(db: DataSource, operator: Caller, id?: string): Promise<SessionRow[]> {
  const { values, bind } = parameters();
  return db.query(
    `SELECT s.id, s."operatorId", o.name AS "operatorName", s.address, s."userAgent", s."createdAt", s."rotatedAt"
     FROM operators o JOIN sessions s ON s."operatorId" = o.id
     WHERE ${sees.operator(operator, "o", bind)} AND s."endedAt" IS NULL AND s."expiresAt" > now() AND o."deactivatedAt" IS NULL
       ${id === undefined ? "" : `AND s.id = ${bind(id)}`}
     ORDER BY s."rotatedAt" DESC, s.id LIMIT ${bind(SESSIONS_SHOWN)}`,
    values,
  );
}
