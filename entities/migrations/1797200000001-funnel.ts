import type { MigrationInterface, QueryRunner } from "typeorm";

/** Pipelines with their stages and rules; every appeal stands in a stage, and its way there is kept. */
export class Funnel1797200000001 implements MigrationInterface {
  readonly name = "Funnel1797200000001";

  async up(runner: QueryRunner): Promise<void> {
    const statements = [
      `CREATE TABLE "pipelines" (
        "id" text NOT NULL,
        "tenantId" text NOT NULL,
        "name" text NOT NULL,
        "isDefault" boolean NOT NULL DEFAULT false,
        "archivedAt" timestamptz,
        "createdAt" timestamptz NOT NULL DEFAULT now(),
        CONSTRAINT "pipelines_pkey" PRIMARY KEY ("id")
      )`,
      `CREATE UNIQUE INDEX "pipelines_name" ON "pipelines" ("tenantId", "name") WHERE "archivedAt" IS NULL`,
      `CREATE UNIQUE INDEX "pipelines_default" ON "pipelines" ("tenantId") WHERE "isDefault"`,
      `CREATE TABLE "stages" (
        "id" text NOT NULL,
        "tenantId" text NOT NULL,
        "pipelineId" text NOT NULL,
        "name" text NOT NULL,
        "color" text NOT NULL,
        "kind" text NOT NULL,
        "position" integer NOT NULL,
        "ageLimitHours" integer,
        "archivedAt" timestamptz,
        CONSTRAINT "stages_pkey" PRIMARY KEY ("id")
      )`,
      `CREATE UNIQUE INDEX "stages_name" ON "stages" ("pipelineId", "name") WHERE "archivedAt" IS NULL`,
      `CREATE TABLE "stage_rules" (
        "id" text NOT NULL,
        "tenantId" text NOT NULL,
        "pipelineId" text NOT NULL,
        "name" text NOT NULL,
        "isOn" boolean NOT NULL,
        "trigger" jsonb NOT NULL,
        "fromStageIds" jsonb NOT NULL,
        "toStageId" text NOT NULL,
        "position" integer NOT NULL,
        CONSTRAINT "stage_rules_pkey" PRIMARY KEY ("id")
      )`,
      `CREATE UNIQUE INDEX "stage_rules_name" ON "stage_rules" ("pipelineId", "name")`,
      `CREATE INDEX "stage_rules_tenant" ON "stage_rules" ("tenantId")`,
      `CREATE TABLE "appeal_stage_moves" (
        "id" text NOT NULL,
        "tenantId" text NOT NULL,
        "appealId" text NOT NULL,
        "pipelineId" text NOT NULL,
        "fromStageId" text,
        "toStageId" text NOT NULL,
        "at" timestamptz NOT NULL DEFAULT clock_timestamp(),
        "by" text NOT NULL,
        "operatorId" text,
        "ruleId" text,
        "touchRunId" text,
        "reason" text NOT NULL DEFAULT '',
        "facts" jsonb NOT NULL DEFAULT '{}',
        "key" text,
        CONSTRAINT "appeal_stage_moves_pkey" PRIMARY KEY ("id")
      )`,
      `CREATE INDEX "appeal_stage_moves_appeal" ON "appeal_stage_moves" ("appealId", "at")`,
      `CREATE INDEX "appeal_stage_moves_pipeline" ON "appeal_stage_moves" ("tenantId", "pipelineId", "at")`,
      `CREATE UNIQUE INDEX "appeal_stage_moves_key" ON "appeal_stage_moves" ("appealId", "key") WHERE "key" IS NOT NULL`,

      // What a tenant begins with, in its language.
      `CREATE FUNCTION add_usual_stages(pipeline text, tenant text) RETURNS void LANGUAGE sql AS $$
        INSERT INTO stages (id, "tenantId", "pipelineId", name, color, kind, position, "ageLimitHours")
        SELECT 'stg_' || replace(gen_random_uuid()::text, '-', ''), tenant, pipeline,
          CASE t.settings->>'language' WHEN 'en' THEN s.en ELSE s.ru END, s.color, s.kind, s.position, s.hours
        FROM tenants t CROSS JOIN (VALUES
          ('Новое', 'New', 'blue', 'open', 0, 24),
          ('В работе', 'In progress', 'indigo', 'open', 1, 72),
          ('Ждём клиента', 'Waiting for the customer', 'yellow', 'open', 2, 168),
          ('Готово', 'Won', 'green', 'won', 3, NULL),
          ('Отказ', 'Lost', 'gray', 'lost', 4, NULL)) AS s(ru, en, color, kind, position, hours)
        WHERE t.id = tenant
      $$`,
      // Here and not in the command, so that there is no tenant without a pipeline and no appeal without a stage.
      `CREATE FUNCTION tenant_began() RETURNS trigger LANGUAGE plpgsql AS $$
      DECLARE pipeline text := 'pip_' || replace(gen_random_uuid()::text, '-', '');
      BEGIN
        INSERT INTO pipelines (id, "tenantId", name, "isDefault")
        VALUES (pipeline, NEW.id, CASE NEW.settings->>'language' WHEN 'en' THEN 'Sales' ELSE 'Продажи' END, true);
        PERFORM add_usual_stages(pipeline, NEW.id);
        RETURN NULL;
      END $$`,
      `CREATE TRIGGER tenants_began AFTER INSERT ON "tenants" FOR EACH ROW EXECUTE FUNCTION tenant_began()`,
      `WITH made AS (
        INSERT INTO pipelines (id, "tenantId", name, "isDefault")
        SELECT 'pip_' || replace(gen_random_uuid()::text, '-', ''), id,
          CASE settings->>'language' WHEN 'en' THEN 'Sales' ELSE 'Продажи' END, true FROM tenants
        RETURNING id, "tenantId"
      ) SELECT add_usual_stages(id, "tenantId") FROM made`,

      `ALTER TABLE "appeals"
        ADD COLUMN "pipelineId" text,
        ADD COLUMN "stageId" text,
        ADD COLUMN "stageSince" timestamptz NOT NULL DEFAULT now(),
        ADD COLUMN "stageReason" text NOT NULL DEFAULT 'start',
        ADD COLUMN "title" text NOT NULL DEFAULT '',
        ADD COLUMN "amount" bigint,
        ADD COLUMN "currency" text NOT NULL DEFAULT 'RUB',
        ADD COLUMN "version" integer NOT NULL DEFAULT 1`,
      `UPDATE appeals a SET "pipelineId" = s."pipelineId", "stageId" = s.id, "stageSince" = a."createdAt"
       FROM pipelines p JOIN stages s ON s."pipelineId" = p.id AND s.position = 0 WHERE p."tenantId" = a."tenantId"`,
      `ALTER TABLE "appeals" ALTER COLUMN "pipelineId" SET NOT NULL, ALTER COLUMN "stageId" SET NOT NULL`,
      `INSERT INTO appeal_stage_moves (id, "tenantId", "appealId", "pipelineId", "toStageId", at, by)
       SELECT 'mov_' || replace(gen_random_uuid()::text, '-', ''), "tenantId", id, "pipelineId", "stageId", "createdAt", 'start' FROM appeals`,
      `CREATE INDEX "appeals_stage" ON "appeals" ("tenantId", "stageId", "stageSince", "id", "amount")`,
      `CREATE INDEX "appeals_stage_open" ON "appeals" ("tenantId", "stageId", "stageSince", "id", "amount") WHERE status = 'open'`,
      `CREATE INDEX "appeals_title" ON "appeals" USING gin ("title" gin_trgm_ops) WHERE "title" <> ''`,
      `CREATE INDEX "appeals_contact" ON "appeals" ("contactId", "createdAt")`,

      `CREATE FUNCTION appeal_begins() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        SELECT s."pipelineId", s.id INTO NEW."pipelineId", NEW."stageId"
        FROM pipelines p JOIN stages s ON s."pipelineId" = p.id
        WHERE p."tenantId" = NEW."tenantId" AND p."isDefault" AND s.kind = 'open' AND s."archivedAt" IS NULL
        ORDER BY s.position LIMIT 1;
        RETURN NEW;
      END $$`,
      `CREATE TRIGGER appeals_begin BEFORE INSERT ON "appeals" FOR EACH ROW WHEN (NEW."stageId" IS NULL)
       EXECUTE FUNCTION appeal_begins()`,
      // An upsert that finds an open appeal comes no further than the trigger above. Whoever deletes the stage waits for
      // this transaction and moves its appeal; where they were quicker, this one fails and is repeated.
      `CREATE FUNCTION appeal_began() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        PERFORM 1 FROM stages WHERE id = NEW."stageId" AND "archivedAt" IS NULL FOR KEY SHARE;
        IF NOT FOUND THEN RAISE EXCEPTION 'Stage % was deleted meanwhile.', NEW."stageId" USING ERRCODE = 'serialization_failure'; END IF;
        INSERT INTO appeal_stage_moves (id, "tenantId", "appealId", "pipelineId", "toStageId", at, by)
        VALUES ('mov_' || replace(gen_random_uuid()::text, '-', ''), NEW."tenantId", NEW.id, NEW."pipelineId", NEW."stageId", NEW."stageSince", 'start');
        INSERT INTO events ("tenantId", kind, "conversationId", "contactId", "appealId")
        VALUES (NEW."tenantId", 'appeal.created', NEW."conversationId", NEW."contactId", NEW.id);
        RETURN NULL;
      END $$`,
      `CREATE TRIGGER appeals_began AFTER INSERT ON "appeals" FOR EACH ROW EXECUTE FUNCTION appeal_began()`,
    ];
    for (const statement of statements) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    const statements = [
      `DROP TRIGGER appeals_began ON "appeals"`,
      `DROP TRIGGER appeals_begin ON "appeals"`,
      `DROP TRIGGER tenants_began ON "tenants"`,
      `DROP FUNCTION appeal_began(), appeal_begins(), tenant_began(), add_usual_stages(text, text)`,
      `DROP INDEX "appeals_contact"`,
      `ALTER TABLE "appeals" DROP COLUMN "pipelineId", DROP COLUMN "stageId", DROP COLUMN "stageSince", DROP COLUMN "stageReason",
        DROP COLUMN "title", DROP COLUMN "amount", DROP COLUMN "currency", DROP COLUMN "version"`,
      `DROP TABLE "appeal_stage_moves", "stage_rules", "stages", "pipelines"`,
    ];
    for (const statement of statements) await runner.query(statement);
  }
}
