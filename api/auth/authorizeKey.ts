import type { Request } from "express";
import { hashToken } from "../../commands/hashToken.ts";
import { hotStatement } from "../../commands/hotStatement.ts";
import type { AuthorRef } from "../../contracts/actors.ts";
import type { ApiKeyPermission } from "../../contracts/apiKey.ts";
import type { Endpoint } from "../../contracts/endpoint.ts";
import { ProductError } from "../../contracts/errors.ts";
import type { ApiKeyId, BranchId } from "../../contracts/ids.ts";
import type { ApiDeps } from "../apiDeps.ts";
import type { Viewer } from "../scope/viewer.ts";
import { bearerOf } from "./bearerOf.ts";

/** A living API key, as the database knows it now: what it may do and see, and the author of what it changes. */
export interface KeyCaller extends AuthorRef, Viewer {
  readonly apiKeyId: ApiKeyId;
  readonly operatorId: null;
  readonly permissions: readonly ApiKeyPermission[];
  readonly branchId: BranchId | null;
  readonly expiresAt: Date | null;
}

/**
 * Which key calls, if it may. Throws auth.required, api_key.unknown, permission.denied or request.rate_limited; and
 * api_key.revoked, api_key.expired or tenant.suspended, but only to who holds the whole secret.
 */
export async function authorizeKey(
  deps: Pick<ApiDeps, "db" | "requestLimits" | "log">,
  request: Pick<Request, "headers">,
  { access }: Pick<Endpoint, "access">,
): Promise<KeyCaller> {
  const secret = bearerOf(request);
  if (secret === null) throw new ProductError("auth.required");
  const [found] = await readKey(deps.db, [hashToken(secret)]);
  if (found === undefined) throw new ProductError("api_key.unknown");
  const { isRevoked, isExpired, isSuspended, wasJustUsed, ...key } = found;
  if (isRevoked) throw new ProductError("api_key.revoked");
  if (isExpired) throw new ProductError("api_key.expired");
  if (isSuspended) throw new ProductError("tenant.suspended");
  await deps.requestLimits.spend("key", key.apiKeyId);
  if (!wasJustUsed) markUsed(deps, key.apiKeyId);
  const isAllowed = access === "signedIn" || key.permissions.some((permission) => permission === access);
  if (!isAllowed) throw new ProductError("permission.denied");
  return { ...key, operatorId: null, teamIds: [], scope: key.branchId === null ? "GLOBAL" : "BRANCH" };
}

/** Not awaited, since no request should wait for it; of those that come together only one writes. */
function markUsed({ db, log }: Pick<ApiDeps, "db" | "log">, apiKeyId: ApiKeyId): void {
  db.query(
    `UPDATE api_keys SET "lastUsedAt" = now()
     WHERE id = $1 AND ("lastUsedAt" IS NULL OR "lastUsedAt" < now() - interval '1 minute')`,
    [apiKeyId],
  ).catch((error: unknown) => log.warn({ err: error, apiKeyId }, "When an API key was used could not be put down."));
}

interface KeyRow extends Omit<KeyCaller, "operatorId" | "teamIds" | "scope"> {
  readonly isRevoked: boolean;
  readonly isExpired: boolean;
  readonly isSuspended: boolean;
  readonly wasJustUsed: boolean;
}

const readKey = hotStatement<KeyRow>(
  "read-api-key",
  `SELECT k.id AS "apiKeyId", k."tenantId", k.name, k.permissions, k."branchId", k."expiresAt",
     k."revokedAt" IS NOT NULL AS "isRevoked", coalesce(k."expiresAt" <= now(), false) AS "isExpired",
     t.status = 'suspended' AS "isSuspended",
     coalesce(k."lastUsedAt" > now() - interval '1 minute', false) AS "wasJustUsed",
     CASE WHEN k."branchId" IS NULL THEN '{}'::text[] ELSE ARRAY(
       WITH RECURSIVE below AS (
         SELECT id FROM branches WHERE id = k."branchId"
         UNION SELECT b.id FROM branches b JOIN below ON b."parentId" = below.id WHERE b."tenantId" = k."tenantId")
       SELECT id FROM below) END AS "branchIds"
   FROM api_keys k JOIN tenants t ON t.id = k."tenantId" WHERE k.hash = $1`,
);
