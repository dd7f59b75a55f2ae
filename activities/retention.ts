import type { DataSource } from "typeorm";
import { forgetDiagnostics } from "../commands/keepDiagnostics.ts";
import { forgetQuiet } from "../commands/forgetQuiet.ts";
import { recordForgetting } from "../commands/recordForgetting.ts";
import type { TenantId } from "../contracts/ids.ts";
import type { Forgettable } from "../contracts/tenantSettings.ts";
import type { BlobStore } from "../entities/blobStore.ts";

export interface RetentionDeps {
  readonly db: DataSource;
  readonly blobs: BlobStore;
}

interface Forgotten extends Forgettable {
  readonly tenantId: TenantId;
  readonly run: string;
}

export type RetentionActivities = ReturnType<typeof createRetentionActivities>;

export const createRetentionActivities = ({ db, blobs }: RetentionDeps) => ({
  /** Tenants that do not keep everything forever. */
  async tenantsThatForget(): Promise<readonly TenantId[]> {
    const tenants: { id: TenantId }[] = await db.query(
      `SELECT id FROM tenants WHERE jsonb_typeof(settings->'retentionDays') = 'number' ORDER BY id`,
    );
    return tenants.map(({ id }) => id);
  },

  /** What phones measured and logged long ago, whatever a tenant keeps of its conversations. */
  async forgetDiagnostics(): Promise<void> {
    while (await forgetDiagnostics(db));
  },

  async forgetQuiet({ tenantId }: { tenantId: TenantId }): Promise<Forgettable> {
    return forgetQuiet(db, blobs, tenantId);
  },

  async recordForgetting({ tenantId, run, ...forgotten }: Forgotten): Promise<void> {
    await recordForgetting(db, tenantId, run, forgotten);
  },
});
