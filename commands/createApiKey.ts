import { randomBytes } from "node:crypto";
import type { DataSource } from "typeorm";
import type { OperatorRef } from "../contracts/actors.ts";
import type { ApiKeyPermission } from "../contracts/apiKey.ts";
import { ProductError } from "../contracts/errors.ts";
import type { ApiKeyId, BranchId, TenantId } from "../contracts/ids.ts";
import { newId } from "../entities/newId.ts";
import { hashToken } from "./hashToken.ts";
import { lockTenant } from "./lockTenant.ts";
import { recordAudit } from "./recordAudit.ts";
import { requireThere } from "./requireThere.ts";
import { readRights, requireReach } from "./rights.ts";

export interface ApiKeyToCreate {
  readonly tenantId: TenantId;
  readonly name: string;
  readonly permissions: readonly ApiKeyPermission[];
  readonly branchId: BranchId | null;
  /** Null: it does not expire. */
  readonly expiresInDays: number | null;
}

export interface CreatedApiKey {
  readonly id: ApiKeyId;
  /** "sb_<8 characters>_<32 random bytes in base64url>". Known to nobody but the caller from here on. */
  readonly secret: string;
}

/** Makes a key of the public API. Throws branch.not_found, or operator.beyond_own_rights for a key that may more than its maker. */
export async function createApiKey(
  db: DataSource,
  { tenantId, name, permissions, branchId, expiresInDays }: ApiKeyToCreate,
  by: OperatorRef,
): Promise<CreatedApiKey> {
  const id = newId("key");
  const prefix = `sb_${randomBytes(4).toString("hex")}`;
  const secret = `${prefix}_${randomBytes(32).toString("base64url")}`;
  const allowed = [...new Set(permissions)];
  await db.transaction(async (manager) => {
    await lockTenant(manager, tenantId);
    if (branchId !== null) await requireThere(manager, tenantId, "branches", branchId);
    const own = await readRights(manager, by.operatorId);
    requireReach(own, branchId);
    if (!allowed.every((permission) => own.permissions.includes(permission)))
      throw new ProductError("operator.beyond_own_rights");
    await manager.query(
      `INSERT INTO api_keys (id, "tenantId", name, prefix, hash, permissions, "branchId", "expiresAt", "createdBy")
       VALUES ($1, $2, $3, $4, $5, $6, $7, now() + make_interval(days => $8), $9)`,
      [id, tenantId, name, prefix, hashToken(secret), JSON.stringify(allowed), branchId, expiresInDays, by.operatorId],
    );
    await recordAudit(manager, {
      tenantId,
      by,
      action: "apiKey.created",
      entityId: id,
      after: { name, prefix, permissions: allowed, branchId, expiresInDays },
    });
  });
  return { id, secret };
}
