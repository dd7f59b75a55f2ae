import type { MigrationInterface, QueryRunner } from "typeorm";

/** The audit log. The trigger is ALWAYS, so that a session in replication mode does not slip past it either. */
export class Audit1795300000000 implements MigrationInterface {
  readonly name = "Audit1795300000000";

  async up(runner: QueryRunner): Promise<void> {
    const statements = [
      `CREATE TABLE "audit_entries" (
        "id" text NOT NULL,
        "tenantId" text,
        "operatorId" text,
        "operatorName" text,
        "action" text NOT NULL,
        "entityId" text,
        "conversationId" text,
        "before" jsonb NOT NULL DEFAULT '{}',
        "after" jsonb NOT NULL DEFAULT '{}',
        "address" text,
        "requestId" text,
        "occurredAt" timestamptz NOT NULL DEFAULT clock_timestamp(),
        CONSTRAINT "audit_entries_pkey" PRIMARY KEY ("id")
      )`,
      `CREATE INDEX "audit_entries_tenant" ON "audit_entries" ("tenantId", "occurredAt", "id")`,
      `CREATE INDEX "audit_entries_operator" ON "audit_entries" ("tenantId", "operatorId", "occurredAt")`,
      `CREATE INDEX "audit_entries_entity" ON "audit_entries" ("tenantId", "entityId", "occurredAt")`,
      `CREATE INDEX "audit_entries_conversation" ON "audit_entries" ("tenantId", "conversationId", "occurredAt")`,
      `CREATE FUNCTION refuse_audit_change() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        RAISE EXCEPTION 'The audit log is append-only: % is refused.', TG_OP USING ERRCODE = 'insufficient_privilege';
      END $$`,
      `CREATE TRIGGER audit_entries_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON "audit_entries"
       FOR EACH STATEMENT EXECUTE FUNCTION refuse_audit_change()`,
      `ALTER TABLE "audit_entries" ENABLE ALWAYS TRIGGER audit_entries_append_only`,
    ];
    for (const statement of statements) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE "audit_entries"`);
    await runner.query(`DROP FUNCTION refuse_audit_change()`);
  }
}
