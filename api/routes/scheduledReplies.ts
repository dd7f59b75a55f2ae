import type { DataSource } from "typeorm";
import {
  cancelScheduledReply as cancel,
  changeScheduledReply as change,
  scheduleReply as schedule,
} from "../../commands/scheduledReplies.ts";
import {
  cancelScheduledReply,
  changeScheduledReply,
  listScheduledReplies,
  scheduleReply,
} from "../../contracts/endpoints/scheduledReplies.ts";
import { ProductError } from "../../contracts/errors.ts";
import type { ScheduledReplyId } from "../../contracts/ids.ts";
import type { ScheduledReply } from "../../contracts/scheduledReply.ts";
import type { ApiDeps } from "../apiDeps.ts";
import { route } from "../mount.ts";
import { readConversation } from "../presenters/conversation.ts";

interface ScheduledReplyRow extends Omit<ScheduledReply, "dueAt"> {
  readonly dueAt: Date;
}

const selectReplies = `
  SELECT s.id, s."conversationId", s."operatorId", o.name AS "operatorName", s.text, s."dueAt", s.status
  FROM scheduled_replies s JOIN operators o ON o.id = s."operatorId"`;

const present = (row: ScheduledReplyRow): ScheduledReply => ({ ...row, dueAt: row.dueAt.toISOString() });

export const scheduledReplyRoutes = [
  route(listScheduledReplies, async ({ params: { conversationId }, deps: { db } }) => {
    const rows: ScheduledReplyRow[] = await db.query(
      `${selectReplies} WHERE s."conversationId" = $1 AND s.status = 'waiting' ORDER BY s."dueAt", s.id`,
      [conversationId],
    );
    return { replies: rows.map(present) };
  }),

  route(scheduleReply, async ({ params: { conversationId }, body, operator, deps }) => {
    const place = { tenantId: operator.tenantId, conversationId };
    await requireFitting(deps, place, body.text);
    const reply = { ...place, ...body, dueAt: new Date(body.dueAt), by: operator };
    const { id, ring } = await schedule(deps.db, reply);
    if (ring !== null) deps.ringer.ring("outbox", [ring]);
    return readReply(deps.db, id);
  }),

  route(changeScheduledReply, async ({ params: { conversationId, scheduledReplyId: id }, body, operator, deps }) => {
    const place = { tenantId: operator.tenantId, conversationId };
    await requireFitting(deps, place, body.text ?? "");
    const dueAt = body.dueAt === undefined ? undefined : new Date(body.dueAt);
    const ring = await change(deps.db, { ...place, id }, { text: body.text, dueAt }, operator);
    if (ring !== null) deps.ringer.ring("outbox", [ring]);
    return readReply(deps.db, id);
  }),

  route(cancelScheduledReply, async ({ params: { conversationId, scheduledReplyId: id }, operator, deps: { db } }) => {
    await cancel(db, { tenantId: operator.tenantId, conversationId, id }, operator);
    return readReply(db, id);
  }),
];

async function requireFitting(
  deps: ApiDeps,
  { tenantId, conversationId }: Pick<Parameters<typeof schedule>[1], "tenantId" | "conversationId">,
  text: string,
): Promise<void> {
  const { textLengthLimit } = await readConversation(deps, tenantId, conversationId);
  if (text.length > textLengthLimit) throw new ProductError("message.too_long", { limit: textLengthLimit });
}

async function readReply(db: DataSource, id: ScheduledReplyId): Promise<ScheduledReply> {
  const [row]: ScheduledReplyRow[] = await db.query(`${selectReplies} WHERE s.id = $1`, [id]);
  if (row === undefined) throw new ProductError("scheduled_reply.not_found");
  return present(row);
}
