import type { MigrationInterface, QueryRunner } from "typeorm";

/** Personal Telegram accounts: who holds each connection, how far it has read, and signing in. */
export class TelegramAccounts1796050000000 implements MigrationInterface {
  readonly name = "TelegramAccounts1796050000000";

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE TABLE "telegram_sessions" (
      "channelAccountId" text NOT NULL,
      "tenantId" text NOT NULL,
      "phase" text NOT NULL DEFAULT 'signedOut',
      "problem" text,
      "waitUntil" timestamptz,
      "sealed" text,
      "holderId" text,
      "epoch" integer NOT NULL DEFAULT 0,
      "leaseUntil" timestamptz,
      "order" text,
      "movedFrom" text,
      "movedAt" timestamptz,
      "pts" integer,
      "qts" integer,
      "date" integer,
      "seq" integer,
      "received" integer NOT NULL DEFAULT 0,
      "stored" integer NOT NULL DEFAULT 0,
      "lastUpdateAt" timestamptz,
      "floodUntil" timestamptz,
      CONSTRAINT "telegram_sessions_pkey" PRIMARY KEY ("channelAccountId")
    )`);
    await runner.query(`CREATE INDEX "telegram_sessions_held" ON "telegram_sessions" ("holderId")`);
    await runner.query(`ALTER TABLE "contact_identities" ADD "accessHash" text`);
    await runner.query(`ALTER TABLE "tenants" ADD "telegramApp" text`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE "tenants" DROP COLUMN "telegramApp"`);
    await runner.query(`ALTER TABLE "contact_identities" DROP COLUMN "accessHash"`);
    await runner.query(`DROP TABLE "telegram_sessions"`);
  }
}
