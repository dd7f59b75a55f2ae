import type { DataSource } from "typeorm";
import { sealedColumns } from "../entities/sealedColumns.ts";
import type { SealedColumn } from "../entities/sealedColumns.ts";
import type { Sealer } from "../entities/sealing.ts";

/** Rows are locked no longer than it takes to seal this many anew. */
const BATCH_ROWS = 100;

export interface Rotation {
  /** Seals with the key of this id, and opens what every other key sealed. */
  readonly sealer: Sealer;
  readonly keyId: string;
  /** Called after each committed batch. */
  readonly onBatch: (resealed: number) => void;
}

/**
 * Seals anew whatever another key sealed, in batches of one transaction each, while the product works. What is left to do
 * stands in the rows themselves, so a rotation that was killed goes on when it is called again. Returns how many it sealed.
 */
export async function rotateSecrets(db: DataSource, rotation: Rotation): Promise<number> {
  let resealed = 0;
  for (const sealed of sealedColumns) {
    for (;;) {
      const rows = await resealBatch(db, sealed, rotation);
      if (rows === 0) break;
      resealed += rows;
      rotation.onBatch(resealed);
    }
  }
  return resealed;
}

/** How many values each key seals, by the key's id; a key that seals nothing is not named. */
export async function countSealed(db: DataSource): Promise<ReadonlyMap<string, number>> {
  const counts = new Map<string, number>();
  for (const { table, column } of sealedColumns) {
    const rows: { keyId: string; count: number }[] = await db.query(
      `SELECT split_part("${column}", '.', 1) AS "keyId", count(*)::int AS count FROM "${table}"
       WHERE "${column}" IS NOT NULL GROUP BY 1`,
    );
    for (const { keyId, count } of rows) counts.set(keyId, (counts.get(keyId) ?? 0) + count);
  }
  return counts;
}

/** A row that somebody changes at the same moment is waited for, and read as they left it. */
async function resealBatch(
  db: DataSource,
  { table, key, column }: SealedColumn,
  { sealer, keyId }: Rotation,
): Promise<number> {
  return db.transaction(async (manager) => {
    const rows: { key: string; sealed: string }[] = await manager.query(
      `SELECT "${key}" AS key, "${column}" AS sealed FROM "${table}" WHERE split_part("${column}", '.', 1) <> $1
       ORDER BY "${key}" LIMIT ${BATCH_ROWS} FOR UPDATE`,
      [keyId],
    );
    for (const row of rows) {
      await manager.query(`UPDATE "${table}" SET "${column}" = $2 WHERE "${key}" = $1`, [
        row.key,
        sealer.seal(sealer.open(row.sealed)),
      ]);
    }
    return rows.length;
  });
}
