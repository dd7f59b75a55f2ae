import type { MigrationInterface, QueryRunner } from "typeorm";

/** An invitation may be accepted without a password, by signing in through the identity provider. */
export class SignIn1795420000000 implements MigrationInterface {
  readonly name = "SignIn1795420000000";

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE "operators" ADD COLUMN "joinedAt" timestamptz DEFAULT now()`);
    await runner.query(
      `UPDATE "operators" SET "joinedAt" = CASE WHEN "passwordHash" IS NULL THEN NULL ELSE "createdAt" END`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE "operators" DROP COLUMN "joinedAt"`);
  }
}
