import { changeLabel as change, createLabel as create, deleteLabel as remove } from "../../commands/labels.ts";
import { changeLabel, createLabel, deleteLabel, listLabels } from "../../contracts/endpoints/inbox.ts";
import type { Label } from "../../contracts/label.ts";
import { route } from "../mount.ts";
import { parameters } from "../parameters.ts";
import { sees } from "../scope/scopes.ts";

export const labelRoutes = [
  route(listLabels, async ({ operator, deps: { db } }) => {
    const { values, bind } = parameters();
    const labels: (Label & { conversations: number })[] = await db.query(
      `SELECT l.id, l.name, l.color, (
         SELECT count(*) FROM conversation_labels b JOIN conversations c ON c.id = b."conversationId"
         WHERE b."labelId" = l.id AND c.status <> 'resolved' AND ${sees.conversation(operator, "c", bind)})::int AS conversations
       FROM labels l WHERE ${sees.ofTenant(operator, "l", bind)} ORDER BY l.name`,
      values,
    );
    return { labels };
  }),

  route(createLabel, ({ body, operator, deps: { db } }) => create(db, operator.tenantId, body, operator)),

  route(changeLabel, ({ params: { labelId }, body, operator, deps: { db } }) =>
    change(db, { tenantId: operator.tenantId, labelId }, body, operator),
  ),

  route(deleteLabel, async ({ params: { labelId }, operator, deps: { db } }) => {
    await remove(db, { tenantId: operator.tenantId, labelId }, operator);
    return {};
  }),
];
