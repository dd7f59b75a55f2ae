import type { MigrationInterface, QueryRunner } from "typeorm";

const consumers = ["notifyOfMessages", "moveByRules", "touches"];

/** Consumers begin with this moment of the log, not with the moment when some process looks first: nothing between is lost. */
export class ConsumersBegin1797600000001 implements MigrationInterface {
  readonly name = "ConsumersBegin1797600000001";

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      `INSERT INTO consumer_cursors (name, "transaction", seq)
       SELECT name, pg_snapshot_xmin(pg_current_snapshot())::text::bigint, 0 FROM unnest($1::text[]) AS c(name)
       ON CONFLICT DO NOTHING`,
      [consumers],
    );
  }

  /** Who has begun goes on from where they are. */
  async down(): Promise<void> {}
}
