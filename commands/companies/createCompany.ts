import type { DataSource } from "typeorm";
import type { OperatorRef } from "../../contracts/actors.ts";
import type { CompanyFields } from "../../contracts/company.ts";
import type { BranchId, CompanyId, TenantId } from "../../contracts/ids.ts";
import { CompanyRecord } from "../../entities/companyRecord.ts";
import { newId } from "../../entities/newId.ts";
import { changedFields } from "../changedFields.ts";
import { recordAudit } from "../recordAudit.ts";
import { recordEvents } from "../recordEvents.ts";
import { recordTimeline } from "../recordTimeline.ts";
import { transact } from "../transact.ts";
import { requireReferences } from "./companyReferences.ts";
import { type Given, given } from "./given.ts";
import { saveEmails, savePhones } from "./saveContactPoints.ts";

interface CompanyToCreate {
  readonly tenantId: TenantId;
  readonly fields: Given<CompanyFields> & Pick<CompanyFields, "name">;
  /** Where it belongs when nothing is said. */
  readonly branchId: BranchId | null;
  readonly by: OperatorRef;
}

/** Adds a company; its author is responsible where nobody is named. Throws as requireReferences does. */
export async function createCompany(
  db: DataSource,
  { tenantId, fields: { phones = [], emails = [], ...fields }, branchId, by }: CompanyToCreate,
): Promise<CompanyId> {
  return transact(db, async (manager) => {
    const companyId = newId("cmp");
    const row = { responsibleId: by.operatorId, branchId, ...given(fields), name: fields.name };
    await requireReferences(manager, tenantId, companyId, row);
    await manager.getRepository(CompanyRecord).insert({ ...row, id: companyId, tenantId });
    await savePhones(manager, tenantId, { companyId }, phones);
    await saveEmails(manager, tenantId, { companyId }, emails);
    const told = { ...row, phones: phones.map(({ phone }) => phone), emails: emails.map(({ email }) => email) };
    const { after } = changedFields<object>({}, told);
    await recordAudit(manager, { tenantId, by, action: "company.created", entityId: companyId, after });
    const { operatorId } = by;
    const key = `company/${companyId}/created`;
    await recordTimeline(manager, { tenantId, key, kind: "company.created", companyId, contactId: null, operatorId });
    await recordEvents(manager, tenantId, [{ kind: "company.changed", companyId }]);
    return companyId;
  });
}
