import type { DataSource } from "typeorm";
import type { OperatorRef } from "../../contracts/actors.ts";
import type { CompanyFields } from "../../contracts/company.ts";
import { ProductError } from "../../contracts/errors.ts";
import type { CompanyId, TenantId } from "../../contracts/ids.ts";
import { CompanyRecord } from "../../entities/companyRecord.ts";
import { changedFields } from "../changedFields.ts";
import { recordAudit } from "../recordAudit.ts";
import { recordEvents } from "../recordEvents.ts";
import { recordTimeline } from "../recordTimeline.ts";
import { transact } from "../transact.ts";
import { requireReferences } from "./companyReferences.ts";
import { type Given, given } from "./given.ts";
import { lockCompany } from "./lockCompany.ts";
import { saveEmails, savePhones, typedPoints } from "./saveContactPoints.ts";

interface CompanyChange {
  readonly tenantId: TenantId;
  readonly companyId: CompanyId;
  /** The version that the change began from. */
  readonly version: number;
  readonly change: Given<CompanyFields>;
  readonly by: OperatorRef;
}

/** Throws company.not_found, company.changed_meanwhile, and as requireReferences does. */
export async function changeCompany(
  db: DataSource,
  { tenantId, companyId, version, change: { phones, emails, ...fields }, by }: CompanyChange,
): Promise<void> {
  await transact(db, async (manager) => {
    const company = await lockCompany(manager, tenantId, companyId);
    if (company.version !== version) throw new ProductError("company.changed_meanwhile");
    const row = given(fields);
    await requireReferences(manager, tenantId, companyId, row);
    const before = { ...company, ...(await typedPoints(manager, { companyId })) };
    await manager
      .getRepository(CompanyRecord)
      .update({ id: companyId }, { ...row, version: version + 1, updatedAt: () => "now()" });
    if (phones) await savePhones(manager, tenantId, { companyId }, phones);
    if (emails) await saveEmails(manager, tenantId, { companyId }, emails);
    const after = { ...before, ...row, ...(await typedPoints(manager, { companyId })) };
    const changed = changedFields(before, after);
    await recordAudit(manager, { tenantId, by, action: "company.changed", entityId: companyId, ...changed });
    const names = Object.keys(changed.after);
    if (names.length > 0) {
      await recordTimeline(manager, {
        tenantId,
        key: `company/${companyId}/changed/${version}`,
        kind: "company.changed",
        companyId,
        contactId: null,
        operatorId: by.operatorId,
        facts: { fields: names },
      });
    }
    await recordEvents(manager, tenantId, [{ kind: "company.changed", companyId }]);
  });
}
