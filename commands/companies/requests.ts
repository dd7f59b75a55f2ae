import type { DataSource, EntityManager } from "typeorm";
import type { OperatorRef } from "../../contracts/actors.ts";
import type { CompanyAsk, CompanyRequestStatus } from "../../contracts/companyRequest.ts";
import { RESTORABLE_DAYS } from "../../contracts/companyRequest.ts";
import { ProductError } from "../../contracts/errors.ts";
import type { CompanyId, CompanyRequestId, TenantId } from "../../contracts/ids.ts";
import { CompanyRecord } from "../../entities/companyRecord.ts";
import { CompanyRequestRecord } from "../../entities/companyRequestRecord.ts";
import { newId } from "../../entities/newId.ts";
import { notify } from "../notify.ts";
import { recordAudit } from "../recordAudit.ts";
import { recordEvents } from "../recordEvents.ts";
import { recordTimeline } from "../recordTimeline.ts";
import { transact } from "../transact.ts";
import { approversOf } from "./approversOf.ts";
import { lockCompany } from "./lockCompany.ts";

interface Asking {
  readonly tenantId: TenantId;
  readonly companyId: CompanyId;
  readonly ask: CompanyAsk;
  readonly by: OperatorRef;
}

/** Throws company.not_found, company_request.pending, and company_request.not_needed where the company is so already. */
export async function askForCompany(
  db: DataSource,
  { tenantId, companyId, ask, by }: Asking,
): Promise<CompanyRequestId> {
  return transact(db, async (manager) => {
    const { name: companyName, branchId, leadState } = await lockCompany(manager, tenantId, companyId);
    const { kind, reason } = ask;
    const requestedState = ask.kind === "leadState" ? ask.requestedState : null;
    if (requestedState === leadState) throw new ProductError("company_request.not_needed");
    const requests = manager.getRepository(CompanyRequestRecord);
    if (await requests.existsBy({ companyId, kind, status: "pending" }))
      throw new ProductError("company_request.pending");
    const id = newId("crq");
    const { operatorId } = by;
    const company = { companyId, companyName, branchId };
    await requests.insert({ id, tenantId, ...company, kind, requestedState, reason, requestedById: operatorId });
    const after = { companyId, kind, requestedState, reasonLength: reason.length };
    await recordAudit(manager, { tenantId, by, action: "companyRequest.made", entityId: id, after });
    await tell(manager, { tenantId, id, companyId, by, step: "requested", facts: { request: kind, requestedState } });
    for (const approverId of await approversOf(manager, tenantId, branchId, kind)) {
      if (approverId === operatorId) continue;
      await notify(manager, {
        tenantId,
        operatorId: approverId,
        kind: "companyRequested",
        key: `companyRequest/${id}`,
        companyId,
        by: by.name,
      });
    }
    return id;
  });
}

interface RequestRef {
  readonly tenantId: TenantId;
  readonly companyRequestId: CompanyRequestId;
  readonly by: OperatorRef;
}

interface Decision {
  readonly isApproved: boolean;
  readonly note: string;
  /** Only administrators decide on deletions. */
  readonly isAdministrator: boolean;
}

/** Decides, and carries out what was approved. Throws company_request.not_found, company_request.decided, permission.denied. */
export async function decideCompanyRequest(
  db: DataSource,
  ref: RequestRef,
  { isApproved, note, isAdministrator }: Decision,
): Promise<void> {
  const { tenantId, by } = ref;
  await transact(db, async (manager) => {
    const request = await lockRequest(manager, ref);
    const { id, companyId, kind, requestedState, requestedById } = request;
    if (kind === "deletion" && !isAdministrator) throw new ProductError("permission.denied");
    if (request.status !== "pending") throw new ProductError("company_request.decided");
    const company = await lockCompany(manager, tenantId, companyId);
    const companies = manager.getRepository(CompanyRecord);
    const version = company.version + 1;
    if (isApproved && requestedState !== null)
      await companies.update({ id: companyId }, { leadState: requestedState, version, updatedAt: () => "now()" });
    if (isApproved && kind === "deletion") {
      await keepSnapshot(manager, id, companyId);
      await companies.update({ id: companyId }, { deletedAt: () => "now()", version });
    }
    await settle(manager, ref, isApproved ? "approved" : "declined", note);
    await recordAudit(manager, {
      tenantId,
      by,
      action: "companyRequest.decided",
      entityId: id,
      before: { leadState: company.leadState },
      after: {
        companyId,
        kind,
        isApproved,
        ...(isApproved && requestedState !== null && { leadState: requestedState }),
      },
    });
    const step = isApproved && kind === "deletion" ? "deleted" : "requestDecided";
    await tell(manager, { tenantId, id, companyId, by, step, facts: { request: kind, requestedState, isApproved } });
    if (requestedById !== by.operatorId) {
      await notify(manager, {
        tenantId,
        operatorId: requestedById,
        kind: isApproved ? "companyRequestApproved" : "companyRequestDeclined",
        key: `companyRequest/${id}/decided`,
        companyId,
        by: by.name,
      });
    }
  });
}

/** Throws company_request.not_found, also for another's, and company_request.decided. */
export async function cancelCompanyRequest(db: DataSource, ref: RequestRef): Promise<void> {
  const { tenantId, by } = ref;
  await transact(db, async (manager) => {
    const { id, status, requestedById, companyId } = await lockRequest(manager, ref);
    if (requestedById !== by.operatorId) throw new ProductError("company_request.not_found");
    if (status !== "pending") throw new ProductError("company_request.decided");
    await settle(manager, ref, "cancelled", "");
    await recordAudit(manager, { tenantId, by, action: "companyRequest.cancelled", entityId: id });
    await recordEvents(manager, tenantId, [{ kind: "company.changed", companyId }]);
  });
}

/** Throws company_request.not_found and company_request.not_restorable. */
export async function restoreCompany(db: DataSource, ref: RequestRef): Promise<void> {
  const { tenantId, by } = ref;
  await transact(db, async (manager) => {
    const { id, companyId, kind, status } = await lockRequest(manager, ref);
    const [restored]: [unknown[], number] = await manager.query(
      `UPDATE companies SET "deletedAt" = NULL, version = version + 1 WHERE id = $1 AND $2
         AND "deletedAt" > now() - make_interval(days => $3) RETURNING 1`,
      [companyId, kind === "deletion" && status === "approved", RESTORABLE_DAYS],
    );
    if (restored.length === 0) throw new ProductError("company_request.not_restorable");
    await recordAudit(manager, { tenantId, by, action: "company.restored", entityId: companyId });
    await tell(manager, { tenantId, id, companyId, by, step: "restored", facts: {} });
  });
}

async function lockRequest(
  manager: EntityManager,
  { tenantId, companyRequestId: id }: RequestRef,
): Promise<CompanyRequestRecord> {
  const request = await manager
    .getRepository(CompanyRequestRecord)
    .findOne({ where: { id, tenantId }, lock: { mode: "for_no_key_update" } });
  if (request === null) throw new ProductError("company_request.not_found");
  return request;
}

const settle = (
  manager: EntityManager,
  { companyRequestId: id, by }: RequestRef,
  status: CompanyRequestStatus,
  decisionNote: string,
) =>
  manager
    .getRepository(CompanyRequestRecord)
    .update({ id }, { status, decisionNote, decidedById: by.operatorId, decidedAt: () => "now()" });

const keepSnapshot = (manager: EntityManager, id: CompanyRequestId, companyId: CompanyId) =>
  manager.query(
    `UPDATE company_requests SET snapshot = (SELECT jsonb_build_object('company', to_jsonb(c),
       'phones', (SELECT jsonb_agg(to_jsonb(n) ORDER BY n.position) FROM phone_numbers n WHERE n."companyId" = c.id),
       'emails', (SELECT jsonb_agg(to_jsonb(m) ORDER BY m.position) FROM email_addresses m WHERE m."companyId" = c.id))
       FROM companies c WHERE c.id = $2) WHERE id = $1`,
    [id, companyId],
  );

interface Step {
  readonly tenantId: TenantId;
  readonly id: CompanyRequestId;
  readonly companyId: CompanyId;
  readonly by: OperatorRef;
  readonly step: "requested" | "requestDecided" | "deleted" | "restored";
  readonly facts: Readonly<Record<string, unknown>>;
}

async function tell(manager: EntityManager, { tenantId, id, companyId, by, step, facts }: Step): Promise<void> {
  await recordTimeline(manager, {
    tenantId,
    // A company may be deleted again after it was brought back, by another request.
    key: `companyRequest/${id}/${step}`,
    kind: `company.${step}`,
    companyId,
    contactId: null,
    operatorId: by.operatorId,
    facts,
  });
  await recordEvents(manager, tenantId, [{ kind: "company.changed", companyId }]);
}
