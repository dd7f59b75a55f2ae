import type { MigrationInterface, QueryRunner } from "typeorm";

/** What operators do with conversations: put them off, rank and label them, talk about them, and hear of them. */
export class Inbox1795500000000 implements MigrationInterface {
  readonly name = "Inbox1795500000000";

  async up(runner: QueryRunner): Promise<void> {
    const statements = [
      `UPDATE "conversations" SET "status" = 'resolved' WHERE "status" = 'closed'`,
      `ALTER TABLE "conversations"
        ADD COLUMN "priority" text NOT NULL DEFAULT 'normal',
        ADD COLUMN "snoozedUntil" timestamptz,
        ADD COLUMN "waitingSince" timestamptz,
        ADD COLUMN "isMuted" boolean NOT NULL DEFAULT false,
        ADD COLUMN "isBlocked" boolean NOT NULL DEFAULT false,
        ADD COLUMN "attributes" jsonb NOT NULL DEFAULT '{}'`,
      `CREATE INDEX "conversations_snoozed" ON "conversations" ("snoozedUntil") WHERE "snoozedUntil" IS NOT NULL`,
      // A turn of the bot is decided once; an operator may put a conversation off again and again.
      `DROP INDEX "decisions_once"`,
      `CREATE UNIQUE INDEX "decisions_once" ON "decisions" ("conversationId", "afterSeq", "generation", "kind")
       WHERE kind NOT IN ('snoozed', 'snoozeEnded', 'madePending', 'reopened')`,
      `ALTER TABLE "messages"
        ADD COLUMN "quotedId" text,
        ADD COLUMN "editedAt" timestamptz,
        ADD COLUMN "deletedAt" timestamptz,
        ADD COLUMN "deliveredAt" timestamptz,
        ADD COLUMN "readAt" timestamptz`,
      `CREATE TABLE "labels" (
        "id" text NOT NULL,
        "tenantId" text NOT NULL,
        "name" text NOT NULL,
        "color" text NOT NULL,
        "createdAt" timestamptz NOT NULL DEFAULT now(),
        CONSTRAINT "labels_pkey" PRIMARY KEY ("id")
      )`,
      `CREATE UNIQUE INDEX "labels_name" ON "labels" ("tenantId", "name")`,
      `CREATE TABLE "conversation_labels" (
        "conversationId" text NOT NULL,
        "labelId" text NOT NULL,
        CONSTRAINT "conversation_labels_pkey" PRIMARY KEY ("conversationId", "labelId")
      )`,
      `CREATE INDEX "conversation_labels_label" ON "conversation_labels" ("labelId")`,
      `CREATE TABLE "participants" (
        "conversationId" text NOT NULL,
        "operatorId" text NOT NULL,
        CONSTRAINT "participants_pkey" PRIMARY KEY ("conversationId", "operatorId")
      )`,
      `CREATE INDEX "participants_operator" ON "participants" ("operatorId")`,
      `CREATE TABLE "mentions" (
        "messageId" text NOT NULL,
        "operatorId" text NOT NULL,
        "conversationId" text NOT NULL,
        CONSTRAINT "mentions_pkey" PRIMARY KEY ("messageId", "operatorId")
      )`,
      `CREATE INDEX "mentions_operator" ON "mentions" ("operatorId", "conversationId")`,
      `CREATE TABLE "notifications" (
        "id" text NOT NULL,
        "tenantId" text NOT NULL,
        "operatorId" text NOT NULL,
        "kind" text NOT NULL,
        "key" text NOT NULL,
        "conversationId" text,
        "messageId" text,
        "by" text,
        "createdAt" timestamptz NOT NULL DEFAULT now(),
        "readAt" timestamptz,
        "snoozedUntil" timestamptz,
        CONSTRAINT "notifications_pkey" PRIMARY KEY ("id")
      )`,
      `CREATE UNIQUE INDEX "notifications_once" ON "notifications" ("operatorId", "key")`,
      `CREATE INDEX "notifications_recent" ON "notifications" ("operatorId", "createdAt", "id")`,
    ];
    for (const statement of statements) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of ["notifications", "mentions", "participants", "conversation_labels", "labels"])
      await runner.query(`DROP TABLE "${table}"`);
    await runner.query(
      `ALTER TABLE "messages" DROP COLUMN "quotedId", DROP COLUMN "editedAt", DROP COLUMN "deletedAt",
        DROP COLUMN "deliveredAt", DROP COLUMN "readAt"`,
    );
    await runner.query(
      `ALTER TABLE "conversations" DROP COLUMN "priority", DROP COLUMN "snoozedUntil", DROP COLUMN "waitingSince",
        DROP COLUMN "isMuted", DROP COLUMN "isBlocked", DROP COLUMN "attributes"`,
    );
    await runner.query(
      `UPDATE "conversations" SET "status" = CASE "status" WHEN 'resolved' THEN 'closed' ELSE 'open' END`,
    );
  }
}
