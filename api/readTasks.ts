import type { DataSource } from "typeorm";
import type { z } from "zod";
import type { countTasks, listTasks } from "../contracts/endpoints/tasks.ts";
import { pageOf, readCursor, TimeKey } from "./cursor.ts";
import { parameters } from "./parameters.ts";
import { isOverdue, presentTask, selectTasks } from "./presenters/task.ts";
import type { TaskRow } from "./presenters/task.ts";
import { sees } from "./scope/scopes.ts";
import type { Viewer } from "./scope/viewer.ts";

/** Indexes stand on this very expression: tasks without a due date come last. */
const dueKey = `COALESCE(t."dueAt", '9999-12-31 00:00:00+00'::timestamptz)`;

/** On this day of the tenant's calendar. */
const isToday = `(t."dueAt" AT TIME ZONE zone.name)::date = (now() AT TIME ZONE zone.name)::date`;
const zoneOf = (tenantId: string) =>
  `CROSS JOIN LATERAL (SELECT coalesce(n.settings->>'timeZone', 'Europe/Moscow') AS name FROM tenants n WHERE n.id = ${tenantId}) zone`;

/** A page of the tasks that somebody sees. */
export async function readTasks(
  db: DataSource,
  viewer: Viewer,
  { state, whose, due, companyId, contactId, conversationId, cursor, limit }: z.output<typeof listTasks.query>,
): Promise<z.input<typeof listTasks.result>> {
  const [timeKey, id] = readCursor(cursor, TimeKey);
  const { values, bind } = parameters();
  const [key, order, beyond] = state === "open" ? [dueKey, "", ">"] : [`t."doneAt"`, "DESC", "<"];
  const conditions = [sees.task(viewer, "t", bind), `t.state = '${state}'`];
  if (whose === "mine") conditions.push(`t."assigneeId" = ${bind(viewer.operatorId)}`);
  if (due) conditions.push(due === "today" ? isToday : isOverdue);
  if (companyId) conditions.push(`t."companyId" = ${bind(companyId)}`);
  if (contactId) conditions.push(`t."contactId" = ${bind(contactId)}`);
  if (conversationId) conditions.push(`t."conversationId" = ${bind(conversationId)}`);
  if (timeKey !== null) conditions.push(`(${key}, t.id) ${beyond} (${bind(timeKey)}::timestamptz, ${bind(id)})`);
  const rows: (TaskRow & { readonly timeKey: string })[] = await db.query(
    `${selectTasks(`${key}::text AS "timeKey"`)} ${due === "today" ? zoneOf(bind(viewer.tenantId)) : ""}
     WHERE ${conditions.join(" AND ")} ORDER BY ${key} ${order}, t.id ${order} LIMIT ${bind(limit + 1)}`,
    values,
  );
  const { page, next } = pageOf(rows, limit, (row) => [row.timeKey, row.id]);
  return { tasks: page.map(presentTask), next };
}

/** How many of one's own are late, and how many are for today: of either no more than a hundred. */
export async function readTaskCounts(db: DataSource, viewer: Viewer): Promise<z.input<typeof countTasks.result>> {
  const { values, bind } = parameters();
  const count = (condition: string) => `(SELECT count(*)::int FROM (
    SELECT 1 FROM tasks t WHERE ${sees.task(viewer, "t", bind)} AND t.state = 'open'
      AND t."assigneeId" = ${bind(viewer.operatorId)} AND ${condition} LIMIT 100) few)`;
  const [counts]: z.input<typeof countTasks.result>[] = await db.query(
    `SELECT ${count(isOverdue)} AS overdue, ${count(isToday)} AS today
     FROM (SELECT 1) one ${zoneOf(bind(viewer.tenantId))}`,
    values,
  );
  return counts ?? { overdue: 0, today: 0 };
}
