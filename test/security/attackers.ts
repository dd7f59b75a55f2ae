import { randomBytes, randomUUID } from "node:crypto";
import { createTokens } from "../../api/auth/tokens.ts";
import type { Audience, Tokens } from "../../api/auth/tokens.ts";
import { beginSession } from "../../commands/beginSession.ts";
import { hashToken } from "../../commands/hashToken.ts";
import { ApiKeyPermission } from "../../contracts/apiKey.ts";
import type { ErrorCode } from "../../contracts/errors.ts";
import type { BranchId, OperatorId } from "../../contracts/ids.ts";
import { Permission } from "../../contracts/permissions.ts";
import type { DataScope, Role } from "../../contracts/permissions.ts";
import { BranchRecord } from "../../entities/branchRecord.ts";
import { CustomRoleRecord } from "../../entities/customRoleRecord.ts";
import { newId } from "../../entities/newId.ts";
import type { TenantRecord } from "../../entities/tenantRecord.ts";
import type { TestApi } from "../api/testApi.ts";
import { buildApiKey } from "../support/builders.ts";
import { buildThings } from "./fixtures/things.ts";
import type { Things } from "./fixtures/things.ts";

interface Signed {
  readonly tenant: TenantRecord;
  readonly operatorId: OperatorId;
  readonly sessionId: string;
  readonly token: string;
}

/** Somebody who has signed in, with an API key that sees their branch or their company, and what is theirs. */
export interface Caller extends Signed {
  readonly secret: string;
  readonly own: Things;
}

interface Position {
  readonly tenant: TenantRecord;
  readonly branchId?: BranchId;
  readonly role?: Role;
  readonly scope?: DataScope;
  readonly isInstallationAdmin?: boolean;
}

export async function signIn(api: TestApi, position: Position): Promise<Signed> {
  const { tenant, branchId = null, role = "ADMIN", scope = "GLOBAL", isInstallationAdmin = false } = position;
  const { id: operatorId } = await api.addOperator(tenant, role, "Анна", isInstallationAdmin);
  await api.db.query(`UPDATE operators SET scope = $2, "branchId" = $3 WHERE id = $1`, [operatorId, scope, branchId]);
  const { id: sessionId } = await beginSession(api.db.manager, operatorId, { address: null, userAgent: null });
  const { token } = await api.deps.tokens.sign({ operatorId, tenantId: tenant.id }, sessionId, "console");
  return { tenant, operatorId, sessionId, token };
}

export async function signInWithThings(api: TestApi, position: Position): Promise<Caller> {
  const branchId = position.branchId ?? (await buildBranch(api, position.tenant));
  const signed = await signIn(api, { ...position, branchId });
  const seesAll = position.scope === undefined || position.scope === "GLOBAL";
  const key = await buildApiKey(api.db, position.tenant, { branchId: seesAll ? null : branchId });
  const owner = { ...position, branchId, operatorId: signed.operatorId, apiKeyId: key.id };
  return { ...signed, secret: key.secret, own: await buildThings(api, owner) };
}

/** A key that may do everything but one thing. */
export async function buildKeyWithout(api: TestApi, tenant: TenantRecord, lacking: Permission): Promise<string> {
  const permissions = ApiKeyPermission.options.filter((permission) => permission !== lacking);
  return (await buildApiKey(api.db, tenant, { permissions })).secret;
}

async function buildBranch({ db }: TestApi, { id: tenantId }: TenantRecord): Promise<BranchId> {
  const id = newId("brn");
  await db.getRepository(BranchRecord).save({ id, tenantId, name: id, parentId: null });
  return id;
}

/** An operator who may do everything but one thing. */
export async function signInWithout(api: TestApi, tenant: TenantRecord, lacking: Permission): Promise<Signed> {
  const role = newId("rol");
  const permissions = Permission.options.filter((permission) => permission !== lacking);
  await api.db.getRepository(CustomRoleRecord).save({ id: role, tenantId: tenant.id, name: role, permissions });
  return signIn(api, { tenant, role });
}

interface BadToken {
  readonly token: string | undefined;
  readonly code: ErrorCode;
}

/** Tokens that are no access to the API, made with all that an attacker may hold but the key. */
export async function badTokens(api: TestApi, victim: Caller): Promise<Readonly<Record<string, BadToken>>> {
  const { db } = api;
  const { tokens } = api.deps;
  const { tenant, operatorId, sessionId, token, secret } = victim;
  const [header = "", payload = "", signature = ""] = token.split(".");
  const stranger = createTokens(randomBytes(48).toString("base64"));
  const sign = async (by: Tokens, id = sessionId, ttlMs?: number, audience: Audience = "console") =>
    (await by.sign({ operatorId, tenantId: tenant.id }, id, audience, ttlMs)).token;
  const ended = await beginSession(db.manager, operatorId, { address: null, userAgent: null });
  await db.query(`UPDATE sessions SET "endedAt" = now() WHERE id = $1`, [ended.id]);
  const gone = await signIn(api, { tenant, isInstallationAdmin: true });
  await db.query(`UPDATE operators SET "deactivatedAt" = now() WHERE id = $1`, [gone.operatorId]);
  const required = "auth.required";
  const over = "auth.session_ended";
  return {
    none: { token: undefined, code: required },
    "some word": { token: "x", code: required },
    expired: { token: await sign(tokens, sessionId, -1_000), code: "auth.expired" },
    "with alg none": { token: `${encode({ alg: "none" })}.${payload}.`, code: required },
    "with alg none and a signature": { token: `${encode({ alg: "none" })}.${payload}.${signature}`, code: required },
    "of another key": { token: await sign(stranger), code: required },
    "of another audience": { token: await sign(tokens, sessionId, undefined, "codec"), code: required },
    "of the dialer": { token: await sign(tokens, sessionId, undefined, "phone"), code: required },
    "with another payload": { token: `${header}.${encode(claimsOfAnother(payload))}.${signature}`, code: required },
    "a refresh token": { token: tokens.signRefresh({ sessionId, rotation: 0 }), code: required },
    "of an ended session": { token: await sign(tokens, ended.id), code: over },
    "of a session that never was": { token: await sign(tokens, randomUUID()), code: over },
    "of a deactivated operator": { token: gone.token, code: over },
    "an API key": { token: secret, code: required },
  };
}

/** What is no key of the public API, or none any more. */
export async function badKeys(api: TestApi, victim: Caller): Promise<Readonly<Record<string, BadToken>>> {
  const { tenant, token, secret, sessionId } = victim;
  const past = new Date(Date.now() - 1_000);
  const revoked = await buildApiKey(api.db, tenant, { revokedAt: past });
  const expired = await buildApiKey(api.db, tenant, { expiresAt: past });
  const unknown = "api_key.unknown";
  return {
    none: { token: undefined, code: "auth.required" },
    "some word": { token: "x", code: unknown },
    "its beginning": { token: secret.slice(0, 11), code: unknown },
    "nearly the key": { token: `${secret}x`, code: unknown },
    "its hash": { token: hashToken(secret), code: unknown },
    revoked: { token: revoked.secret, code: "api_key.revoked" },
    expired: { token: expired.secret, code: "api_key.expired" },
    "an operator's access token": { token, code: unknown },
    "an operator's refresh token": { token: api.deps.tokens.signRefresh({ sessionId, rotation: 0 }), code: unknown },
  };
}

const encode = (part: unknown) => Buffer.from(JSON.stringify(part)).toString("base64url");

function claimsOfAnother(payload: string): unknown {
  return { ...JSON.parse(Buffer.from(payload, "base64url").toString()), sid: randomUUID() };
}
