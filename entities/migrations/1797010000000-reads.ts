import type { MigrationInterface, QueryRunner } from "typeorm";

export class Reads1797010000000 implements MigrationInterface {
  readonly name = "Reads1797010000000";

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of [
      `CREATE TABLE "conversation_reads" (
        "operatorId" text NOT NULL,
        "conversationId" text NOT NULL,
        "seenSeq" integer NOT NULL DEFAULT '0',
        "readSeq" integer NOT NULL,
        "seen" integer NOT NULL,
        "isLeft" boolean NOT NULL DEFAULT false,
        CONSTRAINT "conversation_reads_pkey" PRIMARY KEY ("operatorId", "conversationId")
      )`,
      `CREATE INDEX "conversation_reads_left" ON "conversation_reads" ("operatorId") WHERE "isLeft"`,
    ])
      await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE "conversation_reads"`);
  }
}
