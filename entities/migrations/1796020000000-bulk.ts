import type { MigrationInterface, QueryRunner } from "typeorm";

/** Orders for many conversations at once. */
export class Bulk1796020000000 implements MigrationInterface {
  readonly name = "Bulk1796020000000";

  async up(runner: QueryRunner): Promise<void> {
    const statements = [
      `CREATE TABLE "bulk_runs" (
        "id" text NOT NULL,
        "tenantId" text NOT NULL,
        "operatorId" text NOT NULL,
        "operatorName" text NOT NULL,
        "origin" jsonb NOT NULL,
        "clientKey" text NOT NULL,
        "action" jsonb NOT NULL,
        "filter" text,
        "state" text NOT NULL DEFAULT 'running',
        "total" integer NOT NULL,
        "createdAt" timestamptz NOT NULL DEFAULT now(),
        "touchedAt" timestamptz NOT NULL DEFAULT now(),
        "endedAt" timestamptz,
        CONSTRAINT "bulk_runs_pkey" PRIMARY KEY ("id")
      )`,
      `CREATE UNIQUE INDEX "bulk_runs_once" ON "bulk_runs" ("operatorId", "clientKey")`,
      `CREATE INDEX "bulk_runs_working" ON "bulk_runs" ("touchedAt") WHERE state IN ('running', 'undoing')`,
      `CREATE TABLE "bulk_items" (
        "runId" text NOT NULL,
        "conversationId" text NOT NULL,
        "position" integer NOT NULL,
        "outcome" text NOT NULL DEFAULT 'waiting',
        "reason" text,
        "before" jsonb,
        "after" jsonb,
        CONSTRAINT "bulk_items_pkey" PRIMARY KEY ("runId", "conversationId")
      )`,
      `CREATE INDEX "bulk_items_next" ON "bulk_items" ("runId", "outcome", "position")`,
    ];
    for (const statement of statements) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of ["bulk_items", "bulk_runs"]) await runner.query(`DROP TABLE "${table}"`);
  }
}
