import type { MigrationInterface, QueryRunner } from "typeorm";

export class Phones1797060000000 implements MigrationInterface {
  readonly name = "Phones1797060000000";

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE "devices"
      ADD COLUMN "sessionId" uuid,
      ADD COLUMN "lastPollCode" integer,
      ADD COLUMN "queueStuck" boolean NOT NULL DEFAULT false,
      ADD COLUMN "stuckCount" integer NOT NULL DEFAULT 0,
      ADD COLUMN "oldestStuckSeconds" integer,
      ADD COLUMN "isEncrypted" boolean,
      ADD COLUMN "errorCode" text,
      ADD COLUMN "errorMessage" text,
      ADD COLUMN "batteryPercent" integer,
      ADD COLUMN "telemetryKept" integer NOT NULL DEFAULT 0`);
    await runner.query(`CREATE TABLE "phone_sign_ins" (
      "operatorId" text NOT NULL,
      "tokenHash" text NOT NULL,
      "createdAt" timestamptz NOT NULL DEFAULT now(),
      "expiresAt" timestamptz NOT NULL,
      "usedAt" timestamptz,
      CONSTRAINT "phone_sign_ins_pkey" PRIMARY KEY ("operatorId")
    )`);
    await runner.query(`CREATE UNIQUE INDEX "phone_sign_ins_token" ON "phone_sign_ins" ("tokenHash")`);
    await runner.query(`CREATE TABLE "phone_telemetry" (
      "deviceId" text NOT NULL,
      "batch" text NOT NULL,
      "position" integer NOT NULL,
      "tenantId" text NOT NULL,
      "kind" text NOT NULL,
      "endpoint" text NOT NULL,
      "httpCode" integer,
      "valueMs" integer,
      "extra" jsonb NOT NULL,
      "occurredAt" timestamptz NOT NULL,
      CONSTRAINT "phone_telemetry_pkey" PRIMARY KEY ("deviceId", "batch", "position")
    )`);
    await runner.query(`CREATE INDEX "phone_telemetry_time" ON "phone_telemetry" ("deviceId", "occurredAt")`);
    await runner.query(`CREATE INDEX "phone_telemetry_age" ON "phone_telemetry" ("occurredAt")`);
    await runner.query(
      `CREATE INDEX "phone_telemetry_refused" ON "phone_telemetry" ("deviceId", "occurredAt") WHERE "httpCode" >= 400`,
    );
    await runner.query(`CREATE TABLE "phone_logs" (
      "id" text NOT NULL,
      "tenantId" text NOT NULL,
      "deviceId" text NOT NULL,
      "hash" text NOT NULL,
      "levelSummary" text NOT NULL,
      "source" text NOT NULL,
      "text" text NOT NULL,
      "occurredAt" timestamptz NOT NULL,
      CONSTRAINT "phone_logs_pkey" PRIMARY KEY ("id")
    )`);
    await runner.query(`CREATE UNIQUE INDEX "phone_logs_hash" ON "phone_logs" ("deviceId", "hash")`);
    await runner.query(`CREATE INDEX "phone_logs_time" ON "phone_logs" ("deviceId", "occurredAt")`);
    await runner.query(`CREATE INDEX "phone_logs_age" ON "phone_logs" ("occurredAt")`);
    await runner.query(`CREATE TABLE "app_builds" (
      "id" text NOT NULL,
      "tenantId" text NOT NULL,
      "versionName" text NOT NULL,
      "versionCode" integer NOT NULL,
      "fileName" text NOT NULL,
      "sizeBytes" integer NOT NULL,
      "sha256" text NOT NULL,
      "isActive" boolean NOT NULL DEFAULT true,
      "uploadedById" text NOT NULL,
      "createdAt" timestamptz NOT NULL DEFAULT now(),
      CONSTRAINT "app_builds_pkey" PRIMARY KEY ("id")
    )`);
    await runner.query(`CREATE UNIQUE INDEX "app_builds_version" ON "app_builds" ("tenantId", "versionCode")`);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of ["app_builds", "phone_logs", "phone_telemetry", "phone_sign_ins"])
      await runner.query(`DROP TABLE "${table}"`);
    await runner.query(`ALTER TABLE "devices" DROP COLUMN "sessionId", DROP COLUMN "lastPollCode",
      DROP COLUMN "queueStuck", DROP COLUMN "stuckCount", DROP COLUMN "oldestStuckSeconds", DROP COLUMN "isEncrypted",
      DROP COLUMN "errorCode", DROP COLUMN "errorMessage", DROP COLUMN "batteryPercent", DROP COLUMN "telemetryKept"`);
  }
}
