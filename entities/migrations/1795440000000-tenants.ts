import type { MigrationInterface, QueryRunner } from "typeorm";

/** Why a tenant is suspended, for those who see that it is. */
export class Tenants1795440000000 implements MigrationInterface {
  readonly name = "Tenants1795440000000";

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE "tenants" ADD COLUMN "suspendedReason" text`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE "tenants" DROP COLUMN "suspendedReason"`);
  }
}
