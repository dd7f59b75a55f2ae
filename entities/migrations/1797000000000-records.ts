import type { MigrationInterface, QueryRunner } from "typeorm";

export class Records1797000000000 implements MigrationInterface {
  readonly name = "Records1797000000000";

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE "sessions" ADD COLUMN "kind" text NOT NULL DEFAULT 'console'`);
    await runner.query(`CREATE TABLE "companies" (
      "id" text NOT NULL,
      "tenantId" text NOT NULL,
      "name" text NOT NULL,
      "branchId" text,
      "responsibleId" text,
      "createdAt" timestamptz NOT NULL DEFAULT now(),
      CONSTRAINT "companies_pkey" PRIMARY KEY ("id")
    )`);
    await runner.query(`CREATE INDEX "companies_by_name" ON "companies" ("tenantId", "name", "id")`);
    await runner.query(`CREATE INDEX "companies_responsible" ON "companies" ("tenantId", "responsibleId")`);
    await runner.query(`CREATE TABLE "call_requests" (
      "id" text NOT NULL,
      "tenantId" text NOT NULL,
      "operatorId" text NOT NULL,
      "requestedById" text,
      "branchId" text,
      "companyId" text,
      "contactId" text,
      "phoneTyped" text NOT NULL,
      "phone" text,
      "note" text NOT NULL DEFAULT '',
      "isColdCall" boolean NOT NULL DEFAULT false,
      "state" text NOT NULL DEFAULT 'waiting',
      "createdAt" timestamptz NOT NULL DEFAULT now(),
      "expiresAt" timestamptz NOT NULL,
      "claimedAt" timestamptz,
      "deviceId" text,
      "outcome" text,
      "startedAt" timestamptz,
      "endedAt" timestamptz,
      "durationSeconds" integer,
      "direction" text,
      "resolveMethod" text,
      "attemptsCount" integer,
      "actionSource" text,
      "reportedAt" timestamptz,
      CONSTRAINT "call_requests_pkey" PRIMARY KEY ("id")
    )`);
    const callIndexes = {
      waiting: `("operatorId", "createdAt", "id") WHERE "state" = 'waiting'`,
      list: `("tenantId", "createdAt", "id")`,
      operator: `("tenantId", "operatorId", "createdAt", "id")`,
      company: `("companyId", "createdAt") WHERE "companyId" IS NOT NULL`,
      contact: `("contactId", "createdAt") WHERE "contactId" IS NOT NULL`,
    };
    for (const [name, definition] of Object.entries(callIndexes)) {
      await runner.query(`CREATE INDEX "call_requests_${name}" ON "call_requests" ${definition}`);
    }
    await runner.query(`CREATE TABLE "devices" (
      "id" text NOT NULL,
      "tenantId" text NOT NULL,
      "operatorId" text NOT NULL,
      "externalId" text NOT NULL,
      "name" text NOT NULL DEFAULT '',
      "platform" text NOT NULL DEFAULT 'android',
      "appVersion" text NOT NULL DEFAULT '',
      "lastSeenAt" timestamptz,
      "lastPollAt" timestamptz,
      "lastAddress" text,
      "createdAt" timestamptz NOT NULL DEFAULT now(),
      CONSTRAINT "devices_pkey" PRIMARY KEY ("id")
    )`);
    await runner.query(`CREATE UNIQUE INDEX "devices_external" ON "devices" ("operatorId", "externalId")`);
    await runner.query(`CREATE INDEX "devices_tenant" ON "devices" ("tenantId", "lastSeenAt")`);
    await runner.query(`CREATE TABLE "timeline_entries" (
      "id" text NOT NULL,
      "tenantId" text NOT NULL,
      "key" text NOT NULL,
      "companyId" text,
      "contactId" text,
      "kind" text NOT NULL,
      "operatorId" text,
      "facts" jsonb NOT NULL DEFAULT '{}',
      "occurredAt" timestamptz NOT NULL DEFAULT now(),
      CONSTRAINT "timeline_entries_pkey" PRIMARY KEY ("id")
    )`);
    await runner.query(`CREATE UNIQUE INDEX "timeline_entries_key" ON "timeline_entries" ("tenantId", "key")`);
    for (const owner of ["company", "contact"]) {
      await runner.query(
        `CREATE INDEX "timeline_entries_${owner}" ON "timeline_entries" ("${owner}Id", "occurredAt", "id")
         WHERE "${owner}Id" IS NOT NULL`,
      );
    }
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE "timeline_entries"`);
    await runner.query(`DROP TABLE "devices"`);
    await runner.query(`DROP TABLE "call_requests"`);
    await runner.query(`DROP TABLE "companies"`);
    await runner.query(`ALTER TABLE "sessions" DROP COLUMN "kind"`);
  }
}
