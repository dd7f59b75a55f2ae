import type { MigrationInterface, QueryRunner } from "typeorm";

/** The first schema: tenants and operators, channel accounts, the message path, extraction, decisions and the event log. */
export class Init1795255200000 implements MigrationInterface {
  readonly name = "Init1795255200000";

  async up(runner: QueryRunner): Promise<void> {
    const statements = [
      `CREATE SEQUENCE events_seq`,
      `CREATE TABLE "tenants" (
        "id" text NOT NULL,
        "name" text NOT NULL,
        "settings" jsonb NOT NULL DEFAULT '{}',
        "createdAt" timestamptz NOT NULL DEFAULT now(),
        CONSTRAINT "PK_53be67a04681c66b87ee27c9321" PRIMARY KEY ("id")
      )`,
      `CREATE TABLE "operators" (
        "id" text NOT NULL,
        "tenantId" text NOT NULL,
        "name" text NOT NULL,
        "email" text NOT NULL,
        "role" text NOT NULL,
        "passwordHash" text NOT NULL,
        "createdAt" timestamptz NOT NULL DEFAULT now(),
        CONSTRAINT "PK_3d02b3692836893720335a79d1b" PRIMARY KEY ("id")
      )`,
      `CREATE UNIQUE INDEX "operators_email" ON "operators" ("email")`,
      `CREATE TABLE "sessions" (
        "id" uuid NOT NULL,
        "operatorId" text NOT NULL,
        "rotation" integer NOT NULL DEFAULT '0',
        "rotatedAt" timestamptz NOT NULL DEFAULT now(),
        "expiresAt" timestamptz NOT NULL,
        "endedAt" timestamptz,
        "createdAt" timestamptz NOT NULL DEFAULT now(),
        CONSTRAINT "PK_3238ef96f18b355b671619111bc" PRIMARY KEY ("id")
      )`,
      `CREATE INDEX "sessions_operator" ON "sessions" ("operatorId")`,
      `CREATE TABLE "channel_accounts" (
        "id" text NOT NULL,
        "tenantId" text NOT NULL,
        "kind" text NOT NULL,
        "name" text NOT NULL,
        "status" text NOT NULL DEFAULT 'active',
        "statusDetail" text,
        "sealed" text NOT NULL,
        "createdAt" timestamptz NOT NULL DEFAULT now(),
        CONSTRAINT "PK_b23fdcb822c5261260a4c88041e" PRIMARY KEY ("id")
      )`,
      `CREATE INDEX "channel_accounts_tenant" ON "channel_accounts" ("tenantId", "createdAt")`,
      `CREATE TABLE "raw_updates" (
        "channelAccountId" text NOT NULL,
        "externalId" text NOT NULL,
        "tenantId" text NOT NULL,
        "status" text NOT NULL,
        "reason" text,
        "body" jsonb NOT NULL,
        "receivedAt" timestamptz NOT NULL DEFAULT now(),
        CONSTRAINT "PK_3b56d0b46517337b163f6f3cd89" PRIMARY KEY ("channelAccountId", "externalId")
      )`,
      `CREATE INDEX "raw_updates_unparsed" ON "raw_updates" ("channelAccountId", "receivedAt") WHERE status = 'unparsed'`,
      `CREATE INDEX "raw_updates_recent" ON "raw_updates" ("channelAccountId", "receivedAt")`,
      `CREATE TABLE "contacts" (
        "id" text NOT NULL,
        "tenantId" text NOT NULL,
        "name" text NOT NULL,
        "phone" text,
        "createdAt" timestamptz NOT NULL DEFAULT now(),
        CONSTRAINT "PK_b99cd40cfd66a99f1571f4f72e6" PRIMARY KEY ("id")
      )`,
      `CREATE INDEX "contacts_by_name" ON "contacts" ("tenantId", "name", "id")`,
      `CREATE TABLE "contact_identities" (
        "channelAccountId" text NOT NULL,
        "externalId" text NOT NULL,
        "tenantId" text NOT NULL,
        "contactId" text NOT NULL,
        "username" text,
        CONSTRAINT "PK_63fcd13e18f9b2a263336d063d9" PRIMARY KEY ("channelAccountId", "externalId")
      )`,
      `CREATE INDEX "contact_identities_contact" ON "contact_identities" ("tenantId", "contactId")`,
      `CREATE TABLE "conversations" (
        "id" text NOT NULL,
        "tenantId" text NOT NULL,
        "channelAccountId" text NOT NULL,
        "externalChatId" text NOT NULL,
        "contactId" text NOT NULL,
        "mode" text NOT NULL,
        "status" text NOT NULL DEFAULT 'open',
        "needsOperator" boolean NOT NULL DEFAULT false,
        "assigneeId" text,
        "generation" integer NOT NULL DEFAULT '1',
        "thinkingSince" timestamptz,
        "lastSeq" integer NOT NULL DEFAULT '0',
        "answeredSeq" integer NOT NULL DEFAULT '0',
        "readSeq" integer NOT NULL DEFAULT '0',
        "unread" integer NOT NULL DEFAULT '0',
        "lastActivityAt" timestamptz NOT NULL,
        "lastInboundAt" timestamptz,
        "inboundBell" text NOT NULL DEFAULT 'quiet',
        "outboxBell" text NOT NULL DEFAULT 'quiet',
        "bellRungAt" timestamptz,
        "createdAt" timestamptz NOT NULL DEFAULT now(),
        CONSTRAINT "PK_ee34f4f7ced4ec8681f26bf04ef" PRIMARY KEY ("id")
      )`,
      `CREATE INDEX "conversations_awake" ON "conversations" ("bellRungAt") WHERE "inboundBell" <> 'quiet' OR "outboxBell" <> 'quiet'`,
      `CREATE INDEX "conversations_contact" ON "conversations" ("tenantId", "contactId")`,
      `CREATE INDEX "conversations_recent" ON "conversations" ("tenantId", "lastActivityAt", "id")`,
      `CREATE UNIQUE INDEX "conversations_chat" ON "conversations" ("channelAccountId", "externalChatId")`,
      `CREATE TABLE "messages" (
        "id" text NOT NULL,
        "tenantId" text NOT NULL,
        "conversationId" text NOT NULL,
        "channelAccountId" text NOT NULL,
        "seq" integer NOT NULL,
        "direction" text NOT NULL,
        "author" text NOT NULL,
        "operatorId" text,
        "content" jsonb NOT NULL,
        "status" text NOT NULL,
        "failure" text,
        "failureDetail" text,
        "externalId" text,
        "clientKey" text,
        "generation" integer,
        "reservedAt" timestamptz,
        "notBefore" timestamptz,
        "attempts" integer NOT NULL DEFAULT '0',
        "occurredAt" timestamptz NOT NULL,
        "recordedAt" timestamptz NOT NULL DEFAULT now(),
        CONSTRAINT "PK_18325f38ae6de43878487eff986" PRIMARY KEY ("id")
      )`,
      `CREATE INDEX "messages_by_account" ON "messages" ("channelAccountId", "recordedAt")`,
      `CREATE INDEX "messages_outbox" ON "messages" ("conversationId", "seq") WHERE status IN ('queued', 'reserved')`,
      `CREATE UNIQUE INDEX "messages_external" ON "messages" ("channelAccountId", "externalId") WHERE "externalId" IS NOT NULL`,
      `CREATE UNIQUE INDEX "messages_client_key" ON "messages" ("conversationId", "clientKey") WHERE "clientKey" IS NOT NULL`,
      `CREATE UNIQUE INDEX "messages_seq" ON "messages" ("conversationId", "seq")`,
      `CREATE TABLE "media" (
        "id" text NOT NULL,
        "tenantId" text NOT NULL,
        "channelAccountId" text NOT NULL,
        "messageId" text NOT NULL,
        "providerFileId" text NOT NULL,
        "status" text NOT NULL DEFAULT 'pending',
        "mimeType" text,
        "fileName" text,
        "sizeBytes" bigint,
        "failure" text,
        "createdAt" timestamptz NOT NULL DEFAULT now(),
        CONSTRAINT "PK_f4e0fcac36e050de337b670d8bd" PRIMARY KEY ("id")
      )`,
      `CREATE INDEX "media_pending" ON "media" ("createdAt") WHERE status = 'pending'`,
      `CREATE INDEX "media_message" ON "media" ("messageId")`,
      `CREATE TABLE "appeals" (
        "id" text NOT NULL,
        "tenantId" text NOT NULL,
        "conversationId" text NOT NULL,
        "contactId" text NOT NULL,
        "status" text NOT NULL DEFAULT 'open',
        "extraction" jsonb NOT NULL,
        "handEdited" jsonb NOT NULL DEFAULT '[]',
        "extractedBy" text NOT NULL,
        "createdAt" timestamptz NOT NULL DEFAULT now(),
        "updatedAt" timestamptz NOT NULL DEFAULT now(),
        CONSTRAINT "PK_ebd2050a02aa78081b5346152bc" PRIMARY KEY ("id")
      )`,
      `CREATE INDEX "appeals_conversation" ON "appeals" ("conversationId", "createdAt")`,
      `CREATE UNIQUE INDEX "appeals_open" ON "appeals" ("conversationId") WHERE status = 'open'`,
      `CREATE TABLE "decisions" (
        "id" text NOT NULL,
        "tenantId" text NOT NULL,
        "conversationId" text NOT NULL,
        "kind" text NOT NULL,
        "reason" text NOT NULL,
        "afterSeq" integer NOT NULL,
        "generation" integer NOT NULL,
        "by" text NOT NULL,
        "confidence" real,
        "inputs" jsonb NOT NULL DEFAULT '{}',
        "messageId" text,
        "decidedAt" timestamptz NOT NULL DEFAULT now(),
        CONSTRAINT "PK_48eee6fa229cd5e43648f6a2ec3" PRIMARY KEY ("id")
      )`,
      `CREATE INDEX "decisions_conversation" ON "decisions" ("conversationId", "decidedAt")`,
      `CREATE UNIQUE INDEX "decisions_once" ON "decisions" ("conversationId", "afterSeq", "generation", "kind")`,
      `CREATE TABLE "events" (
        "transaction" bigint NOT NULL DEFAULT ((pg_current_xact_id())::text)::bigint,
        "seq" bigint NOT NULL DEFAULT nextval('events_seq'),
        "tenantId" text NOT NULL,
        "kind" text NOT NULL,
        "conversationId" text,
        "messageId" text,
        "contactId" text,
        "appealId" text,
        "channelAccountId" text,
        "recordedAt" timestamptz NOT NULL DEFAULT now(),
        CONSTRAINT "PK_c0ec039022503d89c7933db563e" PRIMARY KEY ("transaction", "seq")
      )`,
      `CREATE INDEX "events_tenant" ON "events" ("tenantId", "transaction", "seq")`,
      `CREATE TABLE "price_rows" (
        "id" text NOT NULL,
        "tenantId" text NOT NULL,
        "deviceType" text,
        "brand" text,
        "model" text,
        "repair" text NOT NULL,
        "partSource" text,
        "title" text NOT NULL,
        "amount" integer NOT NULL,
        "currency" text NOT NULL DEFAULT 'RUB',
        "isFrom" boolean NOT NULL DEFAULT false,
        "durationMinutes" integer,
        CONSTRAINT "PK_e57098c0283166daad782a6c330" PRIMARY KEY ("id")
      )`,
      `CREATE INDEX "price_rows_tenant" ON "price_rows" ("tenantId", "repair")`,
    ];
    for (const statement of statements) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    const tables = [
      "price_rows",
      "events",
      "decisions",
      "appeals",
      "media",
      "messages",
      "conversations",
      "contact_identities",
      "contacts",
      "raw_updates",
      "channel_accounts",
      "sessions",
      "operators",
      "tenants",
    ];
    for (const table of tables) await runner.query(`DROP TABLE "${table}"`);
    await runner.query(`DROP SEQUENCE events_seq`);
  }
}
