import type { MigrationInterface, QueryRunner } from "typeorm";

/** Phones are pushed the calls that wait for them, and consoles go on being pushed notifications. */
export class PhonePushes1797095000001 implements MigrationInterface {
  readonly name = "PhonePushes1797095000001";

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE "push_subscriptions" ADD COLUMN "phoneSessionId" uuid`);
    await runner.query(`ALTER TABLE "call_requests" ADD COLUMN "pushedAt" timestamptz`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE "call_requests" DROP COLUMN "pushedAt"`);
    await runner.query(`DELETE FROM "push_subscriptions" WHERE "phoneSessionId" IS NOT NULL`);
    await runner.query(`ALTER TABLE "push_subscriptions" DROP COLUMN "phoneSessionId"`);
  }
}
