import type { MigrationInterface, QueryRunner } from "typeorm";

/** What operators write before it is said: drafts, templates, macros, replies for later, closing once a reply has left. */
export class Composing1795540000000 implements MigrationInterface {
  readonly name = "Composing1795540000000";

  async up(runner: QueryRunner): Promise<void> {
    const statements = [
      `ALTER TABLE "conversations" ADD COLUMN "closingAfterId" text`,
      `CREATE TABLE "scheduled_replies" (
        "id" text NOT NULL,
        "tenantId" text NOT NULL,
        "conversationId" text NOT NULL,
        "operatorId" text NOT NULL,
        "text" text NOT NULL,
        "dueAt" timestamptz NOT NULL,
        "status" text NOT NULL DEFAULT 'waiting',
        "clientKey" text NOT NULL,
        "createdAt" timestamptz NOT NULL DEFAULT now(),
        CONSTRAINT "scheduled_replies_pkey" PRIMARY KEY ("id")
      )`,
      `CREATE UNIQUE INDEX "scheduled_replies_once" ON "scheduled_replies" ("conversationId", "clientKey")`,
      `CREATE INDEX "scheduled_replies_waiting" ON "scheduled_replies" ("conversationId", "dueAt") WHERE status = 'waiting'`,
      `ALTER TABLE "operators" ADD COLUMN "signature" text NOT NULL DEFAULT ''`,
      `CREATE TABLE "drafts" (
        "operatorId" text NOT NULL,
        "conversationId" text NOT NULL,
        "mode" text NOT NULL,
        "tenantId" text NOT NULL,
        "text" text NOT NULL,
        "typedAt" timestamptz NOT NULL,
        CONSTRAINT "drafts_pkey" PRIMARY KEY ("operatorId", "conversationId", "mode")
      )`,
      `CREATE TABLE "canned_replies" (
        "id" text NOT NULL,
        "tenantId" text NOT NULL,
        "operatorId" text,
        "teamId" text,
        "shortcut" text NOT NULL,
        "text" text NOT NULL,
        "createdAt" timestamptz NOT NULL DEFAULT now(),
        CONSTRAINT "canned_replies_pkey" PRIMARY KEY ("id")
      )`,
      `CREATE INDEX "canned_replies_tenant" ON "canned_replies" ("tenantId", "shortcut")`,
      `CREATE TABLE "macros" (
        "id" text NOT NULL,
        "tenantId" text NOT NULL,
        "name" text NOT NULL,
        "steps" jsonb NOT NULL,
        "createdAt" timestamptz NOT NULL DEFAULT now(),
        CONSTRAINT "macros_pkey" PRIMARY KEY ("id")
      )`,
      `CREATE INDEX "macros_tenant" ON "macros" ("tenantId", "name")`,
      `CREATE TABLE "macro_runs" (
        "conversationId" text NOT NULL,
        "runKey" text NOT NULL,
        "tenantId" text NOT NULL,
        "macroId" text NOT NULL,
        "operatorId" text NOT NULL,
        "results" jsonb NOT NULL,
        "ranAt" timestamptz NOT NULL DEFAULT now(),
        CONSTRAINT "macro_runs_pkey" PRIMARY KEY ("conversationId", "runKey")
      )`,
    ];
    for (const statement of statements) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of ["macro_runs", "macros", "canned_replies", "drafts", "scheduled_replies"])
      await runner.query(`DROP TABLE "${table}"`);
    await runner.query(`ALTER TABLE "operators" DROP COLUMN "signature"`);
    await runner.query(`ALTER TABLE "conversations" DROP COLUMN "closingAfterId"`);
  }
}
