import type { MigrationInterface, QueryRunner } from "typeorm";

/** The index of every message's words. It starts at the beginning of the log, so that it comes to hold what was there before. */
export class Search1795520000000 implements MigrationInterface {
  readonly name = "Search1795520000000";

  async up(runner: QueryRunner): Promise<void> {
    const statements = [
      `CREATE TABLE "message_words" (
        "messageId" text NOT NULL,
        "tenantId" text NOT NULL,
        "conversationId" text NOT NULL,
        "occurredAt" timestamptz NOT NULL,
        "terms" tsvector NOT NULL,
        CONSTRAINT "message_words_pkey" PRIMARY KEY ("messageId")
      )`,
      `CREATE INDEX "message_words_recent" ON "message_words" ("tenantId", "occurredAt", "messageId")`,
      `CREATE INDEX "message_words_conversation" ON "message_words" ("conversationId")`,
      `CREATE INDEX "message_words_terms" ON "message_words" USING gin ("terms")`,
      `CREATE TABLE "known_words" (
        "tenantId" text NOT NULL,
        "word" text NOT NULL,
        "keys" text[] NOT NULL,
        CONSTRAINT "known_words_pkey" PRIMARY KEY ("tenantId", "word")
      )`,
      `CREATE INDEX "known_words_keys" ON "known_words" USING gin ("keys")`,
      `CREATE TABLE "search_position" (
        "isOnly" boolean NOT NULL DEFAULT true,
        "transaction" bigint NOT NULL DEFAULT 0,
        "seq" bigint NOT NULL DEFAULT 0,
        CONSTRAINT "search_position_pkey" PRIMARY KEY ("isOnly")
      )`,
      `INSERT INTO "search_position" DEFAULT VALUES`,
    ];
    for (const statement of statements) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of ["search_position", "known_words", "message_words"])
      await runner.query(`DROP TABLE "${table}"`);
  }
}
