import type { DataSource } from "typeorm";
import type { TenantRecord } from "../../entities/tenantRecord.ts";
import { CallRequestRecord } from "../../entities/callRequestRecord.ts";
import { newId } from "../../entities/newId.ts";

/** A call of an operator as it lies at rest: talked for a minute, unless something else is said. */
export async function buildCall(
  db: DataSource,
  tenant: Pick<TenantRecord, "id">,
  call: Pick<CallRequestRecord, "operatorId"> & Partial<CallRequestRecord>,
): Promise<CallRequestRecord> {
  const startedAt = new Date();
  return db.getRepository(CallRequestRecord).save({
    id: newId("cal"),
    tenantId: tenant.id,
    phoneTyped: "8 916 123-45-67",
    phone: "+79161234567",
    state: "reported",
    outcome: "connected",
    startedAt,
    durationSeconds: 60,
    createdAt: startedAt,
    expiresAt: startedAt,
    ...call,
  });
}
