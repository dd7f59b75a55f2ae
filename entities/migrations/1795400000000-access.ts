import type { MigrationInterface, QueryRunner } from "typeorm";

/** Who may see what: branches, teams, roles of the tenant's own, scopes; and tenants that an installation's administrator keeps. */
export class Access1795400000000 implements MigrationInterface {
  readonly name = "Access1795400000000";

  async up(runner: QueryRunner): Promise<void> {
    const statements = [
      `CREATE TABLE "branches" (
        "id" text NOT NULL,
        "tenantId" text NOT NULL,
        "name" text NOT NULL,
        "parentId" text,
        "createdAt" timestamptz NOT NULL DEFAULT now(),
        CONSTRAINT "branches_pkey" PRIMARY KEY ("id")
      )`,
      `CREATE UNIQUE INDEX "branches_name" ON "branches" ("tenantId", "name")`,
      `CREATE TABLE "teams" (
        "id" text NOT NULL,
        "tenantId" text NOT NULL,
        "name" text NOT NULL,
        "branchId" text,
        "createdAt" timestamptz NOT NULL DEFAULT now(),
        CONSTRAINT "teams_pkey" PRIMARY KEY ("id")
      )`,
      `CREATE UNIQUE INDEX "teams_name" ON "teams" ("tenantId", "name")`,
      `CREATE TABLE "team_members" (
        "teamId" text NOT NULL,
        "operatorId" text NOT NULL,
        CONSTRAINT "team_members_pkey" PRIMARY KEY ("teamId", "operatorId")
      )`,
      `CREATE INDEX "team_members_operator" ON "team_members" ("operatorId")`,
      `CREATE TABLE "custom_roles" (
        "id" text NOT NULL,
        "tenantId" text NOT NULL,
        "name" text NOT NULL,
        "permissions" jsonb NOT NULL,
        "createdAt" timestamptz NOT NULL DEFAULT now(),
        CONSTRAINT "custom_roles_pkey" PRIMARY KEY ("id")
      )`,
      `CREATE UNIQUE INDEX "custom_roles_name" ON "custom_roles" ("tenantId", "name")`,
      `ALTER TABLE "operators"
        ADD COLUMN "scope" text NOT NULL DEFAULT 'GLOBAL',
        ADD COLUMN "branchId" text,
        ADD COLUMN "isInstallationAdmin" boolean NOT NULL DEFAULT false`,
      `CREATE INDEX "operators_tenant" ON "operators" ("tenantId", "name")`,
      `UPDATE "operators" SET "isInstallationAdmin" = true WHERE "id" =
        (SELECT "id" FROM "operators" WHERE "role" = 'ADMIN' AND "deactivatedAt" IS NULL ORDER BY "createdAt" LIMIT 1)`,
      `ALTER TABLE "tenants" ADD COLUMN "status" text NOT NULL DEFAULT 'active'`,
      `ALTER TABLE "channel_accounts" ADD COLUMN "branchId" text`,
      `ALTER TABLE "conversations" ADD COLUMN "branchId" text, ADD COLUMN "teamId" text`,
      `CREATE INDEX "conversations_branch" ON "conversations" ("tenantId", "branchId", "lastActivityAt", "id")`,
      `CREATE INDEX "conversations_assignee" ON "conversations" ("tenantId", "assigneeId", "lastActivityAt", "id") WHERE "assigneeId" IS NOT NULL`,
      `CREATE INDEX "conversations_team" ON "conversations" ("tenantId", "teamId", "lastActivityAt", "id") WHERE "teamId" IS NOT NULL AND "assigneeId" IS NULL`,
      `ALTER TABLE "events" ADD COLUMN "operatorId" text, ADD COLUMN "former" jsonb`,
      // Here and not in the commands, so that none of them can forget to tell those who lose sight of a conversation.
      `CREATE FUNCTION tell_former_holders() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        INSERT INTO events ("tenantId", kind, "conversationId", former) VALUES (NEW."tenantId", 'conversation.changed', NEW.id,
          jsonb_build_object('branchId', OLD."branchId", 'teamId', OLD."teamId", 'assigneeId', OLD."assigneeId"));
        RETURN NULL;
      END $$`,
      `CREATE TRIGGER conversations_changed_hands AFTER UPDATE OF "branchId", "teamId", "assigneeId" ON "conversations"
       FOR EACH ROW WHEN ((OLD."branchId", OLD."teamId", OLD."assigneeId") IS DISTINCT FROM (NEW."branchId", NEW."teamId", NEW."assigneeId"))
       EXECUTE FUNCTION tell_former_holders()`,
    ];
    for (const statement of statements) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    const statements = [
      `DROP TRIGGER conversations_changed_hands ON "conversations"`,
      `DROP FUNCTION tell_former_holders()`,
      `ALTER TABLE "events" DROP COLUMN "operatorId", DROP COLUMN "former"`,
      `ALTER TABLE "conversations" DROP COLUMN "branchId", DROP COLUMN "teamId"`,
      `ALTER TABLE "channel_accounts" DROP COLUMN "branchId"`,
      `ALTER TABLE "tenants" DROP COLUMN "status"`,
      `DROP INDEX "operators_tenant"`,
      `UPDATE "operators" SET "role" = 'MANAGER' WHERE "role" LIKE 'rol_%'`,
      `ALTER TABLE "operators" DROP COLUMN "scope", DROP COLUMN "branchId", DROP COLUMN "isInstallationAdmin"`,
      ...["custom_roles", "team_members", "teams", "branches"].map((table) => `DROP TABLE "${table}"`),
    ];
    for (const statement of statements) await runner.query(statement);
  }
}
