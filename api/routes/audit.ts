import { listAuditedOperators, listAuditEntries } from "../../contracts/endpoints/audit.ts";
import type { OperatorId } from "../../contracts/ids.ts";
import { pageOf, readCursor, TimeKey } from "../cursor.ts";
import { route } from "../mount.ts";
import { parameters } from "../parameters.ts";
import { sees } from "../scope/scopes.ts";
import { presentAuditEntry, readAudit } from "../presenters/auditEntry.ts";

export const auditRoutes = [
  route(listAuditEntries, async ({ query: { cursor, limit, ...filter }, operator, deps: { db } }) => {
    const rows = await readAudit(db, operator, filter, { after: readCursor(cursor, TimeKey), limit: limit + 1 });
    const { page, next } = pageOf(rows, limit, (row) => [row.timeKey, row.id]);
    return { entries: page.map(presentAuditEntry), next };
  }),

  route(listAuditedOperators, async ({ operator, deps: { db } }) => {
    const { values, bind } = parameters();
    const operators: { id: OperatorId; name: string }[] = await db.query(
      `SELECT o.id, o.name FROM operators o WHERE ${sees.operator(operator, "o", bind)} ORDER BY o.name, o.id`,
      values,
    );
    return { operators };
  }),
];
