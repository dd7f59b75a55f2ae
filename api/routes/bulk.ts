import { orderUndo, startBulkRun as start, stopBulkRun as stop } from "../../commands/bulk/bulkRuns.ts";
import type { BulkAction, BulkLeft, BulkRun } from "../../contracts/bulk.ts";
import {
  countSelection,
  getBulkRun,
  listBulkRuns,
  startBulkRun,
  stopBulkRun,
  undoBulkRun,
} from "../../contracts/endpoints/bulk.ts";
import { ProductError } from "../../contracts/errors.ts";
import { filterQueries } from "../../contracts/filterQueries.ts";
import type { BulkRunId } from "../../contracts/ids.ts";
import type { ApiDeps } from "../apiDeps.ts";
import type { Caller } from "../auth/signedIn.ts";
import { selectChosen } from "../finding/selectChosen.ts";
import { route } from "../mount.ts";
import { parameters } from "../parameters.ts";
import { readBulkRuns } from "../presenters/bulkRun.ts";
import { requireVisible } from "../scope/requireVisible.ts";
import { sees } from "../scope/scopes.ts";
import type { Viewer } from "../scope/viewer.ts";
import { orderedBy } from "./orders.ts";
import { requireMayGive } from "../scope/requireMayGive.ts";

const LISTED_MAX = 5;
const LEFT_MAX = 200;

/** The same for many conversations at once. Everybody sees and stops their own runs alone. */
export const bulkRoutes = [
  route(countSelection, async ({ query: { filter, where, search }, operator, deps: { db } }) => {
    const { values, bind } = parameters();
    const query = where ?? filterQueries[filter];
    const text = selectChosen(operator, { kind: "query", query, search, name: filter }, bind);
    const [counted]: { count: number }[] = await db.query(`SELECT count(*)::int AS count FROM (${text}) c`, values);
    return { count: counted?.count ?? 0 };
  }),

  route(startBulkRun, async ({ body: { clientKey, action, selection }, operator, deps }) => {
    await requireNamed(deps, operator, action);
    const { values, bind } = parameters();
    const text = selectChosen(operator, selection, bind);
    const { tenantId } = operator;
    const filter = selection.kind === "query" ? selection.name : null;
    const order = { tenantId, by: orderedBy(operator), clientKey, action, filter, selection: { text, values } };
    const runId = await start(deps.db, order);
    deps.ringer.startBulkRuns([{ runId, tenantId }]);
    return readRun(deps, operator, runId);
  }),

  route(listBulkRuns, async ({ operator, deps: { db } }) => ({
    runs: await readBulkRuns(db, operator, { limit: LISTED_MAX }),
  })),

  route(getBulkRun, async ({ params: { bulkRunId }, operator, deps }) => ({
    run: await readRun(deps, operator, bulkRunId),
    left: await readLeft(deps, operator, bulkRunId),
  })),

  route(stopBulkRun, async ({ params: { bulkRunId }, operator, deps }) => {
    await stop(deps.db, bulkRunId, operator);
    return readRun(deps, operator, bulkRunId);
  }),

  route(undoBulkRun, async ({ params: { bulkRunId }, operator, deps }) => {
    await orderUndo(deps.db, bulkRunId, operator);
    deps.ringer.startBulkRuns([{ runId: bulkRunId, tenantId: operator.tenantId }]);
    return readRun(deps, operator, bulkRunId);
  }),
];

/** Throws as a single order does that names a person, a team or a label. */
async function requireNamed({ db }: ApiDeps, operator: Caller, action: BulkAction): Promise<void> {
  if (action.kind === "assign") await requireMayGive(db, operator, action.to);
  const labelIds = action.kind === "label" ? [...action.add, ...action.remove] : [];
  for (const id of new Set(labelIds)) await requireVisible(db, operator, "labelId", id);
}

async function readRun({ db }: ApiDeps, viewer: Viewer, id: BulkRunId): Promise<BulkRun> {
  const [run] = await readBulkRuns(db, viewer, { id });
  if (run === undefined) throw new ProductError("bulk.not_found");
  return run;
}

async function readLeft({ db }: ApiDeps, viewer: Viewer, id: BulkRunId): Promise<BulkLeft[]> {
  const { values, bind } = parameters();
  return db.query(
    `SELECT i."conversationId", i.reason, CASE WHEN ${sees.conversation(viewer, "c", bind)} THEN p.name END AS "contactName"
     FROM bulk_items i JOIN conversations c ON c.id = i."conversationId" JOIN contacts p ON p.id = c."contactId"
     WHERE i."runId" = ${bind(id)} AND i.outcome IN ('skipped', 'kept') ORDER BY i.position LIMIT ${bind(LEFT_MAX)}`,
    values,
  );
}
