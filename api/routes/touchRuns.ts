import { definitionOf } from "../../commands/touches/definitionOf.ts";
import { countTouchRuns, getContactTouches, getTouchRun, listTouchRuns } from "../../contracts/endpoints/touchRuns.ts";
import { TouchSuppressionRecord } from "../../entities/touchSuppressionRecord.ts";
import { touchWorkflowId } from "../../workflows/touch/messages.ts";
import { route } from "../mount.ts";
import { forInstallation, workflowUrl } from "../temporal/temporalUrls.ts";
import { countRuns, readRunLines, readTouchRun, readTouchRuns } from "../touches/readTouchRuns.ts";

/** Of one contact all are shown that anybody looks at. */
const OF_CONTACT_MAX = 200;

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

  route(getContactTouches, async ({ params: { contactId }, operator, deps: { db } }) => {
    const { runs } = await readTouchRuns(db, operator, { filter: { contactId }, limit: OF_CONTACT_MAX });
    const suppression = await db.getRepository(TouchSuppressionRecord).findOneBy({ contactId });
    return {
      runs,
      suppressed: suppression && { since: suppression.since.toISOString(), why: suppression.why },
    };
  }),
];
