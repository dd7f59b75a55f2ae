import type { DataSource } from "typeorm";
import type { ActorView } from "../../contracts/conversation.ts";
import { getActor } from "../../contracts/endpoints/conversations.ts";
import { listStuckActors } from "../../contracts/endpoints/actors.ts";
import { ProductError } from "../../contracts/errors.ts";
import type { ConversationId, TenantId } from "../../contracts/ids.ts";
import type { Bell } from "../../entities/conversationRecord.ts";
import { conversationWorkflowId } from "../../workflows/conversation/messages.ts";
import { route } from "../mount.ts";
import { readDecisions } from "../presenters/decision.ts";
import { askActor } from "../temporal/askActor.ts";
import { findStuckActors, stuckQuery } from "../temporal/findStuckActors.ts";
import type { StuckActor } from "../temporal/findStuckActors.ts";
import { workflowUrl, workflowsUrl } from "../temporal/temporalUrls.ts";

export const actorRoutes = [
  route(getActor, async ({ params: { conversationId }, operator: { tenantId }, deps }): Promise<ActorView> => {
    const bells = await readBells(deps.db, tenantId, conversationId);
    const workflowId = conversationWorkflowId(conversationId);
    const [actor, decisions] = await Promise.all([
      askActor(deps, conversationId),
      readDecisions(deps.db, conversationId),
    ]);
    return { workflowId, temporalUrl: workflowUrl(deps.settings, workflowId), ...actor, ...bells, decisions };
  }),

  route(listStuckActors, async ({ operator: { tenantId }, deps: { temporal, settings } }) => {
    const query = stuckQuery(tenantId);
    const stuck = await findStuckActors(temporal, query);
    const withUrl = (actor: StuckActor) => ({
      ...actor,
      temporalUrl: workflowUrl(settings, actor.workflowId, actor.runId),
    });
    return {
      actors: stuck.map(withUrl),
      query,
      temporalUrl: workflowsUrl(settings, query),
    };
  }),
];

interface Bells {
  readonly inboundBell: Bell;
  readonly outboxBell: Bell;
  readonly answeredSeq: number;
}

async function readBells(db: DataSource, tenantId: TenantId, id: ConversationId): Promise<Bells> {
  const [bells]: Bells[] = await db.query(
    `SELECT "inboundBell", "outboxBell", "answeredSeq" FROM conversations WHERE id = $1 AND "tenantId" = $2`,
    [id, tenantId],
  );
  if (bells === undefined) throw new ProductError("conversation.not_found");
  return bells;
}
