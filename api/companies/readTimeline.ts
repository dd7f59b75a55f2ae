import type { DataSource } from "typeorm";
import type { z } from "zod";
import type { listCompanyTimeline } from "../../contracts/endpoints/companies.ts";
import type { CompanyId, ContactId } from "../../contracts/ids.ts";
import type { TimelineEntry } from "../../contracts/timeline.ts";
import { pageOf, readCursor, TimeKey } from "../cursor.ts";
import { parameters } from "../parameters.ts";
import { sees } from "../scope/scopes.ts";
import type { Viewer } from "../scope/viewer.ts";

type Owner = { readonly companyId: CompanyId } | { readonly contactId: ContactId };

interface TimelineRow extends Omit<TimelineEntry, "occurredAt"> {
  readonly occurredAt: Date;
  readonly key: string;
}

/**
 * What happened with a company and its people, or with a contact, the newest first. Conversations are told of only to whoever
 * may see them; each arm is read along its index and the beginnings are merged.
 */
export async function readTimeline(
  db: DataSource,
  viewer: Viewer,
  owner: Owner,
  { cursor, limit }: z.output<typeof listCompanyTimeline.query>,
): Promise<z.input<typeof listCompanyTimeline.result>> {
  const [after, afterId] = readCursor(cursor, TimeKey);
  const { values, bind } = parameters();
  const take = bind(limit + 1);
  const arm = (select: string, time: string, id: string) => {
    const before = after === null ? "" : `AND (${time}, ${id}) < (${bind(after)}::timestamptz, ${bind(afterId)})`;
    return `(${select} ${before} ORDER BY ${time} DESC, ${id} DESC LIMIT ${take})`;
  };
  const entries = `SELECT e.id, e.kind, e."operatorId", e.facts, e."occurredAt" FROM timeline_entries e WHERE`;
  const people =
    "companyId" in owner
      ? `ANY(ARRAY(SELECT p.id FROM contacts p WHERE p."companyId" = ${bind(owner.companyId)}))`
      : bind(owner.contactId);
  const arms = [
    ...("companyId" in owner
      ? [arm(`${entries} e."companyId" = ${bind(owner.companyId)}`, `e."occurredAt"`, "e.id")]
      : []),
    arm(
      `${entries} e."contactId" = ${people} ${"companyId" in owner ? `AND e."companyId" IS NULL` : ""}`,
      `e."occurredAt"`,
      "e.id",
    ),
    arm(
      `SELECT v.id, 'conversation.began', v."assigneeId", jsonb_build_object('conversationId', v.id,
         'contactName', (SELECT p.name FROM contacts p WHERE p.id = v."contactId"),
         'channelKind', (SELECT a.kind FROM channel_accounts a WHERE a.id = v."channelAccountId")), v."createdAt"
       FROM conversations v WHERE v."contactId" = ${people} AND ${sees.conversation(viewer, "v", bind)}`,
      `v."createdAt"`,
      "v.id",
    ),
  ];
  const rows: TimelineRow[] = await db.query(
    `SELECT t.*, t."occurredAt"::text AS key, (SELECT o.name FROM operators o WHERE o.id = t."operatorId") AS "operatorName"
     FROM (${arms.join(" UNION ALL ")}) t ORDER BY t."occurredAt" DESC, t.id DESC LIMIT ${take}`,
    values,
  );
  const { page, next } = pageOf(rows, limit, (row) => [row.key, row.id]);
  return {
    entries: page.map(({ occurredAt, ...entry }) => Object.assign(entry, { occurredAt: occurredAt.toISOString() })),
    next,
  };
}
