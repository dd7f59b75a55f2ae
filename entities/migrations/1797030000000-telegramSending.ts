import type { MigrationInterface, QueryRunner } from "typeorm";

/** What personal Telegram accounts say besides answers: first messages, and that messages were read. */
export class TelegramSending1797030000000 implements MigrationInterface {
  readonly name = "TelegramSending1797030000000";

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE "telegram_sessions"
      ADD "newChatsRefusedAt" timestamptz,
      ADD "newChatsRefusals" integer NOT NULL DEFAULT 0,
      ADD "newChatsProbeAt" timestamptz,
      ADD "newChatsProbeId" text`);
    await runner.query(`CREATE TABLE "telegram_read_marks" (
      "conversationId" text NOT NULL,
      "channelAccountId" text NOT NULL,
      "upToSeq" integer NOT NULL,
      CONSTRAINT "telegram_read_marks_pkey" PRIMARY KEY ("conversationId")
    )`);
    await runner.query(`CREATE INDEX "telegram_read_marks_account" ON "telegram_read_marks" ("channelAccountId")`);
    await runner.query(`CREATE TABLE "telegram_chat_requests" (
      "id" text NOT NULL,
      "tenantId" text NOT NULL,
      "channelAccountId" text NOT NULL,
      "address" text NOT NULL,
      "found" jsonb,
      "createdAt" timestamptz NOT NULL DEFAULT now(),
      CONSTRAINT "telegram_chat_requests_pkey" PRIMARY KEY ("id")
    )`);
    await runner.query(
      `CREATE INDEX "telegram_chat_requests_account" ON "telegram_chat_requests" ("channelAccountId")`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE "telegram_chat_requests"`);
    await runner.query(`DROP TABLE "telegram_read_marks"`);
    await runner.query(`ALTER TABLE "telegram_sessions" DROP COLUMN "newChatsProbeId", DROP COLUMN "newChatsProbeAt",
      DROP COLUMN "newChatsRefusals", DROP COLUMN "newChatsRefusedAt"`);
  }
}
