import type { DataSource } from "typeorm";
import { ProductError } from "../contracts/errors.ts";
import type { OperatorRef } from "../contracts/actors.ts";
import type { AppBuildId, TenantId } from "../contracts/ids.ts";
import type { AppBuildRecord } from "../entities/appBuildRecord.ts";
import { recordAudit } from "./recordAudit.ts";

type NewBuild = Pick<
  AppBuildRecord,
  "id" | "tenantId" | "versionName" | "versionCode" | "fileName" | "sizeBytes" | "sha256"
>;

/** Puts an uploaded version down. Throws app_build.version_taken. */
export async function addAppBuild(db: DataSource, build: NewBuild, by: OperatorRef): Promise<void> {
  const { id, tenantId, versionName, versionCode, fileName, sizeBytes, sha256 } = build;
  await db.transaction(async (manager) => {
    const added: unknown[] = await manager.query(
      `INSERT INTO app_builds (id, "tenantId", "versionName", "versionCode", "fileName", "sizeBytes", sha256, "uploadedById")
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8) ON CONFLICT DO NOTHING RETURNING id`,
      [id, tenantId, versionName, versionCode, fileName, sizeBytes, sha256, by.operatorId],
    );
    if (added.length === 0) throw new ProductError("app_build.version_taken");
    const after = { versionName, versionCode, sizeBytes, sha256 };
    await recordAudit(manager, { tenantId, by, action: "appBuild.uploaded", entityId: id, after });
  });
}

/** Offers a version to operators or puts it away. Throws app_build.not_found. */
export async function offerAppBuild(
  db: DataSource,
  tenantId: TenantId,
  id: AppBuildId,
  isActive: boolean,
  by: OperatorRef,
): Promise<void> {
  await db.transaction(async (manager) => {
    const [build]: Pick<AppBuildRecord, "isActive">[] = await manager.query(
      `SELECT "isActive" FROM app_builds WHERE id = $1 AND "tenantId" = $2 FOR UPDATE`,
      [id, tenantId],
    );
    if (build === undefined) throw new ProductError("app_build.not_found");
    if (build.isActive === isActive) return;
    await manager.query(`UPDATE app_builds SET "isActive" = $2 WHERE id = $1`, [id, isActive]);
    const change = { before: { isActive: build.isActive }, after: { isActive } };
    await recordAudit(manager, { tenantId, by, action: "appBuild.changed", entityId: id, ...change });
  });
}

/** Deletes a version; its file is the caller's to remove. Throws app_build.not_found. */
export async function deleteAppBuild(
  db: DataSource,
  tenantId: TenantId,
  id: AppBuildId,
  by: OperatorRef,
): Promise<void> {
  await db.transaction(async (manager) => {
    const [[before]]: [Pick<AppBuildRecord, "versionName" | "versionCode">[], number] = await manager.query(
      `DELETE FROM app_builds WHERE id = $1 AND "tenantId" = $2 RETURNING "versionName", "versionCode"`,
      [id, tenantId],
    );
    if (before === undefined) throw new ProductError("app_build.not_found");
    await recordAudit(manager, { tenantId, by, action: "appBuild.deleted", entityId: id, before });
  });
}
