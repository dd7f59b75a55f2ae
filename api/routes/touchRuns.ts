import type { DataSource } from "typeorm";
import { cancelRuns } from "../../commands/touches/cancelRuns.ts";
import { definitionOf } from "../../commands/touches/definitionOf.ts";
import { holdRuns } from "../../commands/touches/holdRuns.ts";
import { previewMove as preview } from "../../commands/touches/moveRuns.ts";
import { orderRun, orderRuns } from "../../commands/touches/orderRun.ts";
import { suppressContact as suppress } from "../../commands/touches/suppressContact.ts";
import {
  countTouchRuns,
  getContactTouches,
  getTouchRun,
  listTouchRuns,
  moveRuns,
  orderTouchRun,
  orderTouchRuns,
  previewMove,
  suppressContact,
} from "../../contracts/endpoints/touchRuns.ts";
import { ProductError } from "../../contracts/errors.ts";
import type { SequenceId, TenantId } from "../../contracts/ids.ts";
import { SequenceVersionRecord } from "../../entities/sequenceVersionRecord.ts";
import { TouchSuppressionRecord } from "../../entities/touchSuppressionRecord.ts";
import { touchWorkflowId } from "../../workflows/touch/messages.ts";
import { route } from "../mount.ts";
import { forInstallation, workflowUrl } from "../temporal/temporalUrls.ts";
import { findRunIds } from "../touches/findRunIds.ts";
import { countRuns, readRunLines, readTouchRun, readTouchRuns } from "../touches/readTouchRuns.ts";

/** Of one contact all are shown that anybody looks at. */
const OF_CONTACT_MAX = 200;

/** So long an order about many is carried out before it is answered how far it is. */
const PORTION_MS = 1_000;

export const touchRunRoutes = [
  route(listTouchRuns, ({ query: { before, limit, ...filter }, operator, deps: { db } }) =>
    readTouchRuns(db, operator, { filter, before, limit }),
  ),

  route(countTouchRuns, ({ query, operator, deps: { db } }) => countRuns(db, operator, query)),

  route(getTouchRun, async ({ params: { touchRunId }, operator, deps: { db, settings } }) => {
    const run = await readTouchRun(db, touchRunId);
    const workflowId = touchWorkflowId(run.sequenceId, run.contactId);
    return {
      run,
      lines: await readRunLines(db, touchRunId),
      definition: await definitionOf(db, run.sequenceId, run.version),
      workflowId,
      temporalUrl: forInstallation(operator, workflowUrl(settings, workflowId)),
    };
  }),

  route(orderTouchRun, async ({ params: { touchRunId }, body: { order }, operator, deps: { db } }) => {
    await orderRun(db, touchRunId, { kind: order, by: operator }, operator.tenantId);
    return readTouchRun(db, touchRunId);
  }),

  route(orderTouchRuns, async ({ body: { filter, order, expected, before }, operator, deps: { db } }) => {
    const { tenantId } = operator;
    const runIds = await findRunIds(db, operator, { filter, expected, before });
    if (order === "cancel") return cancelRuns(db, { tenantId, runIds, by: operator });
    return order === "pause" || order === "resume"
      ? holdRuns(db, { tenantId, runIds, order, by: operator })
      : orderRuns(db, { tenantId, runIds, order: { kind: order, by: operator }, untilMs: Date.now() + PORTION_MS });
  }),

  route(previewMove, async ({ body: { filter, toVersion }, operator, deps: { db } }) => {
    const { tenantId } = operator;
    const runIds = await findRunIds(db, operator, { filter, toVersion });
    const moves = await preview(db, { tenantId, sequenceId: filter.sequenceId, runIds, toVersion });
    return { count: moves.reduce((sum, { runs }) => sum + runs, 0), moves: [...moves] };
  }),

  route(moveRuns, async ({ body: { filter, toVersion, places, expected, before }, operator, deps: { db } }) => {
    const { tenantId } = operator;
    await requireVersion(db, tenantId, filter.sequenceId, toVersion);
    const runIds = await findRunIds(db, operator, { filter, expected, toVersion, before });
    const order = { kind: "moveToVersion", version: toVersion, places, by: operator } as const;
    const { done, left, next } = await orderRuns(db, { tenantId, runIds, order, untilMs: Date.now() + PORTION_MS });
    return { moved: done, left: Object.values(left).reduce((sum, count) => sum + count, 0), next };
  }),

  route(suppressContact, async ({ params: { contactId }, body: { suppressed }, operator, deps: { db } }) => {
    await suppress(db, { tenantId: operator.tenantId, contactId, isSuppressed: suppressed, by: operator });
    return { suppressed };
  }),

  route(getContactTouches, async ({ params: { contactId }, operator, deps: { db } }) => {
    const { runs } = await readTouchRuns(db, operator, { filter: { contactId }, limit: OF_CONTACT_MAX });
    const suppression = await db.getRepository(TouchSuppressionRecord).findOneBy({ contactId });
    return {
      runs,
      suppressed: suppression && { since: suppression.since.toISOString(), why: suppression.why },
    };
  }),
];

/** Throws sequence.not_found where the tenant has no such version. */
async function requireVersion(db: DataSource, tenantId: TenantId, sequenceId: SequenceId, version: number) {
  const isKnown = await db.getRepository(SequenceVersionRecord).existsBy({ sequenceId, version, tenantId });
  if (!isKnown) throw new ProductError("sequence.not_found");
}
