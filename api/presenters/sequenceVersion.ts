import type { DataSource } from "typeorm";
import type { SequenceVersion } from "../../contracts/endpoints/sequences.ts";
import type { SequenceId } from "../../contracts/ids.ts";

interface VersionRow extends Omit<SequenceVersion, "publishedAt"> {
  readonly publishedAt: Date;
  readonly definition: unknown;
}

/** The versions of a sequence, the newest first; or one of them. Definitions are read only where one is asked for. */
export async function readVersions(db: DataSource, sequenceId: SequenceId, version: number | null = null) {
  const rows: VersionRow[] = await db.query(
    `SELECT v.version, v."publishedAt", CASE WHEN $2::int IS NOT NULL THEN v.definition END AS definition,
       (SELECT o.name FROM operators o WHERE o.id = v."publishedById") AS "publishedByName",
       (SELECT count(*)::int FROM touch_runs r
        WHERE r."sequenceId" = v."sequenceId" AND r.version = v.version AND r.status <> 'ended') AS running
     FROM sequence_versions v WHERE v."sequenceId" = $1 AND ($2::int IS NULL OR v.version = $2) ORDER BY v.version DESC`,
    [sequenceId, version],
  );
  return rows.map(({ publishedAt, definition, ...row }) => ({
    version: { ...row, publishedAt: publishedAt.toISOString() },
    definition,
  }));
}
