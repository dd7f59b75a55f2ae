import type { DataSource, EntityManager } from "typeorm";
import type { TenantId } from "../../contracts/ids.ts";
import type { SequenceDefinition } from "../../contracts/sequence.ts";
import type { KnownReferences } from "../../contracts/sequenceProblems.ts";

/** What a definition may name, by the beginning of its ids. */
const tables = [
  { prefix: "opr", table: "operators", condition: `AND "deactivatedAt" IS NULL` },
  { prefix: "tem", table: "teams", condition: "" },
  { prefix: "lab", table: "labels", condition: "" },
  { prefix: "acc", table: "channel_accounts", condition: "" },
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
    tables
      .map(
        ({ table, condition }) => `SELECT id FROM ${table} WHERE "tenantId" = $1 AND id = ANY($2::text[]) ${condition}`,
      )
      .join(" UNION ALL "),
    [tenantId, [...new Set(named)]],
  );
  return new Set(found.map(({ id }) => id));
}
