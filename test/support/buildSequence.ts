import type { DataSource } from "typeorm";
import type { TenantId } from "../../contracts/ids.ts";
import { SequenceDefinition } from "../../contracts/sequence.ts";
import type { SequenceDraft, SequenceKind } from "../../contracts/sequence.ts";
import { newId } from "../../entities/newId.ts";
import { SequenceRecord } from "../../entities/sequenceRecord.ts";
import { SequenceVersionRecord } from "../../entities/sequenceVersionRecord.ts";

/** A definition with nothing but what is named. */
export const draftOf = (draft: Partial<SequenceDraft>): SequenceDefinition =>
  SequenceDefinition.parse({
    triggers: [{ kind: "manual" }],
    start: draft.steps?.[0]?.id ?? null,
    goals: [],
    steps: [],
    ...draft,
  });

/** A sequence as it is once its first version has been published. */
export async function buildSequence(
  db: DataSource,
  tenantId: TenantId,
  draft: Partial<SequenceDraft>,
  kind: SequenceKind = "sequence",
): Promise<SequenceRecord> {
  const definition = draftOf(draft);
  const id = newId("seq");
  // Before it is active: whoever reads the log may begin by it at once.
  await addVersion(db, { id, tenantId }, 1, definition);
  return db.getRepository(SequenceRecord).save({
    id,
    tenantId,
    kind,
    name: "Ремонт готов",
    status: "active",
    draft: definition,
    revision: 1,
    publishedVersion: 1,
    publishedRevision: 1,
    clientKey: id,
  });
}

/** Publishes another version of it; runs that are under way keep theirs. */
export async function publishVersion(
  db: DataSource,
  sequence: SequenceRecord,
  draft: Partial<SequenceDraft>,
): Promise<number> {
  const version = (sequence.publishedVersion ?? 0) + 1;
  await addVersion(db, sequence, version, draftOf(draft));
  sequence.publishedVersion = version;
  await db.getRepository(SequenceRecord).save(sequence);
  return version;
}

const addVersion = (
  db: DataSource,
  { id, tenantId }: Pick<SequenceRecord, "id" | "tenantId">,
  version: number,
  definition: SequenceDefinition,
) => db.getRepository(SequenceVersionRecord).save({ sequenceId: id, version, tenantId, definition });
