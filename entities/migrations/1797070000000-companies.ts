import type { MigrationInterface, QueryRunner } from "typeorm";

const companyColumns = [
  ...["legalName", "address", "website", "activityKind", "contactName", "contactPosition"].map(
    (name) => `"${name}" text NOT NULL DEFAULT ''`,
  ),
  `"inn" text`,
  `"kpp" text`,
  `"leadState" text NOT NULL DEFAULT 'cold'`,
  `"headCompanyId" text`,
  `"statusId" text`,
  `"sphereIds" text[] NOT NULL DEFAULT '{}'`,
  `"contractType" text`,
  `"contractUntil" date`,
  `"updatedAt" timestamptz NOT NULL DEFAULT now()`,
  `"version" integer NOT NULL DEFAULT 1`,
  `"deletedAt" timestamptz`,
];

const contactColumns = [
  ...["firstName", "lastName", "position", "note"].map((name) => `"${name}" text NOT NULL DEFAULT ''`),
  `"companyId" text`,
  `"version" integer NOT NULL DEFAULT 1`,
];

const indexes = [
  `"companies_created" ON "companies" ("tenantId", "createdAt", "id")`,
  `"companies_changed" ON "companies" ("tenantId", "updatedAt", "id")`,
  `"companies_contract" ON "companies" ("tenantId", "contractUntil", "id") WHERE "contractUntil" IS NOT NULL`,
  `"companies_head" ON "companies" ("headCompanyId") WHERE "headCompanyId" IS NOT NULL`,
  `"companies_inn" ON "companies" ("tenantId", "inn") WHERE "inn" IS NOT NULL`,
  `"companies_search" ON "companies" USING gin ("name" gin_trgm_ops, "legalName" gin_trgm_ops, "inn" gin_trgm_ops)`,
  `"contacts_company" ON "contacts" ("companyId", "name", "id") WHERE "companyId" IS NOT NULL`,
  `"phone_numbers_company" ON "phone_numbers" ("companyId", "position") WHERE "companyId" IS NOT NULL`,
  `"phone_numbers_contact" ON "phone_numbers" ("contactId", "position") WHERE "contactId" IS NOT NULL`,
  `"phone_numbers_e164" ON "phone_numbers" ("tenantId", "e164") WHERE "e164" IS NOT NULL`,
  `"phone_numbers_search" ON "phone_numbers" USING gin ("e164" gin_trgm_ops)`,
  `"email_addresses_company" ON "email_addresses" ("companyId", "position") WHERE "companyId" IS NOT NULL`,
  `"email_addresses_contact" ON "email_addresses" ("contactId", "position") WHERE "contactId" IS NOT NULL`,
  `"email_addresses_email" ON "email_addresses" ("tenantId", "email")`,
  `"company_notes_list" ON "company_notes" ("companyId", "createdAt", "id")`,
  `"company_views_of" ON "company_views" ("tenantId", "operatorId", "position")`,
];

/** What is known of companies and of their people, and the tables that operators make of them. */
export class Companies1797070000000 implements MigrationInterface {
  readonly name = "Companies1797070000000";

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE "companies" ${companyColumns.map((column) => `ADD COLUMN ${column}`).join(", ")}`);
    await runner.query(`ALTER TABLE "contacts" ${contactColumns.map((column) => `ADD COLUMN ${column}`).join(", ")}`);
    await runner.query(`ALTER TABLE "events" ADD COLUMN "companyId" text`);
    await runner.query(`CREATE TABLE "phone_numbers" (
      "id" text NOT NULL,
      "tenantId" text NOT NULL,
      "companyId" text,
      "contactId" text,
      "phone" text NOT NULL,
      "e164" text,
      "kind" text NOT NULL,
      "comment" text NOT NULL,
      "position" integer NOT NULL,
      "isColdCall" boolean NOT NULL DEFAULT false,
      "coldMarkedAt" timestamptz,
      "coldMarkedById" text,
      "coldMarkedCallId" text,
      CONSTRAINT "phone_numbers_pkey" PRIMARY KEY ("id")
    )`);
    await runner.query(`CREATE TABLE "email_addresses" (
      "id" text NOT NULL,
      "tenantId" text NOT NULL,
      "companyId" text,
      "contactId" text,
      "email" text NOT NULL,
      "kind" text NOT NULL,
      "comment" text NOT NULL,
      "position" integer NOT NULL,
      CONSTRAINT "email_addresses_pkey" PRIMARY KEY ("id")
    )`);
    await runner.query(`CREATE TABLE "company_notes" (
      "id" text NOT NULL,
      "tenantId" text NOT NULL,
      "companyId" text NOT NULL,
      "authorId" text NOT NULL,
      "text" text NOT NULL,
      "createdAt" timestamptz NOT NULL DEFAULT now(),
      "editedAt" timestamptz,
      "pinnedAt" timestamptz,
      "pinnedById" text,
      "fileId" text,
      "fileName" text,
      "mimeType" text,
      "sizeBytes" integer,
      CONSTRAINT "company_notes_pkey" PRIMARY KEY ("id")
    )`);
    await runner.query(`CREATE TABLE "dictionary_entries" (
      "id" text NOT NULL,
      "tenantId" text NOT NULL,
      "kind" text NOT NULL,
      "name" text NOT NULL,
      "color" text NOT NULL,
      CONSTRAINT "dictionary_entries_pkey" PRIMARY KEY ("id")
    )`);
    await runner.query(
      `CREATE UNIQUE INDEX "dictionary_entries_name" ON "dictionary_entries" ("tenantId", "kind", "name")`,
    );
    await runner.query(`CREATE TABLE "company_views" (
      "id" text NOT NULL,
      "tenantId" text NOT NULL,
      "operatorId" text,
      "name" text NOT NULL,
      "filter" jsonb NOT NULL,
      "sort" text NOT NULL,
      "columns" text[] NOT NULL,
      "position" integer NOT NULL,
      CONSTRAINT "company_views_pkey" PRIMARY KEY ("id")
    )`);
    for (const index of indexes) await runner.query(`CREATE INDEX ${index}`);
  }

  async down(runner: QueryRunner): Promise<void> {
    const tables = ["company_views", "dictionary_entries", "company_notes", "email_addresses", "phone_numbers"];
    for (const table of tables) await runner.query(`DROP TABLE "${table}"`);
    await runner.query(`DROP INDEX "contacts_company"`);
    await runner.query(`ALTER TABLE "events" DROP COLUMN "companyId"`);
    for (const [table, columns] of [
      ["contacts", contactColumns],
      ["companies", companyColumns],
    ] as const) {
      await runner.query(
        `ALTER TABLE "${table}" ${columns.map((column) => `DROP COLUMN ${column.split(" ")[0]}`).join(", ")}`,
      );
    }
  }
}
