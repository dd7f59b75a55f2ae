import { cancelReply } from "../../commands/cancelReply.ts";
import { queueReply } from "../../commands/queueReply.ts";
import type { ReplyToQueue } from "../../commands/queueReply.ts";
import { resolveDelivery } from "../../commands/resolveDelivery.ts";
import {
  cancelReply as cancelReplyEndpoint,
  resolveDelivery as resolveDeliveryEndpoint,
  sendReply,
} from "../../contracts/endpoints/conversations.ts";
import type { Message } from "../../contracts/message.ts";
import type { ApiDeps } from "../apiDeps.ts";
import { route } from "../mount.ts";
import { readMessage } from "../presenters/message.ts";
import { requireFitting } from "../requireFitting.ts";

/** What operators write, and what they decide about it. The actor delivers; its bell is rung after the commit, unawaited. */
export const deliveryRoutes = [
  route(sendReply, ({ params, body, operator, deps }) =>
    reply(deps, { ...params, ...body, tenantId: operator.tenantId, by: operator }),
  ),

  route(cancelReplyEndpoint, async ({ params, operator, deps: { db } }) => {
    const { tenantId } = operator;
    await cancelReply(db, { tenantId, ...params }, operator);
    return readMessage(db, tenantId, params.messageId);
  }),

  route(resolveDeliveryEndpoint, async ({ params, body: { choice }, operator, deps: { db, ringer } }) => {
    const { tenantId } = operator;
    const ring = await resolveDelivery(db, { tenantId, ...params }, choice, operator);
    if (ring !== null) ringer.ring("outbox", [ring]);
    return readMessage(db, tenantId, params.messageId);
  }),
];

/** Queues a reply to a conversation that its author is known to see. Throws message.too_long. */
export async function reply(deps: ApiDeps, wanted: ReplyToQueue): Promise<Message> {
  await requireFitting(deps, wanted);
  const { messageId, ring } = await queueReply(deps.db, wanted);
  if (ring !== null) deps.ringer.ring("outbox", [ring]);
  return readMessage(deps.db, wanted.tenantId, messageId);
}
