import { changeCompany as change } from "../../commands/companies/changeCompany.ts";
import {
  changeContactCard as changeCard,
  createCompanyContact as addContact,
} from "../../commands/companies/contactCards.ts";
import { createCompany as create } from "../../commands/companies/createCompany.ts";
import { markColdCall as mark } from "../../commands/companies/markColdCall.ts";
import { transferCompanies as transfer } from "../../commands/companies/transferCompanies.ts";
import { TRANSFER_MAX } from "../../contracts/companyFilter.ts";
import type { PhoneNumber } from "../../contracts/contactPoints.ts";
import {
  changeCompany,
  countCompanies,
  transferCompanies,
  changeContactCard,
  createCompany,
  createCompanyContact,
  getCompany,
  listCompanies,
  listCompanyContacts,
  listCompanyTimeline,
  listContactTimeline,
  markColdCall,
} from "../../contracts/endpoints/companies.ts";
import { ProductError } from "../../contracts/errors.ts";
import { findCompanies } from "../companies/findCompanies.ts";
import { selectCompanyIds } from "../companies/selectCompanyIds.ts";
import { readTimeline } from "../companies/readTimeline.ts";
import { requireNameable } from "../companies/requireNameable.ts";
import { route } from "../mount.ts";
import { readCompany } from "../presenters/company.ts";
import { presentContact, selectContacts } from "../presenters/contact.ts";
import type { ContactRow } from "../presenters/contact.ts";
import { selectPhone } from "../presenters/contactPoints.ts";
import { requireVisible } from "../scope/requireVisible.ts";
import { readContact } from "./contacts.ts";

/** Companies, their people, and what happened with both. */
export const companyRoutes = [
  route(listCompanies, ({ query, operator, deps: { db } }) => findCompanies(db, operator, query)),

  route(countCompanies, async ({ query, operator, deps: { db } }) => ({
    companies: (await selectCompanyIds(db, operator, query)).length,
  })),

  route(transferCompanies, async ({ body: { responsibleId, ...selection }, operator, deps: { db } }) => {
    const { tenantId } = operator;
    if (responsibleId !== null) await requireVisible(db, operator, "operatorId", responsibleId);
    const companyIds = await selectCompanyIds(db, operator, selection);
    if (companyIds.length === 0) throw new ProductError("bulk.nothing_selected");
    if (companyIds.length > TRANSFER_MAX) throw new ProductError("bulk.too_large", { max: TRANSFER_MAX });
    return { companies: await transfer(db, { tenantId, companyIds, responsibleId, by: operator }) };
  }),

  route(getCompany, ({ params: { companyId }, operator: { tenantId }, deps: { db } }) =>
    readCompany(db, tenantId, companyId),
  ),

  route(createCompany, async ({ body, operator, deps: { db } }) => {
    const { tenantId, branchId } = operator;
    await requireNameable(db, operator, body);
    return readCompany(db, tenantId, await create(db, { tenantId, fields: body, branchId, by: operator }));
  }),

  route(changeCompany, async ({ params: { companyId }, body: { version, ...given }, operator, deps: { db } }) => {
    const { tenantId } = operator;
    await requireNameable(db, operator, given);
    await change(db, { tenantId, companyId, version, change: given, by: operator });
    return readCompany(db, tenantId, companyId);
  }),

  route(listCompanyContacts, async ({ params: { companyId }, deps: { db } }) => {
    const rows: ContactRow[] = await db.query(`${selectContacts} WHERE p."companyId" = $1 ORDER BY p.name, p.id`, [
      companyId,
    ]);
    return { contacts: rows.map(presentContact) };
  }),

  route(createCompanyContact, async ({ params: { companyId }, body, operator, deps: { db } }) => {
    const { tenantId } = operator;
    return readContact(db, tenantId, await addContact(db, { tenantId, companyId, fields: body, by: operator }));
  }),

  route(changeContactCard, async ({ params: { contactId }, body: { version, ...given }, operator, deps: { db } }) => {
    const { tenantId } = operator;
    if (given.companyId) await requireVisible(db, operator, "companyId", given.companyId);
    await changeCard(db, { tenantId, contactId, version, change: given, by: operator });
    return readContact(db, tenantId, contactId);
  }),

  route(markColdCall, async ({ params: { phoneNumberId }, body, operator, deps: { db } }) => {
    const { tenantId } = operator;
    if (body.callRequestId !== null) await requireVisible(db, operator, "callRequestId", body.callRequestId);
    await mark(db, { tenantId, phoneNumberId, ...body, by: operator });
    const [row]: { phone: PhoneNumber }[] = await db.query(selectPhone("n.id = $1"), [phoneNumberId]);
    if (row === undefined) throw new ProductError("phone_number.not_found");
    return row.phone;
  }),

  route(listCompanyTimeline, ({ params, query, operator, deps: { db } }) => readTimeline(db, operator, params, query)),

  route(listContactTimeline, ({ params, query, operator, deps: { db } }) => readTimeline(db, operator, params, query)),
];
