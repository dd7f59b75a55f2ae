import type { MigrationInterface, QueryRunner } from "typeorm";

/** What operators write before it is said: replies for later, and closing once a reply has left. */
export class Composing1795540000000 implements MigrationInterface {
  readonly name = "Composing1795540000000";

  async up(runner: QueryRunner): Promise<void> {
    const statements = [
      `ALTER TABLE "conversations" ADD COLUMN "closingAfterId" text`,
      `DROP INDEX "decisions_once"`,
      `CREATE UNIQUE INDEX "decisions_once" ON "decisions" ("conversationId", "afterSeq", "generation", "kind")
       WHERE kind NOT IN ('snoozed', 'snoozeEnded', 'madePending', 'reopened', 'leftOpen')`,
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
    ];
    for (const statement of statements) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE "scheduled_replies"`);
    await runner.query(`ALTER TABLE "conversations" DROP COLUMN "closingAfterId"`);
  }
}
