import type { EntityManager } from "typeorm";
import type { MergedPart } from "../../contracts/companyMerge.ts";
import type { CompanyId, CompanyMergeId } from "../../contracts/ids.ts";

interface Part {
  readonly name: MergedPart;
  readonly table: string;
  readonly owner: "companyId" | "headCompanyId";
  /** What people change of `r`: a row where it has become another is not taken back from them. */
  readonly state: string;
  /** What else the merge changes in it, how, and how that is restored from `went.former`. */
  readonly former?: readonly string[];
  readonly set?: string;
  readonly restore?: string;
  /** What the survivor has already stays behind. */
  readonly stays?: string;
}

const atTheEnd = (table: string) =>
  `position = r.position + (SELECT coalesce(max(k.position) + 1, 0) FROM ${table} k WHERE k."companyId" = $1)`;
const position = { former: ["position"], restore: `position = (went.former->>'position')::int` } as const;
const survivorHasPinned = `EXISTS (SELECT 1 FROM company_notes k WHERE k."companyId" = $1 AND k."pinnedAt" IS NOT NULL)`;

/** Every table that names a company. A pending request is withdrawn: what it asks for was meant for the other. */
const parts: readonly Part[] = [
  {
    name: "phones",
    table: "phone_numbers",
    owner: "companyId",
    state: `jsonb_build_array(r.phone, r.kind, r.comment, r."isColdCall")`,
    ...position,
    set: atTheEnd("phone_numbers"),
    stays: `EXISTS (SELECT 1 FROM phone_numbers k WHERE k."companyId" = $1 AND coalesce(k.e164, k.phone) = coalesce(was.e164, was.phone)
      AND was.comment IN ('', k.comment) AND was."isColdCall" <= k."isColdCall")`,
  },
  {
    name: "emails",
    table: "email_addresses",
    owner: "companyId",
    state: `jsonb_build_array(r.email, r.kind, r.comment)`,
    ...position,
    set: atTheEnd("email_addresses"),
    stays: `EXISTS (SELECT 1 FROM email_addresses k WHERE k."companyId" = $1 AND k.email = was.email AND was.comment IN ('', k.comment))`,
  },
  {
    name: "notes",
    table: "company_notes",
    owner: "companyId",
    state: `jsonb_build_array(r.text, r."fileId", r."pinnedAt" IS NULL)`,
    former: ["pinnedAt", "pinnedById"],
    set: `"pinnedAt" = CASE WHEN NOT ${survivorHasPinned} THEN r."pinnedAt" END,
      "pinnedById" = CASE WHEN NOT ${survivorHasPinned} THEN r."pinnedById" END`,
    restore: `"pinnedAt" = (went.former->>'pinnedAt')::timestamptz, "pinnedById" = went.former->>'pinnedById'`,
  },
  { name: "contacts", table: "contacts", owner: "companyId", state: `to_jsonb(r.version)` },
  // A phone goes on reporting about a call; that makes it nobody else's.
  { name: "calls", table: "call_requests", owner: "companyId", state: `'[]'::jsonb` },
  { name: "tasks", table: "tasks", owner: "companyId", state: `to_jsonb(r.version)` },
  { name: "timeline", table: "timeline_entries", owner: "companyId", state: `'[]'::jsonb` },
  {
    name: "requests",
    table: "company_requests",
    owner: "companyId",
    state: `to_jsonb(r.status)`,
    former: ["status", "decidedAt", "decidedById"],
    set: `status = CASE r.status WHEN 'pending' THEN 'cancelled' ELSE r.status END,
      "decidedAt" = coalesce(r."decidedAt", now()),
      "decidedById" = coalesce(r."decidedById", (SELECT m."mergedById" FROM company_merges m WHERE m.id = $3))`,
    restore: `status = went.former->>'status', "decidedAt" = (went.former->>'decidedAt')::timestamptz,
      "decidedById" = went.former->>'decidedById'`,
  },
  { name: "branches", table: "companies", owner: "headCompanyId", state: `'[]'::jsonb` },
];

interface MergeRef {
  readonly id: CompanyMergeId;
  readonly companyId: CompanyId;
  readonly mergedId: CompanyId;
}

/** Gives the survivor what was the other's, and writes down in the merge what that was. */
export async function movePartsOf(manager: EntityManager, { id, companyId, mergedId }: MergeRef): Promise<void> {
  for (const { name, table, owner, state, former = [], set, stays = "false" } of parts) {
    const changed = former.map((column) => `'${column}', was."${column}"`).join(", ");
    await manager.query(
      `WITH was AS (SELECT * FROM ${table} was WHERE was."${owner}" = $2 AND was.id <> $1 AND NOT ${stays}), gone AS (
         UPDATE ${table} r SET "${owner}" = $1${set ? `, ${set}` : ""} FROM was WHERE r.id = was.id
         RETURNING r.id, jsonb_build_object(${changed}) AS former, md5((${state})::text) AS state)
       UPDATE company_merges SET moved = moved || jsonb_build_object('${name}',
         (SELECT coalesce(jsonb_agg(to_jsonb(gone)), '[]') FROM gone)) WHERE id = $3`,
      [companyId, mergedId, id],
    );
  }
}

interface Left {
  readonly part: MergedPart;
  readonly count: number;
}

/** Gives back what the merge moved; of what somebody has changed, moved on or deleted since, how much there is. */
export async function returnPartsOf(
  manager: EntityManager,
  { id, companyId, mergedId }: MergeRef,
): Promise<readonly Left[]> {
  const left: Left[] = [];
  for (const { name, table, owner, state, restore } of parts) {
    const [row]: { count: number }[] = await manager.query(
      `WITH went AS (
         SELECT g.* FROM company_merges m, jsonb_to_recordset(m.moved->'${name}') g(id text, former jsonb, state text) WHERE m.id = $3
       ), back AS (
         UPDATE ${table} r SET "${owner}" = $2${restore ? `, ${restore}` : ""} FROM went
         WHERE r.id = went.id AND r."${owner}" = $1 AND md5((${state})::text) = went.state RETURNING 1)
       SELECT ((SELECT count(*) FROM went) - (SELECT count(*) FROM back))::int AS count`,
      [companyId, mergedId, id],
    );
    if (row && row.count > 0) left.push({ part: name, count: row.count });
  }
  return left;
}
