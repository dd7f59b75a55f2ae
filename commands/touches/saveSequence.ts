import { isDeepStrictEqual } from "node:util";
import type { DataSource } from "typeorm";
import type { OperatorRef } from "../../contracts/actors.ts";
import { ProductError } from "../../contracts/errors.ts";
import type { SequenceId, TenantId } from "../../contracts/ids.ts";
import { SequenceDefinition } from "../../contracts/sequence.ts";
import { SequenceRecord } from "../../entities/sequenceRecord.ts";
import { recordAudit } from "../recordAudit.ts";
import { recordEvents } from "../recordEvents.ts";
import { transact } from "../transact.ts";
import { lockSequence } from "./lockSequence.ts";

interface DraftToSave {
  readonly tenantId: TenantId;
  readonly sequenceId: SequenceId;
  /** The one that it was drawn upon. */
  readonly revision: number;
  readonly name: string;
  readonly definition: SequenceDefinition;
  readonly by: OperatorRef;
}

/**
 * Saves the draft of a sequence; saying the same again changes nothing. Throws sequence.not_found and
 * sequence.changed_meanwhile.
 */
export async function saveSequence(
  db: DataSource,
  { tenantId, sequenceId, revision, name, definition, by }: DraftToSave,
): Promise<void> {
  await transact(db, async (manager) => {
    const before = await lockSequence(manager, tenantId, sequenceId);
    const isSame = isDeepStrictEqual(SequenceDefinition.parse(before.draft), definition);
    if (isSame && before.name === name) return;
    if (before.revision !== revision) throw new ProductError("sequence.changed_meanwhile");
    // A name alone is no change of what is published.
    const publishedRevision = isSame && before.publishedRevision === revision ? revision + 1 : before.publishedRevision;
    await manager
      .getRepository(SequenceRecord)
      .update(
        { id: sequenceId },
        { name, draft: definition, revision: revision + 1, publishedRevision, updatedAt: () => "now()" },
      );
    await recordAudit(manager, {
      tenantId,
      by,
      action: "sequence.changed",
      entityId: sequenceId,
      before: { name: before.name, revision, steps: before.draft.steps.length },
      after: { name, revision: revision + 1, steps: definition.steps.length },
    });
    await recordEvents(manager, tenantId, [{ kind: "sequence.changed" }]);
  });
}
