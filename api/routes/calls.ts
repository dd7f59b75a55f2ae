import type { DataSource } from "typeorm";
import type { z } from "zod";
import { cancelCall as cancelCallCommand } from "../../commands/calls/cancelCall.ts";
import { reassignCall as reassignCallCommand } from "../../commands/calls/reassignCall.ts";
import { requestCall as requestCallCommand } from "../../commands/calls/requestCall.ts";
import type { AuthorRef } from "../../contracts/actors.ts";
import type { Call } from "../../contracts/call.ts";
import {
  cancelCall,
  getCall,
  getCallActor,
  listLiveCalls,
  reassignCall,
  requestCall,
} from "../../contracts/endpoints/calls.ts";
import type { OperatorId } from "../../contracts/ids.ts";
import { callWorkflowId } from "../../workflows/call/messages.ts";
import type { ApiDeps } from "../apiDeps.ts";
import type { Caller } from "../auth/signedIn.ts";
import { route } from "../mount.ts";
import { presentCall, readCall, selectCalls } from "../presenters/call.ts";
import type { CallRow } from "../presenters/call.ts";
import { readCallReports, readCallSteps } from "../presenters/callActor.ts";
import { requireMayGive } from "../scope/requireMayGive.ts";
import { requireVisible } from "../scope/requireVisible.ts";
import type { Viewer } from "../scope/viewer.ts";
import { askCallActor } from "../temporal/askCallActor.ts";
import { forInstallation, workflowUrl } from "../temporal/temporalUrls.ts";
import { orderedBy } from "./orders.ts";

export const callRoutes = [
  route(requestCall, async ({ body, operator, deps }) => {
    const { operatorId = operator.operatorId } = body;
    await requireMayGive(deps.db, operator, { kind: "operator", id: operatorId });
    return askForCall(deps, operator, { ...body, operatorId });
  }),

  route(listLiveCalls, async ({ operator, deps: { db } }) => ({ calls: await readLiveCalls(db, operator) })),

  route(getCall, ({ params: { callRequestId }, operator: { tenantId }, deps: { db } }) =>
    readCall(db, tenantId, callRequestId),
  ),

  route(getCallActor, async ({ params: { callRequestId }, operator, deps }) => {
    const workflowId = callWorkflowId(callRequestId);
    return {
      workflowId,
      temporalUrl: forInstallation(operator, workflowUrl(deps.settings, workflowId)),
      ...(await askCallActor(deps, callRequestId)),
      steps: await readCallSteps(deps.db, callRequestId),
      reports: await readCallReports(deps.db, callRequestId),
    };
  }),

  route(cancelCall, async ({ params: { callRequestId }, operator, deps: { db, ringer } }) => {
    ringer.ringCalls([await cancelCallCommand(db, { callRequestId, by: orderedBy(operator) })]);
    return readCall(db, operator.tenantId, callRequestId);
  }),

  route(reassignCall, async ({ params: { callRequestId }, body: { operatorId }, operator, deps }) => {
    const { db, ringer, callWaiters } = deps;
    await requireMayGive(db, operator, { kind: "operator", id: operatorId });
    ringer.ringCalls([await reassignCallCommand(db, { callRequestId, operatorId, by: orderedBy(operator) })]);
    callWaiters.wake(operatorId);
    return readCall(db, operator.tenantId, callRequestId);
  }),
];

type CallToAsk = z.output<typeof requestCall.body> & { readonly operatorId: OperatorId };

/** Asks an operator's phone on behalf of whoever may ask that operator. Throws company.not_found, contact.not_found. */
export async function askForCall(
  { db, ringer, callWaiters }: ApiDeps,
  asker: Viewer & AuthorRef,
  { operatorId, companyId, contactId, ...asked }: CallToAsk,
): Promise<Call> {
  if (companyId !== undefined) await requireVisible(db, asker, "companyId", companyId);
  if (contactId !== undefined) await requireVisible(db, asker, "contactId", contactId);
  const { tenantId } = asker;
  const links = { companyId: companyId ?? null, contactId: contactId ?? null };
  const wanted = { ...asked, ...links, tenantId, operatorId, by: asker };
  const { callRequestId, ring } = await requestCallCommand(db, wanted);
  callWaiters.wake(operatorId);
  if (ring !== null) ringer.ringCalls([ring]);
  return readCall(db, tenantId, callRequestId);
}

/** Those of the last day, and no more than a screen has room for. */
async function readLiveCalls(db: DataSource, { tenantId, operatorId }: Caller): Promise<Call[]> {
  const rows: CallRow[] = await db.query(
    `${selectCalls()} WHERE c."tenantId" = $1 AND (c."operatorId" = $2 OR c."requestedById" = $2)
       AND c."createdAt" > now() - interval '1 day'
       AND (c.state IN ('waiting', 'claimed') OR coalesce(c."reportedAt", c."createdAt") > now() - interval '5 minutes')
     ORDER BY c."createdAt" DESC, c.id DESC LIMIT 50`,
    [tenantId, operatorId],
  );
  return rows.map(presentCall);
}
