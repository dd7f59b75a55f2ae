import type { DataSource } from "typeorm";
import { createTenant } from "../../commands/createTenant.ts";
import { seedBranches, seedViewer } from "../lists/seedConversations.ts";
import type { SeededViewer } from "../lists/seedConversations.ts";

/** One company in so many is the SELF viewer's. */
const OWN_IN = 40;

/**
 * A tenant of twelve branches with so many companies under names as they are, most of them "ООО", each with a tax number and
 * two numbers, and a person with a number of their own. Returns a viewer of each scope.
 */
export async function seedCompanies(db: DataSource, count: number): Promise<readonly SeededViewer[]> {
  const tenantId = await createTenant(db.manager, { name: "Мастерская", settings: {} });
  const branchIds = await seedBranches(db, tenantId);
  const viewers = await Promise.all([
    seedViewer(db, tenantId, "GLOBAL", { scope: "GLOBAL" }),
    seedViewer(db, tenantId, "BRANCH", { scope: "BRANCH", branchId: branchIds[1] }),
    seedViewer(db, tenantId, "SELF", { scope: "SELF" }),
  ]);
  await db.query(companies, [tenantId, count, branchIds, viewers[2].operatorId, OWN_IN]);
  await db.query(people, [tenantId]);
  await db.query(numbers, [tenantId]);
  for (const table of ["companies", "contacts", "phone_numbers"]) await db.query(`VACUUM ANALYZE ${table}`);
  return viewers;
}

const companies = `
  INSERT INTO companies (id, "tenantId", name, "legalName", inn, "branchId", "responsibleId", "createdAt")
  SELECT 'cmp_' || lpad(n::text, 12, '0'), $1, title, 'Общество ' || title, lpad((n::bigint * 7919 % 10000000000)::text, 10, '0'),
    ($3::text[])[1 + n % cardinality($3::text[])], CASE WHEN n % $5 = 0 THEN $4 END, now() - interval '1 minute' * n
  FROM generate_series(1, $2::int) n CROSS JOIN LATERAL (SELECT
    (ARRAY['ООО', 'ООО', 'ООО', 'АО', 'ИП'])[1 + n % 5] || ' ' ||
    (ARRAY['Ромашка', 'Василёк', 'Сервис', 'Техно', 'Строй', 'Альянс', 'Мастер', 'Север', 'Вектор', 'Гарант', 'Прогресс', 'Авто',
           'Медиа', 'Логистик', 'Энерго', 'Агро', 'Снаб', 'Профи', 'Капитал', 'Экспресс'])[1 + n * 7 % 20]
    || (ARRAY['плюс', 'групп', 'торг', 'центр', 'пром', 'инвест', 'ком'])[1 + n * 11 % 7] || '-' || n % 4999 AS title) named`;

const people = `
  INSERT INTO contacts (id, "tenantId", name, "companyId")
  SELECT 'ctc_' || substr(id, 5), $1, 'Анна ' || substr(id, 12), id FROM companies`;

const numbers = `
  INSERT INTO phone_numbers (id, "tenantId", "companyId", "contactId", phone, e164, kind, comment, position)
  SELECT 'phn_' || k || substr(c.id, 5), $1, CASE WHEN k < 3 THEN c.id END, CASE WHEN k = 3 THEN 'ctc_' || substr(c.id, 5) END,
    e164, e164, 'WORK', '', k
  FROM companies c CROSS JOIN generate_series(1, 3) k
  CROSS JOIN LATERAL (SELECT '+79' || lpad((substr(c.id, 5)::bigint * 7919 * k % 1000000000)::text, 9, '0') AS e164) n`;
