import type { MigrationInterface, QueryRunner } from "typeorm";

/** Those without a due date come last. An entity cannot describe an index on an expression, so these stand here alone. */
const dueKey = `COALESCE("dueAt", '9999-12-31 00:00:00+00'::timestamptz)`;

/** What operators have to do, and what they hear of it. */
export class Tasks1797100000010 implements MigrationInterface {
  readonly name = "Tasks1797100000010";

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE TABLE "tasks" (
      "id" text NOT NULL,
      "tenantId" text NOT NULL,
      "key" text NOT NULL,
      "title" text NOT NULL,
      "note" text NOT NULL DEFAULT '',
      "type" text NOT NULL,
      "state" text NOT NULL DEFAULT 'open',
      "dueAt" timestamptz,
      "isAllDay" boolean NOT NULL DEFAULT false,
      "remindAt" timestamptz,
      "remindedAt" timestamptz,
      "recurrence" text,
      "assigneeId" text NOT NULL,
      "branchId" text,
      "authorId" text,
      "createdBy" text,
      "contactId" text,
      "companyId" text,
      "conversationId" text,
      "appealId" text,
      "createdAt" timestamptz NOT NULL DEFAULT now(),
      "doneAt" timestamptz,
      "doneById" text,
      "deletedAt" timestamptz,
      "version" integer NOT NULL DEFAULT 0,
      CONSTRAINT "tasks_pkey" PRIMARY KEY ("id")
    )`);
    await runner.query(`CREATE UNIQUE INDEX "tasks_once" ON "tasks" ("tenantId", "key")`);
    await runner.query(`CREATE INDEX "tasks_reminders" ON "tasks" ("remindAt")
      WHERE "remindAt" IS NOT NULL AND "remindedAt" IS NULL AND "state" = 'open' AND "deletedAt" IS NULL`);
    for (const owner of ["company", "contact", "conversation"]) {
      await runner.query(
        `CREATE INDEX "tasks_${owner}" ON "tasks" ("${owner}Id", "state") WHERE "${owner}Id" IS NOT NULL`,
      );
    }
    await runner.query(`CREATE INDEX "tasks_open" ON "tasks" ("tenantId", ${dueKey}, "id") WHERE "state" = 'open'`);
    await runner.query(
      `CREATE INDEX "tasks_open_mine" ON "tasks" ("assigneeId", ${dueKey}, "id") WHERE "state" = 'open'`,
    );
    await runner.query(`CREATE INDEX "tasks_done" ON "tasks" ("tenantId", "doneAt", "id") WHERE "state" = 'done'`);
    await runner.query(
      `CREATE INDEX "tasks_done_mine" ON "tasks" ("assigneeId", "doneAt", "id") WHERE "state" = 'done'`,
    );
    await runner.query(`ALTER TABLE "events" ADD COLUMN "taskId" text`);
    await runner.query(`ALTER TABLE "notifications" ADD COLUMN "taskId" text`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE "notifications" DROP COLUMN "taskId"`);
    await runner.query(`ALTER TABLE "events" DROP COLUMN "taskId"`);
    await runner.query(`DROP TABLE "tasks"`);
  }
}
