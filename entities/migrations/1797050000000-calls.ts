import type { MigrationInterface, QueryRunner } from "typeorm";

/** What phones say of calls, the steps of a call's life, and what its actor has to hear. */
export class Calls1797050000000 implements MigrationInterface {
  readonly name = "Calls1797050000000";

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE "events" ADD COLUMN "callRequestId" text`);
    await runner.query(`ALTER TABLE "call_requests"
      ADD COLUMN "clientKey" text,
      ADD COLUMN "version" integer NOT NULL DEFAULT 0,
      ADD COLUMN "bell" text NOT NULL DEFAULT 'heard',
      ADD COLUMN "bellRungAt" timestamptz NOT NULL DEFAULT now(),
      ADD COLUMN "resultWithinSeconds" integer NOT NULL DEFAULT 1800,
      ADD COLUMN "lateWithinSeconds" integer NOT NULL DEFAULT 604800,
      ADD COLUMN "againOfId" text`);
    const indexes = {
      ringing: `("bellRungAt") WHERE "bell" = 'ringing'`,
      requested: `("requestedById", "createdAt") WHERE "requestedById" IS NOT NULL`,
      live: `("createdAt") WHERE "state" IN ('waiting', 'claimed')`,
      device: `("operatorId", "deviceId", "claimedAt") WHERE "state" = 'claimed'`,
      again: `("againOfId") WHERE "againOfId" IS NOT NULL`,
    };
    for (const [name, definition] of Object.entries(indexes)) {
      await runner.query(`CREATE INDEX "call_requests_${name}" ON "call_requests" ${definition}`);
    }
    await runner.query(`CREATE UNIQUE INDEX "call_requests_once"
      ON "call_requests" ("tenantId", "requestedById", "clientKey") WHERE "clientKey" IS NOT NULL`);
    await runner.query(`CREATE TABLE "call_reports" (
      "id" text NOT NULL,
      "tenantId" text NOT NULL,
      "callRequestId" text NOT NULL,
      "askedAboutId" text NOT NULL,
      "source" text NOT NULL,
      "fingerprint" text NOT NULL,
      "payload" jsonb NOT NULL,
      "outcome" text,
      "durationSeconds" integer,
      "resolveMethod" text,
      "counts" boolean NOT NULL,
      "reason" text NOT NULL,
      "clockOffSeconds" integer,
      "receivedAt" timestamptz NOT NULL DEFAULT clock_timestamp(),
      CONSTRAINT "call_reports_pkey" PRIMARY KEY ("id")
    )`);
    await runner.query(`CREATE UNIQUE INDEX "call_reports_once" ON "call_reports" ("askedAboutId", "fingerprint")`);
    await runner.query(`CREATE INDEX "call_reports_call" ON "call_reports" ("callRequestId", "receivedAt")`);
    await runner.query(`CREATE TABLE "call_steps" (
      "id" text NOT NULL,
      "tenantId" text NOT NULL,
      "callRequestId" text NOT NULL,
      "kind" text NOT NULL,
      "operatorId" text,
      "reason" text,
      "outcome" text,
      "at" timestamptz NOT NULL DEFAULT clock_timestamp(),
      CONSTRAINT "call_steps_pkey" PRIMARY KEY ("id")
    )`);
    await runner.query(`CREATE INDEX "call_steps_call" ON "call_steps" ("callRequestId", "at", "id")`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE "call_steps"`);
    await runner.query(`DROP TABLE "call_reports"`);
    for (const name of ["once", "again", "device", "live", "requested", "ringing"]) {
      await runner.query(`DROP INDEX "call_requests_${name}"`);
    }
    for (const column of [
      "againOfId",
      "lateWithinSeconds",
      "resultWithinSeconds",
      "bellRungAt",
      "bell",
      "version",
      "clientKey",
    ]) {
      await runner.query(`ALTER TABLE "call_requests" DROP COLUMN "${column}"`);
    }
    await runner.query(`ALTER TABLE "events" DROP COLUMN "callRequestId"`);
  }
}
