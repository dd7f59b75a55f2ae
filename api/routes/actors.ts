import type { DataSource } from "typeorm";
import type { ActorView } from "../../contracts/conversation.ts";
import { getActor, listDecisions } from "../../contracts/endpoints/conversations.ts";
import { listStuckActors } from "../../contracts/endpoints/actors.ts";
import { ProductError } from "../../contracts/errors.ts";
import type { ConversationId } from "../../contracts/ids.ts";
import type { Bell } from "../../entities/conversationRecord.ts";
import { conversationWorkflowId } from "../../workflows/conversation/messages.ts";
import { route } from "../mount.ts";
import { parameters } from "../parameters.ts";
import { readDecisions } from "../presenters/decision.ts";
import { sees } from "../scope/scopes.ts";
import type { Viewer } from "../scope/viewer.ts";
import { askActor } from "../temporal/askActor.ts";
import { findStuckActors, stuckQuery } from "../temporal/findStuckActors.ts";
import type { StuckActor } from "../temporal/findStuckActors.ts";
import { forInstallation, workflowUrl, workflowsUrl } from "../temporal/temporalUrls.ts";

export const actorRoutes = [
  route(getActor, async ({ params: { conversationId }, operator, deps }): Promise<ActorView> => {
    const bells = await readBells(deps.db, conversationId);
    const workflowId = conversationWorkflowId(conversationId);
    const actor = await askActor(deps, conversationId);
    return {
      workflowId,
      temporalUrl: forInstallation(operator, workflowUrl(deps.settings, workflowId)),
      ...actor,
      ...bells,
    };
  }),

  route(listDecisions, async ({ params: { conversationId }, deps: { db } }) => ({
    decisions: await readDecisions(db, conversationId),
  })),

  route(listStuckActors, async ({ operator, deps: { db, temporal, settings } }) => {
    const query = stuckQuery(operator.tenantId);
    const stuck = await findStuckActors(temporal, query);
    const visible = await visibleConversations(db, operator, stuck);
    const withUrl = (actor: StuckActor) => ({
      ...actor,
      temporalUrl: forInstallation(operator, workflowUrl(settings, actor.workflowId, actor.runId)),
    });
    return {
      actors: stuck.filter(({ workflowId }) => visible.has(workflowId)).map(withUrl),
      query,
      temporalUrl: forInstallation(operator, workflowsUrl(settings, query)),
    };
  }),
];

/** Workflow ids of the actors whose conversation the viewer sees. Actors of anything else are the whole tenant's. */
async function visibleConversations(
  db: DataSource,
  viewer: Viewer,
  actors: readonly StuckActor[],
): Promise<ReadonlySet<string>> {
  const workflowIds = actors.map(({ workflowId }) => workflowId);
  if (viewer.scope === "GLOBAL") return new Set(workflowIds);
  const { values, bind } = parameters();
  const rows: { id: ConversationId }[] = await db.query(
    `SELECT c.id FROM conversations c
     WHERE 'conversation/' || c.id = ANY(${bind(workflowIds)}::text[]) AND ${sees.conversation(viewer, "c", bind)}`,
    values,
  );
  return new Set(rows.map(({ id }) => conversationWorkflowId(id)));
}

interface Bells {
  readonly inboundBell: Bell;
  readonly outboxBell: Bell;
  readonly answeredSeq: number;
}

async function readBells(db: DataSource, id: ConversationId): Promise<Bells> {
  const [bells]: Bells[] = await db.query(
    `SELECT "inboundBell", "outboxBell", "answeredSeq" FROM conversations WHERE id = $1`,
    [id],
  );
  if (bells === undefined) throw new ProductError("conversation.not_found");
  return bells;
}
