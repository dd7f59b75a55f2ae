import type { DataSource, EntityManager } from "typeorm";
import type { SequenceId } from "../../contracts/ids.ts";
import { SequenceDefinition } from "../../contracts/sequence.ts";

const KEPT_MAX = 500;
const kept = new Map<string, SequenceDefinition>();

/** A version as it was published: they never change, so a process keeps those that it has read lately. */
export async function definitionOf(
  db: DataSource | EntityManager,
  sequenceId: SequenceId,
  version: number,
): Promise<SequenceDefinition> {
  const key = `${sequenceId}/${version}`;
  const known = kept.get(key);
  if (known !== undefined) return known;
  const [row]: { definition: unknown }[] = await db.query(
    `SELECT definition FROM sequence_versions WHERE "sequenceId" = $1 AND version = $2`,
    [sequenceId, version],
  );
  if (row === undefined) throw new Error(`Sequence ${sequenceId} has no version ${version}.`);
  const definition = SequenceDefinition.parse(row.definition);
  const [oldest] = kept.keys();
  if (kept.size >= KEPT_MAX && oldest !== undefined) kept.delete(oldest);
  kept.set(key, definition);
  return definition;
}
