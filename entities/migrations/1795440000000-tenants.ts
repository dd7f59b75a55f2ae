import type { MigrationInterface, QueryRunner } from "typeorm";

/** Why a tenant is suspended, for those who see that it is; and tenants' logos. */
export class Tenants1795440000000 implements MigrationInterface {
  readonly name = "Tenants1795440000000";

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE "tenants" ADD COLUMN "suspendedReason" text`);
    await runner.query(
      `CREATE TABLE "tenant_logos" (
        "tenantId" text NOT NULL,
        "type" text NOT NULL,
        "bytes" bytea NOT NULL,
        CONSTRAINT "tenant_logos_pkey" PRIMARY KEY ("tenantId")
      )`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE "tenant_logos"`);
    await runner.query(`ALTER TABLE "tenants" DROP COLUMN "suspendedReason"`);
  }
}
