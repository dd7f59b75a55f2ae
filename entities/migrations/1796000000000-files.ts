import type { MigrationInterface, QueryRunner } from "typeorm";

/** Files that operators send: uploads that wait for their reply, at once or later, and media that no messenger announced. */
export class Files1796000000000 implements MigrationInterface {
  readonly name = "Files1796000000000";

  async up(runner: QueryRunner): Promise<void> {
    const statements = [
      `CREATE TABLE "uploads" (
        "id" text NOT NULL,
        "tenantId" text NOT NULL,
        "conversationId" text NOT NULL,
        "content" jsonb NOT NULL,
        "mimeType" text NOT NULL,
        "fileName" text NOT NULL,
        "sizeBytes" integer NOT NULL,
        "createdAt" timestamptz NOT NULL DEFAULT now(),
        CONSTRAINT "uploads_pkey" PRIMARY KEY ("id")
      )`,
      `CREATE INDEX "uploads_tenant" ON "uploads" ("tenantId", "createdAt")`,
      `ALTER TABLE "scheduled_replies" ADD COLUMN "mediaId" text`,
      `CREATE UNIQUE INDEX "scheduled_replies_file" ON "scheduled_replies" ("mediaId") WHERE status = 'waiting'`,
      `ALTER TABLE "media" ALTER COLUMN "providerFileId" DROP NOT NULL`,
    ];
    for (const statement of statements) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DELETE FROM "media" WHERE "providerFileId" IS NULL`);
    await runner.query(`ALTER TABLE "media" ALTER COLUMN "providerFileId" SET NOT NULL`);
    await runner.query(`DROP INDEX "scheduled_replies_file"`);
    await runner.query(`ALTER TABLE "scheduled_replies" DROP COLUMN "mediaId"`);
    await runner.query(`DROP TABLE "uploads"`);
  }
}
