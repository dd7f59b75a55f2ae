import type { MigrationInterface, QueryRunner } from "typeorm";

/** What an operator adds to the result of a call. */
export class CallReportNotes1797095000000 implements MigrationInterface {
  readonly name = "CallReportNotes1797095000000";

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE "call_reports" ADD COLUMN "note" text NOT NULL DEFAULT ''`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE "call_reports" DROP COLUMN "note"`);
  }
}
