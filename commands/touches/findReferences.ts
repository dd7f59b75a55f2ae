import type { DataSource, EntityManager } from "typeorm";
import type { TenantId } from "../../contracts/ids.ts";
import type { SequenceDefinition } from "../../contracts/sequence.ts";
import type { KnownReferences } from "../../contracts/sequenceProblems.ts";

/** What a definition may name: of each table the rows that are there for it. */
const nameable = [
  { table: "operators", isThere: `"deactivatedAt" IS NULL` },
  { table: "teams", isThere: "true" },
  { table: "labels", isThere: "true" },
  { table: "channel_accounts", isThere: "true" },
  { table: "pipelines", isThere: "true" },
  { table: "stages", isThere: `"archivedAt" IS NULL` },
] as const;

/** Which of the things that a definition names the tenant has now. */
export async function findReferences(
  db: DataSource | EntityManager,
  tenantId: TenantId,
  definition: SequenceDefinition,
): Promise<KnownReferences> {
  const named = JSON.stringify(definition).match(/\b[a-z]{3}_[0-9a-z]{8,40}\b/g) ?? [];
  if (named.length === 0) return new Set();
  const found: { id: string }[] = await db.query(
    nameable
      .map(
        ({ table, isThere }) => `SELECT id FROM ${table} WHERE "tenantId" = $1 AND id = ANY($2::text[]) AND ${isThere}`,
      )
      .join(" UNION ALL "),
    [tenantId, [...new Set(named)]],
  );
  return new Set(found.map(({ id }) => id));
}
