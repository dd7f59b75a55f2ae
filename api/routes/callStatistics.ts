import { getCallStatistics, listCallers, listCalls } from "../../contracts/endpoints/callStatistics.ts";
import type { BranchId, OperatorId } from "../../contracts/ids.ts";
import { readCalls } from "../calls/readCalls.ts";
import { readCallStatistics } from "../calls/readCallStatistics.ts";
import { route } from "../mount.ts";
import { parameters } from "../parameters.ts";
import { sees } from "../scope/scopes.ts";

export const callStatisticsRoutes = [
  route(listCalls, ({ query, operator, deps: { db } }) => readCalls(db, operator, query)),

  route(getCallStatistics, ({ query, operator, deps: { db } }) => readCallStatistics(db, operator, query)),

  route(listCallers, async ({ operator, deps: { db } }) => {
    const { values, bind } = parameters();
    const operators: { id: OperatorId; name: string; branchId: BranchId | null }[] = await db.query(
      `SELECT o.id, o.name, o."branchId" FROM operators o WHERE ${sees.operator(operator, "o", bind)} ORDER BY o.name, o.id`,
      values,
    );
    const branches: { id: BranchId; name: string }[] = await db.query(
      `SELECT id, name FROM branches WHERE id = ANY($1::text[]) AND "tenantId" = $2 ORDER BY name, id`,
      [[...new Set(operators.flatMap(({ branchId }) => branchId ?? []))], operator.tenantId],
    );
    return { operators, branches };
  }),
];
