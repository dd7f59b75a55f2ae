import type { MigrationInterface, QueryRunner } from "typeorm";

/** Albums as one message, what a messenger says beside the words, how far each Telegram channel was read, and imports of history. */
export class TelegramInbound1797020000000 implements MigrationInterface {
  readonly name = "TelegramInbound1797020000000";

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE "messages" ADD "albumKey" text, ADD "origin" jsonb`);
    await runner.query(
      `CREATE UNIQUE INDEX "messages_album" ON "messages" ("channelAccountId", "albumKey") WHERE "albumKey" IS NOT NULL`,
    );
    await runner.query(`CREATE TABLE "album_pieces" (
      "channelAccountId" text NOT NULL,
      "externalId" text NOT NULL,
      "messageId" text NOT NULL,
      "position" integer NOT NULL,
      "recordedAt" timestamptz NOT NULL DEFAULT now(),
      "deletedAt" timestamptz,
      CONSTRAINT "album_pieces_pkey" PRIMARY KEY ("channelAccountId", "externalId")
    )`);
    await runner.query(`CREATE INDEX "album_pieces_message" ON "album_pieces" ("messageId")`);
    await runner.query(`CREATE TABLE "telegram_channel_states" (
      "channelAccountId" text NOT NULL,
      "chatId" text NOT NULL,
      "pts" integer NOT NULL,
      CONSTRAINT "telegram_channel_states_pkey" PRIMARY KEY ("channelAccountId", "chatId")
    )`);
    await runner.query(`CREATE TABLE "history_imports" (
      "channelAccountId" text NOT NULL,
      "tenantId" text NOT NULL,
      "status" text NOT NULL,
      "since" timestamptz,
      "run" integer NOT NULL DEFAULT 1,
      "isListed" boolean NOT NULL DEFAULT false,
      "imported" integer NOT NULL DEFAULT 0,
      "waitUntil" timestamptz,
      "startedAt" timestamptz NOT NULL DEFAULT now(),
      "endedAt" timestamptz,
      CONSTRAINT "history_imports_pkey" PRIMARY KEY ("channelAccountId")
    )`);
    await runner.query(`CREATE TABLE "imported_chats" (
      "channelAccountId" text NOT NULL,
      "chatId" text NOT NULL,
      "position" integer NOT NULL,
      "accessHash" text,
      "beforeId" integer,
      "isDone" boolean NOT NULL DEFAULT false,
      CONSTRAINT "imported_chats_pkey" PRIMARY KEY ("channelAccountId", "chatId")
    )`);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of ["imported_chats", "history_imports", "telegram_channel_states", "album_pieces"])
      await runner.query(`DROP TABLE "${table}"`);
    await runner.query(`ALTER TABLE "messages" DROP COLUMN "origin", DROP COLUMN "albumKey"`);
  }
}
