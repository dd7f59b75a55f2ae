import type { DataSource } from "typeorm";
import type { OperatorRef } from "../contracts/actors.ts";
import { ProductError } from "../contracts/errors.ts";
import type { BranchId, ChannelAccountId, TenantId } from "../contracts/ids.ts";
import { changedFields } from "./changedFields.ts";
import { lockTenant } from "./lockTenant.ts";
import { recordAudit } from "./recordAudit.ts";
import { recordEvents } from "./recordEvents.ts";
import { requireThere } from "./requireThere.ts";
import { reaches, readRights } from "./rights.ts";
import { transact } from "./transact.ts";

interface AccountChange {
  readonly name?: string | undefined;
  readonly branchId?: BranchId | null | undefined;
}

/**
 * Renames a channel account or gives it to another branch, and its conversations with it. Throws
 * channel_account.not_found, branch.not_found, or permission.denied for an account or a branch out of one's reach.
 */
export async function changeChannelAccount(
  db: DataSource,
  tenantId: TenantId,
  channelAccountId: ChannelAccountId,
  { name, branchId }: AccountChange,
  by: OperatorRef,
): Promise<void> {
  await transact(db, async (manager) => {
    await lockTenant(manager, tenantId);
    const [before]: { name: string; branchId: BranchId | null }[] = await manager.query(
      `SELECT name, "branchId" FROM channel_accounts WHERE id = $1 AND "tenantId" = $2 FOR UPDATE`,
      [channelAccountId, tenantId],
    );
    if (before === undefined) throw new ProductError("channel_account.not_found");
    const after = { name: name ?? before.name, branchId: branchId === undefined ? before.branchId : branchId };
    if (after.branchId !== null) await requireThere(manager, tenantId, "branches", after.branchId);
    const own = await readRights(manager, by.operatorId);
    if (!reaches(own, [before.branchId, after.branchId])) throw new ProductError("permission.denied");
    await manager.query(`UPDATE channel_accounts SET name = $2, "branchId" = $3 WHERE id = $1`, [
      channelAccountId,
      after.name,
      after.branchId,
    ]);
    await manager.query(
      `UPDATE conversations SET "branchId" = $2 WHERE id IN (
         SELECT id FROM conversations WHERE "channelAccountId" = $1 AND "branchId" IS DISTINCT FROM $2 ORDER BY id FOR UPDATE)`,
      [channelAccountId, after.branchId],
    );
    await recordAudit(manager, {
      tenantId,
      by,
      action: "channelAccount.changed",
      entityId: channelAccountId,
      ...changedFields(before, after),
    });
    await recordEvents(manager, tenantId, [{ kind: "channelAccount.changed", channelAccountId }]);
  });
}
