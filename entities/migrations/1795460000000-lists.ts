import type { MigrationInterface, QueryRunner } from "typeorm";

const keys = {
  conversations_recent: [`"tenantId"`, ``],
  conversations_branch: [`"tenantId", "branchId"`, `WHERE "branchId" IS NOT NULL`],
  conversations_assignee: [`"tenantId", "assigneeId"`, `WHERE "assigneeId" IS NOT NULL`],
  conversations_team: [`"tenantId", "teamId"`, `WHERE "teamId" IS NOT NULL AND "assigneeId" IS NULL`],
} as const;

/**
 * Lists ask for open conversations or for closed ones, so the status stands in their indexes: in those that were there,
 * because each further one would be written for every message. Names are searched by their trigrams.
 */
export class Lists1795460000000 implements MigrationInterface {
  readonly name = "Lists1795460000000";

  async up(runner: QueryRunner): Promise<void> {
    for (const [index, [owner, where]] of Object.entries(keys)) {
      await runner.query(`DROP INDEX "${index}"`);
      await runner.query(
        `CREATE INDEX "${index}" ON "conversations" (${owner}, "status", "lastActivityAt", "id") ${where}`,
      );
    }
    await runner.query(`CREATE EXTENSION IF NOT EXISTS pg_trgm`);
    await runner.query(
      `CREATE INDEX "contacts_search" ON "contacts" USING gin ("name" gin_trgm_ops, "phone" gin_trgm_ops)`,
    );
    await runner.query(
      `CREATE INDEX "contact_identities_search" ON "contact_identities" USING gin ("username" gin_trgm_ops)
       WHERE "username" IS NOT NULL`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const [index, [owner, where]] of Object.entries(keys)) {
      await runner.query(`DROP INDEX "${index}"`);
      await runner.query(
        `CREATE INDEX "${index}" ON "conversations" (${owner}, "lastActivityAt", "id")
         ${index === "conversations_branch" ? "" : where}`,
      );
    }
    await runner.query(`DROP INDEX "contacts_search"`);
    await runner.query(`DROP INDEX "contact_identities_search"`);
    await runner.query(`DROP EXTENSION pg_trgm`);
  }
}
