import type { MigrationInterface, QueryRunner } from "typeorm";

const key = (table: string, columns: string) => `CONSTRAINT "${table}_pkey" PRIMARY KEY (${columns})`;

const tables = {
  sequences: [
    `"id" text NOT NULL`,
    `"tenantId" text NOT NULL`,
    `"kind" text NOT NULL`,
    `"name" text NOT NULL`,
    `"status" text NOT NULL DEFAULT 'draft'`,
    `"draft" jsonb NOT NULL`,
    `"revision" integer NOT NULL DEFAULT 1`,
    `"publishedVersion" integer`,
    `"publishedRevision" integer`,
    `"pausedWhy" text`,
    `"passedAt" timestamptz`,
    `"passedVersion" integer`,
    `"clientKey" text NOT NULL`,
    `"createdById" text`,
    `"createdAt" timestamptz NOT NULL DEFAULT now()`,
    `"updatedAt" timestamptz NOT NULL DEFAULT now()`,
    key("sequences", `"id"`),
  ],
  sequence_versions: [
    `"sequenceId" text NOT NULL`,
    `"version" integer NOT NULL`,
    `"tenantId" text NOT NULL`,
    `"definition" jsonb NOT NULL`,
    `"publishedById" text`,
    `"publishedAt" timestamptz NOT NULL DEFAULT now()`,
    key("sequence_versions", `"sequenceId", "version"`),
  ],
  touch_runs: [
    `"id" text NOT NULL`,
    `"tenantId" text NOT NULL`,
    `"sequenceId" text NOT NULL`,
    `"version" integer NOT NULL`,
    `"contactId" text NOT NULL`,
    `"conversationId" text`,
    `"status" text NOT NULL DEFAULT 'running'`,
    `"state" jsonb NOT NULL`,
    `"stepId" text`,
    `"outcome" text`,
    `"dueAt" timestamptz`,
    `"lines" integer NOT NULL DEFAULT 0`,
    `"tries" integer NOT NULL DEFAULT 0`,
    `"slotAt" timestamptz`,
    `"beginKey" text NOT NULL`,
    `"begunBy" text NOT NULL`,
    `"begunById" text`,
    `"apiKeyId" text`,
    `"hearsSince" timestamptz NOT NULL DEFAULT now()`,
    `"bellReason" text NOT NULL DEFAULT 'runBegun'`,
    `"bell" text NOT NULL DEFAULT 'quiet'`,
    `"bellRungAt" timestamptz NOT NULL DEFAULT now()`,
    `"startedAt" timestamptz NOT NULL DEFAULT now()`,
    `"endedAt" timestamptz`,
    key("touch_runs", `"id"`),
  ],
  touch_run_lines: [
    `"runId" text NOT NULL`,
    `"place" integer NOT NULL`,
    `"tenantId" text NOT NULL`,
    `"ordinal" integer NOT NULL`,
    `"attempt" integer NOT NULL`,
    `"stepId" text NOT NULL`,
    `"outcome" text NOT NULL`,
    `"why" text NOT NULL`,
    `"facts" jsonb NOT NULL`,
    `"at" timestamptz NOT NULL`,
    key("touch_run_lines", `"runId", "place"`),
  ],
  touch_run_events: [
    `"runId" text NOT NULL`,
    `"transaction" bigint NOT NULL`,
    `"seq" bigint NOT NULL`,
    `"kind" text NOT NULL`,
    `"facts" jsonb NOT NULL`,
    `"messageId" text`,
    `"at" timestamptz NOT NULL`,
    `"isHeard" boolean NOT NULL DEFAULT false`,
    key("touch_run_events", `"runId", "transaction", "seq"`),
  ],
  segment_members: [
    `"sequenceId" text NOT NULL`,
    `"place" integer NOT NULL`,
    `"contactId" text NOT NULL`,
    key("segment_members", `"sequenceId", "place", "contactId"`),
  ],
  touch_suppressions: [
    `"contactId" text NOT NULL`,
    `"tenantId" text NOT NULL`,
    `"why" text NOT NULL`,
    `"byId" text`,
    `"since" timestamptz NOT NULL DEFAULT now()`,
    key("touch_suppressions", `"contactId"`),
  ],
  contact_touches: [
    `"messageId" text NOT NULL`,
    `"tenantId" text NOT NULL`,
    `"contactId" text NOT NULL`,
    `"runId" text NOT NULL`,
    `"at" timestamptz NOT NULL`,
    key("contact_touches", `"messageId"`),
  ],
  touch_paces: [
    `"channelAccountId" text NOT NULL`,
    `"freeAt" timestamptz NOT NULL`,
    key("touch_paces", `"channelAccountId"`),
  ],
};

const uniqueIndexes = [
  `"sequences_once" ON "sequences" ("tenantId", "clientKey")`,
  `"touch_runs_active" ON "touch_runs" ("sequenceId", "contactId") WHERE "status" <> 'ended'`,
  `"touch_runs_once" ON "touch_runs" ("sequenceId", "beginKey")`,
];

const indexes = [
  `"sequences_by_name" ON "sequences" ("tenantId", "name", "id")`,
  `"sequences_active" ON "sequences" ("tenantId") WHERE "status" = 'active'`,
  `"touch_runs_recent" ON "touch_runs" ("tenantId", "id")`,
  `"touch_runs_of_sequence" ON "touch_runs" ("sequenceId", "status", "id")`,
  `"touch_runs_at_step" ON "touch_runs" ("sequenceId", "version", "stepId") WHERE "status" <> 'ended'`,
  `"touch_runs_outcome" ON "touch_runs" ("sequenceId", "outcome", "id") WHERE "status" = 'ended'`,
  `"touch_runs_of_contact" ON "touch_runs" ("contactId", "id")`,
  `"touch_runs_live" ON "touch_runs" ("contactId") WHERE "status" <> 'ended'`,
  `"touch_runs_begun" ON "touch_runs" ("sequenceId", "startedAt")`,
  `"touch_runs_hour" ON "touch_runs" ("tenantId", "startedAt")`,
  `"touch_runs_due" ON "touch_runs" ("dueAt") WHERE "status" = 'running'`,
  `"touch_runs_news" ON "touch_runs" ("tenantId", "bellRungAt") WHERE "bell" = 'ringing' AND "bellReason" <> 'runBegun'`,
  `"touch_runs_beginnings" ON "touch_runs" ("tenantId", "bellRungAt") WHERE "bell" = 'ringing' AND "bellReason" = 'runBegun'`,
  `"touch_runs_heard" ON "touch_runs" ("bellRungAt") WHERE "bell" = 'heard'`,
  `"touch_run_events_unheard" ON "touch_run_events" ("runId", "transaction", "seq") WHERE NOT "isHeard"`,
  `"contacts_of_tenant" ON "contacts" ("tenantId", "id")`,
  `"contact_touches_of" ON "contact_touches" ("contactId", "at")`,
];

/** Touch sequences and automations: definitions, runs with their history, and what spares contacts. */
export class Touches1797300000001 implements MigrationInterface {
  readonly name = "Touches1797300000001";

  async up(runner: QueryRunner): Promise<void> {
    for (const [table, columns] of Object.entries(tables))
      await runner.query(`CREATE TABLE "${table}" (${columns.join(", ")})`);
    for (const index of uniqueIndexes) await runner.query(`CREATE UNIQUE INDEX ${index}`);
    for (const index of indexes) await runner.query(`CREATE INDEX ${index}`);
    await runner.query(
      `ALTER TABLE "contacts" ADD COLUMN "fields" jsonb NOT NULL DEFAULT '{}', ADD COLUMN "timeZone" text`,
    );
    await runner.query(`ALTER TABLE "messages" ADD COLUMN "touchRunId" text`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE "messages" DROP COLUMN "touchRunId"`);
    await runner.query(`DROP INDEX "contacts_of_tenant"`);
    await runner.query(`ALTER TABLE "contacts" DROP COLUMN "timeZone", DROP COLUMN "fields"`);
    for (const table of Object.keys(tables)) await runner.query(`DROP TABLE "${table}"`);
  }
}
