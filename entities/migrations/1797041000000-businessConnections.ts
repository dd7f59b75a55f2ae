import type { MigrationInterface, QueryRunner } from "typeorm";

/** Whose accounts a Telegram bot answers for. */
export class BusinessConnections1797041000000 implements MigrationInterface {
  readonly name = "BusinessConnections1797041000000";

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE TABLE "business_connections" (
      "channelAccountId" text NOT NULL,
      "id" text NOT NULL,
      "tenantId" text NOT NULL,
      "owner" text NOT NULL,
      "isEnabled" boolean NOT NULL,
      "mayReply" boolean NOT NULL,
      "changedAt" timestamptz NOT NULL DEFAULT now(),
      CONSTRAINT "business_connections_pkey" PRIMARY KEY ("channelAccountId", "id")
    )`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE "business_connections"`);
  }
}
