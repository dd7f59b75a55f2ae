import { changeConversation as change } from "../../commands/changeConversation.ts";
import { labelConversation as label } from "../../commands/labelConversation.ts";
import { snoozeConversation as snooze } from "../../commands/snoozeConversation.ts";
import { writeNote as write } from "../../commands/writeNote.ts";
import {
  changeConversation,
  labelConversation,
  snoozeConversation,
  writeNote,
} from "../../contracts/endpoints/inbox.ts";
import { route } from "../mount.ts";
import { readConversation } from "../presenters/conversation.ts";
import { readMessage } from "../presenters/message.ts";

/** What operators do with a conversation besides answering. Rows change at once; the actor hears of what it has to keep. */
export const inboxRoutes = [
  route(changeConversation, async ({ params: { conversationId }, body, operator, deps }) => {
    const ring = await change(deps.db, { tenantId: operator.tenantId, conversationId }, body, operator);
    if (ring !== null) deps.ringer.ring("outbox", [ring]);
    return readConversation(deps, operator, conversationId);
  }),

  route(snoozeConversation, async ({ params: { conversationId }, body, operator, deps }) => {
    const { tenantId } = operator;
    const until = body.until === null ? null : new Date(body.until);
    const ring = await snooze(deps.db, { tenantId, conversationId, until, by: operator });
    if (ring !== null) deps.ringer.ring("outbox", [ring]);
    return readConversation(deps, operator, conversationId);
  }),

  route(labelConversation, async ({ params: { conversationId }, body, operator, deps }) => {
    await label(deps.db, { tenantId: operator.tenantId, conversationId, ...body, by: operator });
    return readConversation(deps, operator, conversationId);
  }),

  route(writeNote, async ({ params: { conversationId }, body, operator, deps: { db } }) => {
    const id = await write(db, { tenantId: operator.tenantId, conversationId, ...body, by: operator });
    return readMessage(db, operator.tenantId, id);
  }),
];
