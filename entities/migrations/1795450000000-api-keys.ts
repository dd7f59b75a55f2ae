import type { MigrationInterface, QueryRunner } from "typeorm";

/** Keys of the public API, what they wrote and changed, and the counters of requests. */
export class ApiKeys1795450000000 implements MigrationInterface {
  readonly name = "ApiKeys1795450000000";

  async up(runner: QueryRunner): Promise<void> {
    const statements = [
      `CREATE TABLE "api_keys" (
        "id" text NOT NULL,
        "tenantId" text NOT NULL,
        "name" text NOT NULL,
        "prefix" text NOT NULL,
        "hash" text NOT NULL,
        "permissions" jsonb NOT NULL,
        "branchId" text,
        "expiresAt" timestamptz,
        "lastUsedAt" timestamptz,
        "revokedAt" timestamptz,
        "createdBy" text NOT NULL,
        "createdAt" timestamptz NOT NULL DEFAULT now(),
        CONSTRAINT "api_keys_pkey" PRIMARY KEY ("id")
      )`,
      `CREATE INDEX "api_keys_tenant" ON "api_keys" ("tenantId", "createdAt")`,
      `CREATE UNIQUE INDEX "api_keys_hash" ON "api_keys" ("hash")`,
      `ALTER TABLE "messages" ADD COLUMN "apiKeyId" text`,
      `ALTER TABLE "audit_entries" ADD COLUMN "apiKeyId" text`,
      `CREATE UNLOGGED TABLE "request_limits" (
        "key" text NOT NULL,
        "points" integer NOT NULL DEFAULT 0,
        "expire" bigint,
        CONSTRAINT "request_limits_pkey" PRIMARY KEY ("key")
      )`,
    ];
    for (const statement of statements) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    const statements = [
      `DROP TABLE "request_limits"`,
      `ALTER TABLE "audit_entries" DROP COLUMN "apiKeyId"`,
      `ALTER TABLE "messages" DROP COLUMN "apiKeyId"`,
      `DROP TABLE "api_keys"`,
    ];
    for (const statement of statements) await runner.query(statement);
  }
}
