import type { EntityManager } from "typeorm";
import type { CompanyId, ContactId, OperatorId, TenantId } from "../contracts/ids.ts";
import type { TimelineKind } from "../contracts/timeline.ts";
import { newId } from "../entities/newId.ts";

interface EntryToRecord {
  readonly tenantId: TenantId;
  /** Names what happened, so that a repeat writes nothing: `call/<id>/claimed`. */
  readonly key: string;
  readonly kind: TimelineKind;
  readonly companyId: CompanyId | null;
  readonly contactId: ContactId | null;
  readonly operatorId: OperatorId | null;
  readonly facts?: Readonly<Record<string, unknown>>;
  readonly occurredAt?: Date;
}

/** Writes a line into the history of a company and of a contact, in the change's own transaction. */
export async function recordTimeline(manager: EntityManager, entry: EntryToRecord): Promise<void> {
  const { tenantId, key, kind, companyId, contactId, operatorId, facts = {}, occurredAt = new Date() } = entry;
  if (companyId === null && contactId === null) return;
  await manager.query(
    `INSERT INTO timeline_entries (id, "tenantId", key, kind, "companyId", "contactId", "operatorId", facts, "occurredAt")
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9) ON CONFLICT ("tenantId", key) DO NOTHING`,
    [newId("tle"), tenantId, key, kind, companyId, contactId, operatorId, JSON.stringify(facts), occurredAt],
  );
}
