import { changeContact as change } from "../../commands/changeContact.ts";
import { changeQueue as changeLine } from "../../commands/changeQueue.ts";
import { lineOrder, waitsInLine, waitsSince } from "../../commands/queueLine.ts";
import { takeNext as take } from "../../commands/takeNext.ts";
import { writeNote } from "../../commands/writeNote.ts";
import type { Priority } from "../../contracts/conversation.ts";
import {
  assignConversation,
  changeContact,
  changeQueue,
  listAssignees,
  listLine,
  listQueues,
  takeNext,
} from "../../contracts/endpoints/queue.ts";
import type { ConversationId } from "../../contracts/ids.ts";
import { queueWorkflowId } from "../../workflows/queue/messages.ts";
import { route } from "../mount.ts";
import { parameters } from "../parameters.ts";
import { readConversation } from "../presenters/conversation.ts";
import { readAssignees, readLines, readQueues } from "../presenters/queue.ts";
import { requireMayGive } from "../scope/requireMayGive.ts";
import { requireVisible } from "../scope/requireVisible.ts";
import { sees } from "../scope/scopes.ts";
import { forInstallation, workflowUrl } from "../temporal/temporalUrls.ts";
import { readContact } from "./contacts.ts";
import { orderedBy, refOf } from "./orders.ts";

const LINE_MAX = 100;

/** Whose conversations are, and the lines in which they wait. */
export const queueRoutes = [
  route(assignConversation, async ({ params: { conversationId }, body: { to, note }, operator, deps }) => {
    const { tenantId } = operator;
    await requireMayGive(deps.db, operator, to);
    const ref = await refOf(deps.db, tenantId, conversationId);
    const { lastAutomaticReply } = await deps.actors.assign(ref, orderedBy(operator), to);
    if (note !== undefined) await writeNote(deps.db, { tenantId, conversationId, by: operator, mentions: [], ...note });
    return { conversation: await readConversation(deps, operator, conversationId), lastAutomaticReply };
  }),

  route(takeNext, async ({ operator, deps }) => {
    const { tenantId, teamIds } = operator;
    const id = await take(deps.db, { tenantId, teamIds, by: operator });
    return { conversation: id === null ? null : await readConversation(deps, operator, id) };
  }),

  route(listAssignees, async ({ operator, deps: { db } }) => ({
    people: await readAssignees(db, operator),
    teams: (await readLines(db, operator)).map(({ teamId: id, name, waiting }) => ({ id, name, waiting })),
  })),

  route(listQueues, async ({ operator, deps: { db, settings } }) => ({
    queues: (await readQueues(db, operator)).map((queue) =>
      Object.assign(queue, {
        temporalUrl: forInstallation(operator, workflowUrl(settings, queueWorkflowId(queue.teamId))),
      }),
    ),
  })),

  route(listLine, async ({ params: { teamId }, operator, deps: { db } }) => {
    const { values, bind } = parameters();
    const line: LineRow[] = await db.query(
      `SELECT c.id AS "conversationId", p.name AS "contactName", c.priority, ${waitsSince("c")} AS "waitingSince",
         c."roundEndedAt" IS NOT NULL AS "isRoundOver"
       FROM conversations c JOIN contacts p ON p.id = c."contactId"
       WHERE ${sees.conversation(operator, "c", bind)} AND ${waitsInLine("c")} AND c."teamId" = ${bind(teamId)}
       ORDER BY ${lineOrder("c")} LIMIT ${bind(LINE_MAX)}`,
      values,
    );
    return {
      line: line.map(({ waitingSince, ...row }) => Object.assign(row, { waitingSince: waitingSince.toISOString() })),
    };
  }),

  route(changeQueue, ({ params: { teamId }, body, operator, deps: { db } }) =>
    changeLine(db, { tenantId: operator.tenantId, teamId, change: body, by: operator }),
  ),

  route(changeContact, async ({ params: { contactId }, body: { responsibleId }, operator, deps: { db } }) => {
    const { tenantId } = operator;
    if (responsibleId !== null) await requireVisible(db, operator, "operatorId", responsibleId);
    await change(db, { tenantId, contactId, responsibleId, by: operator });
    return readContact(db, tenantId, contactId);
  }),
];

interface LineRow {
  readonly conversationId: ConversationId;
  readonly contactName: string;
  readonly priority: Priority;
  readonly waitingSince: Date;
  readonly isRoundOver: boolean;
}
