import type { MigrationInterface, QueryRunner } from "typeorm";

/** Blocked conversations stand in a list of their own. */
export class Blocked1796060000000 implements MigrationInterface {
  readonly name = "Blocked1796060000000";

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE INDEX "conversations_blocked"
      ON "conversations" ("tenantId", "status", "lastActivityAt", "id") WHERE "isBlocked"`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP INDEX "conversations_blocked"`);
  }
}
