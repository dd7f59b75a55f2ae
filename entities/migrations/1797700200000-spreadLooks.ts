import type { MigrationInterface, QueryRunner } from "typeorm";

/** Runs that are due together are looked at one after another, so beside when a run is looked at stands when it wanted to be. */
export class SpreadLooks1797700200000 implements MigrationInterface {
  name = "SpreadLooks1797700200000";

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE "touch_runs" ADD "wantedAt" timestamptz`);
    await runner.query(`UPDATE "touch_runs" SET "wantedAt" = "dueAt" WHERE "status" = 'running'`);
    await runner.query(
      `CREATE INDEX "touch_runs_wanted" ON "touch_runs" ("tenantId", "wantedAt", "dueAt") WHERE "status" = 'running'`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP INDEX "touch_runs_wanted"`);
    await runner.query(`ALTER TABLE "touch_runs" DROP COLUMN "wantedAt"`);
  }
}
