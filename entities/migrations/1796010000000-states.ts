import type { MigrationInterface, QueryRunner } from "typeorm";

/** What happens to a message after it was written: edits, reactions, changes that overtake it, and operators' orders to change it. */
export class States1796010000000 implements MigrationInterface {
  readonly name = "States1796010000000";

  async up(runner: QueryRunner): Promise<void> {
    const statements = [
      `ALTER TABLE "conversations" ADD COLUMN "wording" integer NOT NULL DEFAULT 0`,
      `CREATE TABLE "message_edits" (
        "messageId" text NOT NULL,
        "number" integer NOT NULL,
        "was" jsonb NOT NULL,
        "at" timestamptz NOT NULL,
        "operatorId" text,
        "updateKey" text,
        "recordedAt" timestamptz NOT NULL DEFAULT now(),
        CONSTRAINT "message_edits_pkey" PRIMARY KEY ("messageId", "number")
      )`,
      `CREATE TABLE "message_reactions" (
        "messageId" text NOT NULL,
        "author" text NOT NULL,
        "name" text NOT NULL,
        "emoji" text array NOT NULL,
        "at" timestamptz NOT NULL,
        CONSTRAINT "message_reactions_pkey" PRIMARY KEY ("messageId", "author")
      )`,
      `CREATE TABLE "awaiting_changes" (
        "channelAccountId" text NOT NULL,
        "updateKey" text NOT NULL,
        "tenantId" text NOT NULL,
        "messageExternalId" text NOT NULL,
        "change" jsonb NOT NULL,
        "receivedAt" timestamptz NOT NULL DEFAULT now(),
        CONSTRAINT "awaiting_changes_pkey" PRIMARY KEY ("channelAccountId", "updateKey")
      )`,
      `CREATE INDEX "awaiting_changes_message" ON "awaiting_changes" ("channelAccountId", "messageExternalId")`,
      `CREATE TABLE "message_orders" (
        "id" text NOT NULL,
        "tenantId" text NOT NULL,
        "conversationId" text NOT NULL,
        "channelAccountId" text NOT NULL,
        "messageId" text NOT NULL,
        "operatorId" text NOT NULL,
        "kind" text NOT NULL,
        "text" text,
        "status" text NOT NULL DEFAULT 'waiting',
        "failureDetail" text,
        "attempts" integer NOT NULL DEFAULT 0,
        "reservedAt" timestamptz,
        "notBefore" timestamptz,
        "createdAt" timestamptz NOT NULL DEFAULT now(),
        CONSTRAINT "message_orders_pkey" PRIMARY KEY ("id")
      )`,
      `CREATE INDEX "message_orders_waiting" ON "message_orders" ("conversationId", "id") WHERE status = 'waiting'`,
      `CREATE INDEX "message_orders_message" ON "message_orders" ("messageId", "id")`,
    ];
    for (const statement of statements) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of ["message_orders", "awaiting_changes", "message_reactions", "message_edits"])
      await runner.query(`DROP TABLE "${table}"`);
    await runner.query(`ALTER TABLE "conversations" DROP COLUMN "wording"`);
  }
}
