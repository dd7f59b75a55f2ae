import type { EntityManager } from "typeorm";
import { ProductError } from "../../contracts/errors.ts";
import type { SequenceId, TenantId } from "../../contracts/ids.ts";
import { SequenceRecord } from "../../entities/sequenceRecord.ts";

/** Takes a sequence to change it. Its runs go on meanwhile (holdTurns has them stand still). Throws sequence.not_found. */
export async function lockSequence(
  manager: EntityManager,
  tenantId: TenantId,
  id: SequenceId,
): Promise<SequenceRecord> {
  const sequence = await manager
    .getRepository(SequenceRecord)
    .findOne({ where: { id, tenantId }, lock: { mode: "for_no_key_update" } });
  if (sequence === null) throw new ProductError("sequence.not_found");
  return sequence;
}
