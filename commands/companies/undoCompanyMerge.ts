import { isDeepStrictEqual } from "node:util";
import type { DataSource, EntityManager } from "typeorm";
import type { OperatorRef } from "../../contracts/actors.ts";
import { MERGE_UNDOABLE_DAYS, MergedField } from "../../contracts/companyMerge.ts";
import type { MergedPart } from "../../contracts/companyMerge.ts";
import { ProductError } from "../../contracts/errors.ts";
import type { CompanyId, CompanyMergeId, TenantId } from "../../contracts/ids.ts";
import { CompanyMergeRecord } from "../../entities/companyMergeRecord.ts";
import { CompanyRecord } from "../../entities/companyRecord.ts";
import { recordAudit } from "../recordAudit.ts";
import { recordEvents } from "../recordEvents.ts";
import { recordTimeline } from "../recordTimeline.ts";
import { transact } from "../transact.ts";
import { companiesAbove } from "./companyReferences.ts";
import { given, type Plain } from "./given.ts";
import { lockCompany } from "./lockCompany.ts";
import { lockFamilies } from "./lockFamilies.ts";
import { returnPartsOf } from "./mergedParts.ts";
import { pickFields } from "./pickFields.ts";

interface Undoing {
  readonly tenantId: TenantId;
  readonly companyMergeId: CompanyMergeId;
  readonly by: OperatorRef;
}

interface Parted {
  readonly restoredId: CompanyId;
  /** What has been changed since, and stays where it is. */
  readonly left: { readonly part: MergedPart; readonly count: number }[];
}

/** Parts two companies again. Throws company_merge.not_found, company_merge.not_undoable, company.not_found. */
export async function undoCompanyMerge(db: DataSource, { tenantId, companyMergeId: id, by }: Undoing): Promise<Parted> {
  return transact(db, async (manager) => {
    const merge = await manager.getRepository(CompanyMergeRecord).findOneBy({ id, tenantId });
    if (merge === null) throw new ProductError("company_merge.not_found");
    const { companyId, mergedId } = merge;
    await lockFamilies(manager, tenantId, [companyId, mergedId]);
    const survivor = await lockCompany(manager, tenantId, companyId);
    await requireUndoable(manager, id);
    await manager.query(`UPDATE companies SET "mergedIntoId" = NULL, version = version + 1 WHERE id = $1`, [mergedId]);
    const changed = await returnFields(manager, survivor, merge);
    const moved = await returnPartsOf(manager, merge);
    const heads = await partCircles(manager, tenantId, [companyId, mergedId]);
    const fields = changed + heads;
    const left = [...(fields > 0 ? [{ part: "fields" as const, count: fields }] : []), ...moved];
    const { operatorId } = by;
    const after = { companyMergeId: id, restoredId: mergedId, left };
    await recordAudit(manager, { tenantId, by, action: "company.mergeUndone", entityId: companyId, after });
    const key = `companyMerge/${id}/undone`;
    const facts = { companyMergeId: id };
    const entry = {
      tenantId,
      key,
      kind: "company.mergeUndone",
      companyId,
      contactId: null,
      operatorId,
      facts,
    } as const;
    await recordTimeline(manager, entry);
    await recordEvents(manager, tenantId, [
      { kind: "company.changed", companyId },
      { kind: "company.changed", companyId: mergedId },
    ]);
    return { restoredId: mergedId, left };
  });
}

async function requireUndoable(manager: EntityManager, id: CompanyMergeId): Promise<void> {
  const [undone]: [unknown[], number] = await manager.query(
    `UPDATE company_merges SET "undoneAt" = now()
     WHERE id = $1 AND "undoneAt" IS NULL AND "createdAt" > now() - make_interval(days => $2) RETURNING 1`,
    [id, MERGE_UNDOABLE_DAYS],
  );
  if (undone.length === 0) throw new ProductError("company_merge.not_undoable");
}

/** Gives the survivor its former fields; how many it keeps because somebody has written something else there. */
async function returnFields(
  manager: EntityManager,
  survivor: Plain<CompanyRecord>,
  { taken, former }: CompanyMergeRecord,
): Promise<number> {
  const names = MergedField.options.filter((name) => name in taken);
  const untouched = names.filter((name) => isDeepStrictEqual(survivor[name], taken[name]));
  const restored = given(pickFields(former, untouched));
  const { id, version } = survivor;
  await manager
    .getRepository(CompanyRecord)
    .update({ id }, { ...restored, version: version + 1, updatedAt: () => "now()" });
  return names.length - untouched.length;
}

/** Where heads given since and those restored close a circle, it is opened at the company that was restored; how many were. */
async function partCircles(
  manager: EntityManager,
  tenantId: TenantId,
  companyIds: readonly CompanyId[],
): Promise<number> {
  let opened = 0;
  for (const id of companyIds) {
    const { headCompanyId } = await manager.getRepository(CompanyRecord).findOneByOrFail({ id });
    if (!headCompanyId || !(await companiesAbove(manager, tenantId, headCompanyId)).includes(id)) continue;
    await manager.getRepository(CompanyRecord).update({ id }, { headCompanyId: null });
    opened += 1;
  }
  return opened;
}
