import type { MigrationInterface, QueryRunner } from "typeorm";

/** What happened to personal Telegram accounts, since when each is held, and what the last look at it found. */
export class TelegramAccountEvents1797040000000 implements MigrationInterface {
  readonly name = "TelegramAccountEvents1797040000000";

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE TABLE "telegram_account_events" (
      "seq" integer GENERATED ALWAYS AS IDENTITY NOT NULL,
      "tenantId" text NOT NULL,
      "channelAccountId" text NOT NULL,
      "happening" jsonb NOT NULL,
      "at" timestamptz NOT NULL DEFAULT clock_timestamp(),
      CONSTRAINT "telegram_account_events_pkey" PRIMARY KEY ("seq")
    )`);
    await runner.query(
      `CREATE INDEX "telegram_account_events_recent" ON "telegram_account_events" ("channelAccountId", "seq")`,
    );
    await runner.query(`ALTER TABLE "telegram_sessions"
      ADD "heldSince" timestamptz, ADD "checkedAt" timestamptz, ADD "checkProblem" text`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE "telegram_sessions"
      DROP COLUMN "checkProblem", DROP COLUMN "checkedAt", DROP COLUMN "heldSince"`);
    await runner.query(`DROP TABLE "telegram_account_events"`);
  }
}
