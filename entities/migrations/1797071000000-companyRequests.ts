import type { MigrationInterface, QueryRunner } from "typeorm";

/** What somebody else decides on; and notifications about companies. */
export class CompanyRequests1797071000000 implements MigrationInterface {
  readonly name = "CompanyRequests1797071000000";

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE "notifications" ADD COLUMN "companyId" text`);
    await runner.query(`CREATE TABLE "company_requests" (
      "id" text NOT NULL,
      "tenantId" text NOT NULL,
      "companyId" text NOT NULL,
      "companyName" text NOT NULL,
      "branchId" text,
      "kind" text NOT NULL,
      "requestedState" text,
      "reason" text NOT NULL,
      "requestedById" text NOT NULL,
      "status" text NOT NULL DEFAULT 'pending',
      "decidedById" text,
      "decisionNote" text,
      "decidedAt" timestamptz,
      "snapshot" jsonb,
      "createdAt" timestamptz NOT NULL DEFAULT now(),
      CONSTRAINT "company_requests_pkey" PRIMARY KEY ("id")
    )`);
    await runner.query(
      `CREATE INDEX "company_requests_list" ON "company_requests" ("tenantId", "status", "createdAt", "id")`,
    );
    await runner.query(
      `CREATE UNIQUE INDEX "company_requests_pending" ON "company_requests" ("companyId", "kind") WHERE "status" = 'pending'`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE "company_requests"`);
    await runner.query(`ALTER TABLE "notifications" DROP COLUMN "companyId"`);
  }
}
