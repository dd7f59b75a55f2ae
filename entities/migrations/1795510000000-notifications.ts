import type { MigrationInterface, QueryRunner } from "typeorm";

/** How operators hear of things: their browsers' push addresses, what they want to hear, and how far the log has been told. */
export class Notifications1795510000000 implements MigrationInterface {
  readonly name = "Notifications1795510000000";

  async up(runner: QueryRunner): Promise<void> {
    const statements = [
      `CREATE TABLE "consumer_cursors" (
        "name" text NOT NULL,
        "transaction" bigint NOT NULL,
        "seq" bigint NOT NULL,
        CONSTRAINT "consumer_cursors_pkey" PRIMARY KEY ("name")
      )`,
      `CREATE TABLE "push_subscriptions" (
        "id" text NOT NULL,
        "operatorId" text NOT NULL,
        "sealed" text NOT NULL,
        "createdAt" timestamptz NOT NULL DEFAULT now(),
        CONSTRAINT "push_subscriptions_pkey" PRIMARY KEY ("id")
      )`,
      `CREATE INDEX "push_subscriptions_operator" ON "push_subscriptions" ("operatorId")`,
      `ALTER TABLE "notifications" ADD COLUMN "pushedAt" timestamptz`,
      `CREATE INDEX "notifications_unpushed" ON "notifications" ("createdAt") WHERE "pushedAt" IS NULL`,
      `ALTER TABLE "operators" ADD COLUMN "notificationSettings" jsonb NOT NULL DEFAULT '{}'`,
    ];
    for (const statement of statements) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE "operators" DROP COLUMN "notificationSettings"`);
    await runner.query(`ALTER TABLE "notifications" DROP COLUMN "pushedAt"`);
    for (const table of ["push_subscriptions", "consumer_cursors"]) await runner.query(`DROP TABLE "${table}"`);
  }
}
