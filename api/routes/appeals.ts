import { correctAppeal } from "../../commands/correctAppeal.ts";
import { correctAppeal as correctAppealEndpoint, listAppeals } from "../../contracts/endpoints/records.ts";
import { ProductError } from "../../contracts/errors.ts";
import { route } from "../mount.ts";
import { presentAppeal, selectAppeals } from "../presenters/appeal.ts";
import type { AppealRow } from "../presenters/appeal.ts";

export const appealRoutes = [
  route(listAppeals, async ({ params: { conversationId }, deps: { db } }) => {
    const rows: AppealRow[] = await db.query(
      `${selectAppeals} WHERE "conversationId" = $1 ORDER BY "createdAt" DESC, id DESC`,
      [conversationId],
    );
    return { appeals: rows.map(presentAppeal) };
  }),

  route(correctAppealEndpoint, async ({ params: { appealId }, body, operator, deps: { db } }) => {
    const { tenantId } = operator;
    await correctAppeal(db, { tenantId, appealId }, body, operator);
    const [row]: AppealRow[] = await db.query(`${selectAppeals} WHERE id = $1 AND "tenantId" = $2`, [
      appealId,
      tenantId,
    ]);
    if (row === undefined) throw new ProductError("appeal.not_found");
    return presentAppeal(row);
  }),
];
