import { getConversationAsOf } from "../../contracts/endpoints/asOf.ts";
import { readAsOf } from "../asOf/readAsOf.ts";
import { route } from "../mount.ts";

export const asOfRoutes = [
  route(getConversationAsOf, ({ params: { conversationId }, query, operator: { tenantId }, deps: { db } }) =>
    readAsOf(db, { tenantId, conversationId, at: new Date(query.at) }),
  ),
];
