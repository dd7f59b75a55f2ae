import type { DataSource } from "typeorm";
import type { OperatorRef } from "../../contracts/actors.ts";
import { ProductError } from "../../contracts/errors.ts";
import type { SequenceId, TenantId } from "../../contracts/ids.ts";
import { SequenceDefinition } from "../../contracts/sequence.ts";
import { problemsOf } from "../../contracts/sequenceProblems.ts";
import { SequenceRecord } from "../../entities/sequenceRecord.ts";
import { SequenceVersionRecord } from "../../entities/sequenceVersionRecord.ts";
import { recordAudit } from "../recordAudit.ts";
import { recordEvents } from "../recordEvents.ts";
import { transact } from "../transact.ts";
import { findReferences } from "./findReferences.ts";
import { lockSequence } from "./lockSequence.ts";

interface Publication {
  readonly tenantId: TenantId;
  readonly sequenceId: SequenceId;
  /** The draft that is meant. */
  readonly revision: number;
  readonly by: OperatorRef;
}

/**
 * Makes the draft the version by which runs begin; those under way keep theirs. A draft that is published already is left.
 * Throws sequence.not_found, sequence.changed_meanwhile, sequence.archived, and sequence.cannot_run with every problem.
 */
export async function publishSequence(
  db: DataSource,
  { tenantId, sequenceId, revision, by }: Publication,
): Promise<void> {
  await transact(db, async (manager) => {
    const sequence = await lockSequence(manager, tenantId, sequenceId);
    if (sequence.revision !== revision) throw new ProductError("sequence.changed_meanwhile");
    if (sequence.status === "archived") throw new ProductError("sequence.archived");
    if (sequence.publishedRevision === revision) return;
    const definition = SequenceDefinition.parse(sequence.draft);
    const problems = problemsOf(definition, sequence.kind, await findReferences(manager, tenantId, definition));
    if (problems.length > 0) throw new ProductError("sequence.cannot_run", problems);

    const version = (sequence.publishedVersion ?? 0) + 1;
    const status = sequence.status === "draft" ? "active" : sequence.status;
    await manager
      .getRepository(SequenceVersionRecord)
      .insert({ sequenceId, version, tenantId, definition, publishedById: by.operatorId });
    await manager
      .getRepository(SequenceRecord)
      .update(
        { id: sequenceId },
        { publishedVersion: version, publishedRevision: revision, status, updatedAt: () => "now()" },
      );
    await recordAudit(manager, {
      tenantId,
      by,
      action: "sequence.published",
      entityId: sequenceId,
      before: { version: sequence.publishedVersion, status: sequence.status },
      after: { version, status },
    });
    await recordEvents(manager, tenantId, [{ kind: "sequence.changed" }]);
  });
}
