import type { MigrationInterface, QueryRunner } from "typeorm";

/** Companies that became one, and can be parted again. */
export class CompanyMerges1797090000000 implements MigrationInterface {
  readonly name = "CompanyMerges1797090000000";

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE "companies" ADD COLUMN "mergedIntoId" text`);
    await runner.query(`CREATE TABLE "company_merges" (
      "id" text NOT NULL,
      "tenantId" text NOT NULL,
      "companyId" text NOT NULL,
      "mergedId" text NOT NULL,
      "mergedById" text NOT NULL,
      "createdAt" timestamptz NOT NULL DEFAULT now(),
      "taken" jsonb NOT NULL,
      "former" jsonb NOT NULL,
      "moved" jsonb NOT NULL DEFAULT '{}',
      "undoneAt" timestamptz,
      CONSTRAINT "company_merges_pkey" PRIMARY KEY ("id")
    )`);
    await runner.query(`CREATE INDEX "company_merges_merged" ON "company_merges" ("mergedId")`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE "company_merges"`);
    await runner.query(`ALTER TABLE "companies" DROP COLUMN "mergedIntoId"`);
  }
}
