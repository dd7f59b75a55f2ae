import type { DataSource } from "typeorm";
import type { Sequence } from "../../contracts/endpoints/sequences.ts";
import { ProductError } from "../../contracts/errors.ts";
import type { SequenceId, TenantId } from "../../contracts/ids.ts";
import type { SequenceKind } from "../../contracts/sequence.ts";
import { parameters } from "../parameters.ts";

interface SequenceRow extends Omit<Sequence, "updatedAt"> {
  readonly updatedAt: Date;
}

const presentSequence = ({ updatedAt, ...row }: SequenceRow): Sequence => ({
  ...row,
  updatedAt: updatedAt.toISOString(),
});

const counted = (condition: string): string => `count(*) FILTER (WHERE ${condition})::int`;

interface Wanted {
  readonly id?: SequenceId;
  readonly kind?: SequenceKind | undefined;
  readonly archived?: boolean;
}

/** Sequences of a tenant with how many runs they have, by name. Archived ones only where they are wanted, and then alone. */
export async function readSequences(
  db: DataSource,
  tenantId: TenantId,
  { id, kind, archived }: Wanted,
): Promise<Sequence[]> {
  const { values, bind } = parameters();
  const conditions = [
    `s."tenantId" = ${bind(tenantId)}`,
    ...(id === undefined ? [] : [`s.id = ${bind(id)}`]),
    ...(kind === undefined ? [] : [`s.kind = ${bind(kind)}`]),
    ...(archived === undefined ? [] : [`s.status ${archived ? "=" : "<>"} 'archived'`]),
  ];
  const rows: SequenceRow[] = await db.query(
    `SELECT s.id, s.kind, s.name, s.status, s."publishedVersion", s.revision, s."pausedWhy", s."updatedAt",
       s."publishedRevision" IS DISTINCT FROM s.revision AS "isChanged", runs.*
     FROM sequences s CROSS JOIN LATERAL (
       SELECT ${counted(`r.status = 'running'`)} AS running, ${counted(`r.status = 'paused'`)} AS paused,
         ${counted(`r.status = 'ended'`)} AS ended,
         (SELECT count(*)::int FROM touch_runs f WHERE f."sequenceId" = s.id AND f.status = 'ended' AND f.outcome = 'failed') AS failed
       FROM touch_runs r WHERE r."sequenceId" = s.id) runs
     WHERE ${conditions.join(" AND ")} ORDER BY s.name, s.id`,
    values,
  );
  return rows.map(presentSequence);
}

/** Throws sequence.not_found. */
export async function readSequence(db: DataSource, tenantId: TenantId, id: SequenceId): Promise<Sequence> {
  const [sequence] = await readSequences(db, tenantId, { id });
  if (sequence === undefined) throw new ProductError("sequence.not_found");
  return sequence;
}
