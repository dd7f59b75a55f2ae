import type { MigrationInterface, QueryRunner } from "typeorm";

export class Translations1796061000000 implements MigrationInterface {
  readonly name = "Translations1796061000000";

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE TABLE "message_translations" (
      "messageId" text NOT NULL,
      "language" text NOT NULL,
      "content" jsonb NOT NULL,
      "text" text NOT NULL,
      "createdAt" timestamptz NOT NULL DEFAULT now(),
      CONSTRAINT "message_translations_pkey" PRIMARY KEY ("messageId", "language")
    )`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE "message_translations"`);
  }
}
