import { listAuditedOperators, listAuditEntries } from "../../contracts/endpoints/audit.ts";
import type { OperatorId } from "../../contracts/ids.ts";
import { pageOf, readCursor, TimeKey } from "../cursor.ts";
import { route } from "../mount.ts";
import { presentAuditEntry, readAudit } from "../presenters/auditEntry.ts";

export const auditRoutes = [
  route(listAuditEntries, async ({ query: { cursor, limit, ...filter }, operator: { tenantId }, deps: { db } }) => {
    const rows = await readAudit(db, tenantId, filter, { after: readCursor(cursor, TimeKey), limit: limit + 1 });
    const { page, next } = pageOf(rows, limit, (row) => [row.timeKey, row.id]);
    return { entries: page.map(presentAuditEntry), next };
  }),

  route(listAuditedOperators, async ({ operator: { tenantId }, deps: { db } }) => {
    const operators: { id: OperatorId; name: string }[] = await db.query(
      `SELECT id, name FROM operators WHERE "tenantId" = $1 ORDER BY name, id`,
      [tenantId],
    );
    return { operators };
  }),
];
