import type { DataSource } from "typeorm";
import { reopenConversation } from "../../commands/reopenConversation.ts";
import type { ConversationRef } from "../../contracts/actors.ts";
import {
  closeConversation,
  handBack,
  reopenConversation as reopenConversationEndpoint,
  takeOver,
} from "../../contracts/endpoints/conversations.ts";
import { ProductError } from "../../contracts/errors.ts";
import type { ConversationId, TenantId } from "../../contracts/ids.ts";
import type { Caller } from "../auth/signedIn.ts";
import { route } from "../mount.ts";
import { readConversation } from "../presenters/conversation.ts";

/** Orders to a conversation's actor. The answer comes when the actor has carried them out. */
export const orderRoutes = [
  route(takeOver, async ({ params: { conversationId }, operator, deps }) => {
    const ref = await refOf(deps.db, operator.tenantId, conversationId);
    const { lastAutomaticReply } = await deps.actors.takeOver(ref, orderedBy(operator));
    return { conversation: await readConversation(deps, operator, conversationId), lastAutomaticReply };
  }),

  route(handBack, async ({ params: { conversationId }, operator, deps }) => {
    await deps.actors.handBack(await refOf(deps.db, operator.tenantId, conversationId), orderedBy(operator));
    return { conversation: await readConversation(deps, operator, conversationId) };
  }),

  route(closeConversation, async ({ params: { conversationId }, operator, deps }) => {
    await deps.actors.close(await refOf(deps.db, operator.tenantId, conversationId), orderedBy(operator));
    return readConversation(deps, operator, conversationId);
  }),

  route(reopenConversationEndpoint, async ({ params: { conversationId }, operator, deps }) => {
    const { tenantId } = operator;
    const ring = await reopenConversation(deps.db, { tenantId, conversationId, by: orderedBy(operator) });
    if (ring !== null) deps.ringer.ring("outbox", [ring]);
    return readConversation(deps, operator, conversationId);
  }),
];

/** No more of the operator than the actor's history should hold. */
export const orderedBy = ({ operatorId, name, origin }: Caller) => ({ operatorId, name, origin });

export async function refOf(db: DataSource, tenantId: TenantId, id: ConversationId): Promise<ConversationRef> {
  const [ref]: ConversationRef[] = await db.query(
    `SELECT c.id AS "conversationId", c."tenantId", a.kind AS "channelKind", c.mode, c.generation
     FROM conversations c JOIN channel_accounts a ON a.id = c."channelAccountId" WHERE c.id = $1 AND c."tenantId" = $2`,
    [id, tenantId],
  );
  if (ref === undefined) throw new ProductError("conversation.not_found");
  return ref;
}
