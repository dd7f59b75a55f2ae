import { cancelReply } from "../../commands/cancelReply.ts";
import { orderChange } from "../../commands/changes/orderChange.ts";
import type { ChangeToOrder } from "../../commands/changes/orderChange.ts";
import { orderReaction } from "../../commands/changes/orderReaction.ts";
import { queueReply } from "../../commands/queueReply.ts";
import type { ReplyToQueue } from "../../commands/queueReply.ts";
import { resolveDelivery } from "../../commands/resolveDelivery.ts";
import {
  cancelReply as cancelReplyEndpoint,
  deleteMessage,
  editMessage,
  reactToMessage,
  resolveDelivery as resolveDeliveryEndpoint,
  sendReply,
} from "../../contracts/endpoints/conversations.ts";
import { ProductError } from "../../contracts/errors.ts";
import type { Message } from "../../contracts/message.ts";
import type { ApiDeps } from "../apiDeps.ts";
import type { Caller } from "../auth/signedIn.ts";
import { route } from "../mount.ts";
import { readConversation } from "../presenters/conversation.ts";
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

  route(editMessage, ({ params, body, operator, deps }) => changeSent(deps, { ...params, ...body, by: operator })),

  route(reactToMessage, async ({ params, body: { emoji }, operator, deps }) => {
    const { tenantId } = operator;
    const { reactions: taken } = await readConversation(deps, operator, params.conversationId);
    const ring = await orderReaction(deps.db, { ...params, tenantId, emoji, taken, by: operator });
    if (ring !== null) deps.ringer.ring("outbox", [ring]);
    return readMessage(deps.db, tenantId, params.messageId);
  }),

  route(deleteMessage, ({ params, operator, deps }) => changeSent(deps, { ...params, text: null, by: operator })),
];

async function changeSent(
  deps: ApiDeps,
  wanted: Omit<ChangeToOrder, "tenantId" | "changeableForMs"> & { readonly by: Caller },
): Promise<Message> {
  const { by, conversationId, messageId, text } = wanted;
  const { tenantId } = by;
  const { changeableForMs, textLengthLimit: limit } = await readConversation(deps, by, conversationId);
  if (text !== null && text.length > limit) throw new ProductError("message.too_long", { limit });
  const ring = await orderChange(deps.db, { ...wanted, tenantId, changeableForMs });
  if (ring !== null) deps.ringer.ring("outbox", [ring]);
  return readMessage(deps.db, tenantId, messageId);
}

/** Queues a reply to a conversation that its author is known to see. Throws message.too_long. */
export async function reply(deps: ApiDeps, wanted: ReplyToQueue): Promise<Message> {
  await requireFitting(deps, wanted);
  const { messageId, ring } = await queueReply(deps.db, wanted);
  if (ring !== null) deps.ringer.ring("outbox", [ring]);
  return readMessage(deps.db, wanted.tenantId, messageId);
}
