import type { Client } from "@temporalio/client";
import type { BulkOrders } from "../activities/bulk.ts";
import { createConversationActors } from "../temporal/conversationActor.ts";
import { temporalRefusal } from "../temporal/temporalRefusal.ts";

/** The actors of conversations, in the form in which bulk runs speak to them. */
export function createBulkOrders(client: Client, settings: { readonly idleMs: number }): BulkOrders {
  const actors = createConversationActors(client, settings);
  return {
    assign: (conversation, by, to) => orRefuse(actors.assign(conversation, by, to)),
    close: (conversation, by) => orRefuse(actors.close(conversation, by)),
    ring: (conversation) => orRefuse(actors.replyQueued(conversation)),
  };
}

async function orRefuse<Outcome>(order: Promise<Outcome>): Promise<Outcome> {
  try {
    return await order;
  } catch (error) {
    throw temporalRefusal(error);
  }
}
