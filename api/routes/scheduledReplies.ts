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
import { route } from "../mount.ts";
import { requireFitting } from "../requireFitting.ts";

interface ScheduledReplyRow extends Omit<ScheduledReply, "dueAt"> {
  readonly dueAt: Date;
}

const selectReplies = `
  SELECT s.id, s."conversationId", s."operatorId", o.name AS "operatorName", s.text, s."dueAt", s.status,
    CASE WHEN u.id IS NOT NULL THEN jsonb_build_object('id', u.id, 'content', u.content, 'mimeType', u."mimeType",
      'fileName', u."fileName", 'sizeBytes', u."sizeBytes") END AS upload
  FROM scheduled_replies s JOIN operators o ON o.id = s."operatorId" LEFT JOIN uploads u ON u.id = s."mediaId"`;

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
    await requireFitting(deps, { ...place, ...body });
    const reply = { ...place, ...body, dueAt: new Date(body.dueAt), by: operator };
    const { id, ring } = await schedule(deps.db, reply);
    if (ring !== null) deps.ringer.ring("outbox", [ring]);
    return readReply(deps.db, id);
  }),

  route(changeScheduledReply, async ({ params: { conversationId, scheduledReplyId: id }, body, operator, deps }) => {
    const place = { tenantId: operator.tenantId, conversationId };
    const { upload } = await readReply(deps.db, id);
    await requireFitting(deps, { ...place, text: body.text ?? "", mediaId: upload?.id ?? null });
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

async function readReply(db: DataSource, id: ScheduledReplyId): Promise<ScheduledReply> {
  const [row]: ScheduledReplyRow[] = await db.query(`${selectReplies} WHERE s.id = $1`, [id]);
  if (row === undefined) throw new ProductError("scheduled_reply.not_found");
  return present(row);
}
