import type { DataSource } from "typeorm";
import type { OperatorRef } from "../contracts/actors.ts";
import { ProductError } from "../contracts/errors.ts";
import type { BranchId, TenantId } from "../contracts/ids.ts";
import type { BranchUse } from "../contracts/structure.ts";
import { lockTenant } from "./lockTenant.ts";
import { recordAudit } from "./recordAudit.ts";
import { readRights, requireReach } from "./rights.ts";
import { tellThoseInBranches } from "./tellOperators.ts";
import { transact } from "./transact.ts";

/** Deletes an empty branch. Throws branch.not_found, branch.in_use with what is left in it, or operator.beyond_own_rights. */
export async function deleteBranch(
  db: DataSource,
  tenantId: TenantId,
  branchId: BranchId,
  by: OperatorRef,
): Promise<void> {
  await transact(db, async (manager) => {
    await lockTenant(manager, tenantId);
    const [branch]: (BranchUse & { readonly name: string })[] = await manager.query(
      `SELECT name,
         ARRAY(SELECT name FROM branches WHERE "tenantId" = $2 AND "parentId" = $1 ORDER BY name) AS branches,
         ARRAY(SELECT name FROM teams WHERE "tenantId" = $2 AND "branchId" = $1 ORDER BY name) AS teams,
         ARRAY(SELECT name FROM operators WHERE "tenantId" = $2 AND "branchId" = $1 ORDER BY name) AS people,
         ARRAY(SELECT name FROM channel_accounts WHERE "tenantId" = $2 AND "branchId" = $1 ORDER BY name) AS "channelAccounts",
         ARRAY(SELECT name FROM api_keys WHERE "tenantId" = $2 AND "branchId" = $1 AND "revokedAt" IS NULL
           AND ("expiresAt" IS NULL OR "expiresAt" > now()) ORDER BY name) AS "apiKeys",
         (SELECT count(*)::int FROM conversations WHERE "tenantId" = $2 AND "branchId" = $1) AS conversations
       FROM branches WHERE id = $1 AND "tenantId" = $2`,
      [branchId, tenantId],
    );
    if (branch === undefined) throw new ProductError("branch.not_found");
    requireReach(await readRights(manager, by.operatorId), branchId);
    const { name, ...use } = branch;
    const { conversations, ...things } = use;
    if (conversations > 0 || !Object.values(things).every(isNone)) throw new ProductError("branch.in_use", use);
    await manager.query(`DELETE FROM branches WHERE id = $1`, [branchId]);
    await recordAudit(manager, { tenantId, by, action: "branch.deleted", entityId: branchId, before: { name } });
    await tellThoseInBranches(manager, tenantId);
  });
}

const isNone = (names: readonly string[]): boolean => names.length === 0;
