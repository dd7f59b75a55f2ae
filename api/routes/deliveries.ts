import { cancelReply } from "../../commands/cancelReply.ts";
import { queueReply } from "../../commands/queueReply.ts";
import { resolveDelivery } from "../../commands/resolveDelivery.ts";
import {
  cancelReply as cancelReplyEndpoint,
  resolveDelivery as resolveDeliveryEndpoint,
  sendReply,
} from "../../contracts/endpoints/conversations.ts";
import { ProductError } from "../../contracts/errors.ts";
import { route } from "../mount.ts";
import { readConversation } from "../presenters/conversation.ts";
import { readMessage } from "../presenters/message.ts";

/** What operators write, and what they decide about it. The actor delivers; its bell is rung after the commit, unawaited. */
export const deliveryRoutes = [
  route(sendReply, async ({ params: { conversationId }, body, operator, deps }) => {
    const { tenantId } = operator;
    const { textLengthLimit } = await readConversation(deps, tenantId, conversationId);
    if (body.text.length > textLengthLimit) throw new ProductError("message.too_long", { limit: textLengthLimit });
    const reply = { conversationId, tenantId, by: operator, ...body };
    const { messageId, ring } = await queueReply(deps.db, reply);
    if (ring !== null) deps.ringer.ring("outbox", [ring]);
    return readMessage(deps.db, tenantId, messageId);
  }),

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
