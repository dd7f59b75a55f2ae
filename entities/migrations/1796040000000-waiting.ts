import type { MigrationInterface, QueryRunner } from "typeorm";

/**
 * Who has waited for how long is asked of those who wait alone. The notifier's place in the log of events is set before
 * anything can be written that it would miss: it used to begin only when it first looked. What retention had left of
 * forgotten messages in the index of search goes.
 */
export class Waiting1796040000000 implements MigrationInterface {
  readonly name = "Waiting1796040000000";

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      `CREATE INDEX "conversations_waiting" ON "conversations" ("tenantId", "status", "waitingSince", "id")
       WHERE "waitingSince" IS NOT NULL`,
    );
    await runner.query(
      `INSERT INTO "consumer_cursors" (name, "transaction", seq)
       VALUES ('notifyOfMessages', pg_snapshot_xmin(pg_current_snapshot())::text::bigint, 0) ON CONFLICT DO NOTHING`,
    );
    await runner.query(
      `DELETE FROM "message_words" w WHERE NOT EXISTS (SELECT 1 FROM "messages" m WHERE m.id = w."messageId")`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP INDEX "conversations_waiting"`);
  }
}
