import { isDeepStrictEqual } from "node:util";
import type { DataSource, EntityManager } from "typeorm";
import type { OperatorRef } from "../../contracts/actors.ts";
import { MergedField } from "../../contracts/companyMerge.ts";
import type { MergedFields } from "../../contracts/companyMerge.ts";
import { ProductError } from "../../contracts/errors.ts";
import type { CompanyId, CompanyMergeId, TenantId } from "../../contracts/ids.ts";
import { CompanyMergeRecord } from "../../entities/companyMergeRecord.ts";
import { CompanyRecord } from "../../entities/companyRecord.ts";
import { newId } from "../../entities/newId.ts";
import { recordAudit } from "../recordAudit.ts";
import { recordEvents } from "../recordEvents.ts";
import { recordTimeline } from "../recordTimeline.ts";
import { transact } from "../transact.ts";
import { companiesAbove } from "./companyReferences.ts";
import { given, type Plain } from "./given.ts";
import { lockCompany } from "./lockCompany.ts";
import { lockFamilies } from "./lockFamilies.ts";
import { pickFields } from "./pickFields.ts";
import { movePartsOf } from "./mergedParts.ts";

interface Merge {
  readonly tenantId: TenantId;
  /** The one that stays. */
  readonly companyId: CompanyId;
  readonly fromId: CompanyId;
  /** Fields that are taken from the other though both have one. */
  readonly takes: readonly MergedField[];
  readonly by: OperatorRef;
}

/** Makes two companies one. Throws company_merge.itself and company.not_found. */
export async function mergeCompanies(
  db: DataSource,
  { tenantId, companyId, fromId, takes, by }: Merge,
): Promise<CompanyMergeId> {
  if (companyId === fromId) throw new ProductError("company_merge.itself");
  return transact(db, async (manager) => {
    await lockFamilies(manager, tenantId, [companyId, fromId]);
    const survivor = await lockCompany(manager, tenantId, companyId);
    const other = await lockCompany(manager, tenantId, fromId);
    const taken = await fieldsTaken(manager, { survivor, other, takes });
    const former = pickFields(
      survivor,
      MergedField.options.filter((name) => name in taken),
    );
    const companies = manager.getRepository(CompanyRecord);
    await companies.update(
      { id: companyId },
      { ...given(taken), version: survivor.version + 1, updatedAt: () => "now()" },
    );
    await companies.update({ id: fromId }, { mergedIntoId: companyId, version: other.version + 1 });
    const id = newId("cmg");
    const { operatorId } = by;
    const merge = { id, tenantId, companyId, mergedId: fromId, mergedById: operatorId, taken, former };
    await manager.getRepository(CompanyMergeRecord).insert(merge);
    await movePartsOf(manager, merge);
    const after = { ...taken, companyMergeId: id, mergedId: fromId };
    await recordAudit(manager, { tenantId, by, action: "company.merged", entityId: companyId, before: former, after });
    await recordTimeline(manager, {
      tenantId,
      key: `companyMerge/${id}`,
      kind: "company.merged",
      companyId,
      contactId: null,
      operatorId,
      facts: { companyMergeId: id, companyName: other.name },
    });
    await recordEvents(manager, tenantId, [
      { kind: "company.changed", companyId },
      { kind: "company.changed", companyId: fromId },
    ]);
    return id;
  });
}

interface Two {
  readonly survivor: Plain<CompanyRecord>;
  readonly other: Plain<CompanyRecord>;
  readonly takes: readonly MergedField[];
}

/** Fields that the survivor lacks or that were chosen, as the other has them. No company becomes its own head by that. */
async function fieldsTaken(manager: EntityManager, { survivor, other, takes }: Two): Promise<MergedFields> {
  const names = MergedField.options.filter(
    (name) =>
      !isEmpty(other[name]) &&
      (isEmpty(survivor[name]) || takes.includes(name)) &&
      !isDeepStrictEqual(other[name], survivor[name]),
  );
  const { headCompanyId, ...taken } = pickFields(other, names);
  const { tenantId } = survivor;
  const above = async (id: CompanyId | null | undefined): Promise<readonly CompanyId[]> =>
    id ? companiesAbove(manager, tenantId, id) : [];
  // Below the other, the survivor takes its place.
  if ((await above(survivor.headCompanyId)).includes(other.id)) return { ...taken, headCompanyId: other.headCompanyId };
  if (!headCompanyId || (await above(headCompanyId)).includes(survivor.id)) return taken;
  return { ...taken, headCompanyId };
}

const isEmpty = (value: unknown): boolean =>
  value === null || value === "" || (Array.isArray(value) && value.length === 0);
