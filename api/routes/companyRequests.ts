import {
  askForCompany as ask,
  cancelCompanyRequest as cancel,
  decideCompanyRequest as decide,
  restoreCompany as restore,
} from "../../commands/companies/requests.ts";
import {
  askForCompany,
  cancelCompanyRequest,
  decideCompanyRequest,
  listCompanyRequests,
  restoreCompany,
} from "../../contracts/endpoints/companyRequests.ts";
import { ProductError } from "../../contracts/errors.ts";
import type { Caller } from "../auth/signedIn.ts";
import { pageOf, readCursor, TimeKey } from "../cursor.ts";
import { route } from "../mount.ts";
import { parameters } from "../parameters.ts";
import type { Bind } from "../parameters.ts";
import { presentRequest, readRequest, selectRequests } from "../presenters/companyRequest.ts";
import type { CompanyRequestRow } from "../presenters/companyRequest.ts";
import { sees } from "../scope/scopes.ts";

export const companyRequestRoutes = [
  route(askForCompany, async ({ params: { companyId }, body, operator, deps: { db } }) =>
    readRequest(db, await ask(db, { tenantId: operator.tenantId, companyId, ask: body, by: operator })),
  ),

  route(listCompanyRequests, async ({ query: { which, cursor, limit }, operator, deps: { db } }) => {
    const [after, afterId] = readCursor(cursor, TimeKey);
    const { values, bind } = parameters();
    const conditions = [
      listed(operator, bind),
      which === "pending" ? `r.status = 'pending'` : `r.status <> 'pending'`,
      ...(after === null ? [] : [`(r."createdAt", r.id) < (${bind(after)}::timestamptz, ${bind(afterId)})`]),
    ];
    const rows: CompanyRequestRow[] = await db.query(
      `${selectRequests} WHERE ${conditions.join(" AND ")}
       ORDER BY r."createdAt" DESC, r.id DESC LIMIT ${bind(limit + 1)}`,
      values,
    );
    const { page, next } = pageOf(rows, limit, (row) => [row.key, row.id]);
    const counting = parameters();
    const [counted]: { waiting: number }[] = await db.query(
      `SELECT count(*)::int AS waiting FROM company_requests r WHERE ${mayDecide(operator, counting.bind)}
         AND r.status = 'pending'`,
      counting.values,
    );
    return { requests: page.map(presentRequest), next, waiting: counted?.waiting ?? 0 };
  }),

  route(decideCompanyRequest, async ({ params: { companyRequestId }, body, operator, deps: { db } }) => {
    const ref = { tenantId: operator.tenantId, companyRequestId, by: operator };
    await decide(db, ref, { ...body, isAdministrator: isAdministrator(operator) });
    return readRequest(db, companyRequestId);
  }),

  route(cancelCompanyRequest, async ({ params: { companyRequestId }, operator, deps: { db } }) => {
    await cancel(db, { tenantId: operator.tenantId, companyRequestId, by: operator });
    return readRequest(db, companyRequestId);
  }),

  route(restoreCompany, async ({ params: { companyRequestId }, operator, deps: { db } }) => {
    if (!isAdministrator(operator)) throw new ProductError("permission.denied");
    await restore(db, { tenantId: operator.tenantId, companyRequestId, by: operator });
    return readRequest(db, companyRequestId);
  }),
];

const isAdministrator = ({ role }: Caller): boolean => role === "ADMIN";

const mayApprove = ({ permissions }: Caller): boolean => permissions.includes("companies.approve");

/** Without the right to approve, one's own. */
const listed = (operator: Caller, bind: Bind): string =>
  `${sees.companyRequest(operator, "r", bind)} ${
    mayApprove(operator) ? "" : `AND r."requestedById" = ${bind(operator.operatorId)}`
  }`;

const mayDecide = (operator: Caller, bind: Bind): string => {
  if (!mayApprove(operator)) return "false";
  return `${sees.companyRequest(operator, "r", bind)} ${isAdministrator(operator) ? "" : `AND r.kind <> 'deletion'`}`;
};
