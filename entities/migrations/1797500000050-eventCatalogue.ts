import type { MigrationInterface, QueryRunner } from "typeorm";

const tellFormerHolders = (kind: string, facts: readonly [column: string, value: string]) => `
  CREATE OR REPLACE FUNCTION tell_former_holders() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    INSERT INTO events ("tenantId", kind, "conversationId", former${facts[0]}) VALUES (NEW."tenantId", ${kind}, NEW.id,
      jsonb_build_object('branchId', OLD."branchId", 'teamId', OLD."teamId", 'assigneeId', OLD."assigneeId")${facts[1]});
    RETURN NULL;
  END $$`;

const isAssigned = `NEW."assigneeId" IS DISTINCT FROM OLD."assigneeId" AND NEW."assigneeId" IS NOT NULL AND NEW.status <> 'resolved'`;

/**
 * The log says exactly what has happened, so that programs can go by it; whoever follows it keeps its place in one table.
 * What other programs report of a contact is kept once.
 */
export class EventCatalogue1797500000050 implements MigrationInterface {
  readonly name = "EventCatalogue1797500000050";

  async up(runner: QueryRunner): Promise<void> {
    const statements = [
      `ALTER TABLE "events" ADD COLUMN "facts" jsonb`,
      tellFormerHolders(`CASE WHEN ${isAssigned} THEN 'conversation.assigned' ELSE 'conversation.changed' END`, [
        `, facts`,
        `, CASE WHEN ${isAssigned} THEN jsonb_build_object('event.assigneeId', NEW."assigneeId") END`,
      ]),
      `INSERT INTO "consumer_cursors" (name, "transaction", seq) SELECT 'search', "transaction", seq FROM "search_position"`,
      `DROP TABLE "search_position"`,
      `CREATE TABLE "contact_reports" (
        "tenantId" text NOT NULL,
        "clientKey" text NOT NULL,
        "contactId" text NOT NULL,
        "name" text NOT NULL,
        "data" jsonb NOT NULL,
        "apiKeyId" text NOT NULL,
        "reportedAt" timestamptz NOT NULL DEFAULT now(),
        CONSTRAINT "contact_reports_pkey" PRIMARY KEY ("tenantId", "clientKey")
      )`,
      `CREATE INDEX "contact_reports_contact" ON "contact_reports" ("contactId", "reportedAt")`,
    ];
    for (const statement of statements) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    const statements = [
      `DROP TABLE "contact_reports"`,
      `CREATE TABLE "search_position" (
        "isOnly" boolean NOT NULL DEFAULT true,
        "transaction" bigint NOT NULL DEFAULT 0,
        "seq" bigint NOT NULL DEFAULT 0,
        CONSTRAINT "search_position_pkey" PRIMARY KEY ("isOnly")
      )`,
      `INSERT INTO "search_position" ("transaction", seq) SELECT "transaction", seq FROM "consumer_cursors" WHERE name = 'search'`,
      `DELETE FROM "consumer_cursors" WHERE name = 'search'`,
      tellFormerHolders(`'conversation.changed'`, ["", ""]),
      `ALTER TABLE "events" DROP COLUMN "facts"`,
    ];
    for (const statement of statements) await runner.query(statement);
  }
}
