import type { MigrationInterface, QueryRunner } from "typeorm";

/** Definitions of touch sequences that somebody tries before they run. */
export class Simulations1797400000001 implements MigrationInterface {
  readonly name = "Simulations1797400000001";

  async up(runner: QueryRunner): Promise<void> {
    const statements = [
      `CREATE TABLE "simulations" (
        "id" text NOT NULL,
        "tenantId" text NOT NULL,
        "operatorId" text NOT NULL,
        "sequenceId" text NOT NULL,
        "clientKey" text NOT NULL,
        "definition" jsonb NOT NULL,
        "over" jsonb NOT NULL,
        "contactIds" text array NOT NULL,
        "status" text NOT NULL DEFAULT 'running',
        "done" integer NOT NULL DEFAULT 0,
        "total" integer NOT NULL,
        "report" jsonb,
        "startedAt" timestamptz NOT NULL DEFAULT now(),
        "touchedAt" timestamptz NOT NULL DEFAULT now(),
        CONSTRAINT "simulations_pkey" PRIMARY KEY ("id")
      )`,
      `CREATE UNIQUE INDEX "simulations_once" ON "simulations" ("operatorId", "clientKey")`,
      `CREATE INDEX "simulations_working" ON "simulations" ("touchedAt") WHERE status = 'running'`,
    ];
    for (const statement of statements) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE "simulations"`);
  }
}
