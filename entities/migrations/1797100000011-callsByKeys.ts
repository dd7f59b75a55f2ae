import type { MigrationInterface, QueryRunner } from "typeorm";

/** A program that asks for a call twice has asked for one, as an operator has. */
export class CallsByKeys1797100000011 implements MigrationInterface {
  readonly name = "CallsByKeys1797100000011";

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE UNIQUE INDEX "call_requests_once_by_key" ON "call_requests" ("tenantId", "clientKey")
      WHERE "requestedById" IS NULL AND "clientKey" IS NOT NULL`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP INDEX "call_requests_once_by_key"`);
  }
}
