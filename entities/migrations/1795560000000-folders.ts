import type { MigrationInterface, QueryRunner } from "typeorm";

/** Saved queries of the list of conversations, an operator's own or the tenant's. */
export class Folders1795560000000 implements MigrationInterface {
  readonly name = "Folders1795560000000";

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE TABLE "folders" (
      "id" text NOT NULL,
      "tenantId" text NOT NULL,
      "operatorId" text,
      "name" text NOT NULL,
      "color" text NOT NULL,
      "query" jsonb NOT NULL,
      "sort" text NOT NULL,
      "position" integer NOT NULL,
      "createdAt" timestamptz NOT NULL DEFAULT now(),
      CONSTRAINT "folders_pkey" PRIMARY KEY ("id")
    )`);
    await runner.query(`CREATE INDEX "folders_of" ON "folders" ("tenantId", "operatorId", "position")`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE "folders"`);
  }
}
