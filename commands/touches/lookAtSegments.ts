import type { DataSource, EntityManager } from "typeorm";
import { weigh } from "../../contracts/factQuery.ts";
import type { ContactId, SequenceId } from "../../contracts/ids.ts";
import type { Trigger } from "../../contracts/sequence.ts";
import { transact } from "../transact.ts";
import { beginRuns } from "./beginRuns.ts";
import type { Candidate } from "./beginRuns.ts";
import type { LiveSequence } from "./consumeTouchEvents.ts";
import { definitionOf } from "./definitionOf.ts";
import { pauseByItself } from "./pauseByItself.ts";
import { readWorlds } from "./readWorlds.ts";
import type { Subject } from "./readWorlds.ts";

const PAGE = 500;

type Segment = Extract<Trigger, { readonly kind: "segment" }> & { readonly place: number };

/** Those of the contacts who begin to fit a segment of the sequence: who fitted before does not begin anew. */
export async function lookAtSegments(
  manager: EntityManager,
  { tenantId, id: sequenceId, version }: LiveSequence,
  subjects: readonly Pick<Subject, "contactId">[],
  nowMs: number,
): Promise<readonly Candidate[]> {
  const contactIds = [...new Set(subjects.map(({ contactId }) => contactId))];
  if (contactIds.length === 0) return [];
  const { triggers } = await definitionOf(manager, sequenceId, version);
  const worlds = await readWorlds(
    manager,
    tenantId,
    contactIds.map((contactId) => ({ contactId, conversationId: null })),
    nowMs,
  );
  const began = new Set<ContactId>();
  for (const { place, where } of segmentsOf(triggers)) {
    const fitting = [...worlds].filter(([, { facts }]) => weigh(where, facts, nowMs).holds).map(([id]) => id);
    for (const id of await remember(manager, { sequenceId, place, contactIds, fitting })) began.add(id);
  }
  return [...began].map((contactId) => ({
    contactId,
    conversationId: worlds.get(contactId)?.conversationId ?? null,
    beginKey: `segment/${version}/${contactId}/${nowMs}`,
    begunBy: "segment",
    vars: {},
    hearsSince: null,
  }));
}

const segmentsOf = (triggers: readonly Trigger[]): readonly Segment[] =>
  triggers.flatMap((trigger, place) => (trigger.kind === "segment" ? [{ ...trigger, place }] : []));

interface Looked {
  readonly sequenceId: SequenceId;
  readonly place: number;
  /** All who were looked at, and those of them who fit. */
  readonly contactIds: readonly ContactId[];
  readonly fitting: readonly ContactId[];
}

/** Writes down who fits, and says who did not before. */
async function remember(
  manager: EntityManager,
  { sequenceId, place, contactIds, fitting }: Looked,
): Promise<readonly ContactId[]> {
  await manager.query(
    `DELETE FROM segment_members WHERE "sequenceId" = $1 AND place = $2 AND "contactId" = ANY($3::text[]) AND NOT "contactId" = ANY($4::text[])`,
    [sequenceId, place, contactIds, fitting],
  );
  const added: { contactId: ContactId }[] = await manager.query(
    `INSERT INTO segment_members ("sequenceId", place, "contactId") SELECT $1, $2, unnest($3::text[]) ON CONFLICT DO NOTHING
     RETURNING "contactId"`,
    [sequenceId, place, fitting],
  );
  return added.map(({ contactId }) => contactId);
}

/**
 * Looks through all contacts of one sequence whose last such look is an hour ago, for those who have begun to fit by time
 * alone. The first look at a version only writes down who fits already. False: there is no sequence to look through now.
 */
export async function passSegments(db: DataSource): Promise<boolean> {
  const [[sequence]]: [(LiveSequence & { wasPassed: boolean })[], number] = await db.query(
    `UPDATE sequences s SET "passedAt" = now() FROM (
       SELECT q.id, q."passedVersion" IS NOT DISTINCT FROM q."publishedVersion" AS "wasPassed" FROM sequences q
       JOIN sequence_versions v ON v."sequenceId" = q.id AND v.version = q."publishedVersion"
       WHERE q.status = 'active' AND v.definition->'triggers' @> '[{"kind":"segment"}]'
         AND (q."passedVersion" IS DISTINCT FROM q."publishedVersion" OR q."passedAt" < now() - interval '1 hour')
       LIMIT 1 FOR NO KEY UPDATE OF q SKIP LOCKED) k
     WHERE s.id = k.id RETURNING s.id, s."tenantId", s."publishedVersion" AS version, true AS "isActive", true AS "isPassed", k."wasPassed"`,
  );
  if (sequence === undefined) return false;
  const { id: sequenceId, tenantId, version, wasPassed } = sequence;
  if (!wasPassed) await db.query(`DELETE FROM segment_members WHERE "sequenceId" = $1`, [sequenceId]);
  let isOverCeiling = false;
  for (let after = ""; ;) {
    const page: Subject[] = await db.query(
      `SELECT id AS "contactId", NULL AS "conversationId" FROM contacts WHERE "tenantId" = $1 AND id > $2 ORDER BY id LIMIT $3`,
      [tenantId, after, PAGE],
    );
    const last = page.at(-1);
    if (last === undefined || isOverCeiling) break;
    after = last.contactId;
    const nowMs = Date.now();
    isOverCeiling = await transact(db, async (manager) => {
      const candidates = await lookAtSegments(manager, sequence, page, nowMs);
      if (!wasPassed) return false;
      return (await beginRuns(manager, { tenantId, sequenceId, version, candidates, nowMs })).isOverCeiling;
    });
  }
  if (!wasPassed)
    await db.query(`UPDATE sequences SET "passedVersion" = $2 WHERE id = $1 AND "publishedVersion" = $2`, [
      sequenceId,
      version,
    ]);
  if (isOverCeiling) await pauseByItself(db, sequenceId, "ceiling.reached");
  return true;
}
