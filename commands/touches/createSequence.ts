import type { DataSource } from "typeorm";
import type { OperatorRef } from "../../contracts/actors.ts";
import type { SequenceId, TenantId } from "../../contracts/ids.ts";
import type { SequenceDefinition, SequenceKind } from "../../contracts/sequence.ts";
import { SequenceRecord } from "../../entities/sequenceRecord.ts";
import { newId } from "../../entities/newId.ts";
import { recordAudit } from "../recordAudit.ts";
import { recordEvents } from "../recordEvents.ts";
import { transact } from "../transact.ts";

interface SequenceToCreate {
  readonly tenantId: TenantId;
  readonly clientKey: string;
  readonly kind: SequenceKind;
  readonly name: string;
  readonly definition: SequenceDefinition;
  readonly by: OperatorRef;
}

/** Begins a sequence as a draft; the same client key twice is one. */
export async function createSequence(
  db: DataSource,
  { tenantId, clientKey, kind, name, definition, by }: SequenceToCreate,
): Promise<SequenceId> {
  return transact(db, async (manager) => {
    const id = newId("seq");
    const made: unknown[] = await manager.query(
      `INSERT INTO sequences (id, "tenantId", "clientKey", kind, name, draft, "createdById")
       VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT ("tenantId", "clientKey") DO NOTHING RETURNING 1`,
      [id, tenantId, clientKey, kind, name, JSON.stringify(definition), by.operatorId],
    );
    if (made.length === 0)
      return (await manager.getRepository(SequenceRecord).findOneByOrFail({ tenantId, clientKey })).id;
    const after = { kind, name, steps: definition.steps.length };
    await recordAudit(manager, { tenantId, by, action: "sequence.created", entityId: id, after });
    await recordEvents(manager, tenantId, [{ kind: "sequence.changed" }]);
    return id;
  });
}
