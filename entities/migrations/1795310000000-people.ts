import type { MigrationInterface, QueryRunner } from "typeorm";

/** Operators are invited, deactivated and present; they sign in with two factors, and their attempts are counted here. */
export class People1795310000000 implements MigrationInterface {
  readonly name = "People1795310000000";

  async up(runner: QueryRunner): Promise<void> {
    const statements = [
      `ALTER TABLE "operators"
        ALTER COLUMN "passwordHash" DROP NOT NULL,
        ADD COLUMN "presence" text NOT NULL DEFAULT 'online',
        ADD COLUMN "seenAt" timestamptz,
        ADD COLUMN "maxOpenConversations" integer,
        ADD COLUMN "deactivatedAt" timestamptz,
        ADD COLUMN "totpSealed" text,
        ADD COLUMN "totpPending" text,
        ADD COLUMN "totpStep" integer`,
      `ALTER TABLE "sessions" ADD COLUMN "address" text, ADD COLUMN "userAgent" text`,
      `CREATE TABLE "person_links" (
        "operatorId" text NOT NULL,
        "kind" text NOT NULL,
        "tokenHash" text NOT NULL,
        "expiresAt" timestamptz NOT NULL,
        CONSTRAINT "PK_4c2a0e053d4d0b782b8cc35e0a0" PRIMARY KEY ("operatorId"),
        CONSTRAINT "UQ_429bf5000d31f27d6da305441d1" UNIQUE ("tokenHash")
      )`,
      `CREATE TABLE "recovery_codes" (
        "operatorId" text NOT NULL,
        "codeHash" text NOT NULL,
        CONSTRAINT "PK_0deca5ac637180ae2ee79895a03" PRIMARY KEY ("operatorId", "codeHash")
      )`,
      `CREATE TABLE "sign_in_limits" (
        "key" text NOT NULL,
        "points" integer NOT NULL DEFAULT '0',
        "expire" bigint,
        CONSTRAINT "PK_04048f3d71a3c58b80bea30bf68" PRIMARY KEY ("key")
      )`,
    ];
    for (const statement of statements) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of ["sign_in_limits", "recovery_codes", "person_links"])
      await runner.query(`DROP TABLE "${table}"`);
    await runner.query(`ALTER TABLE "sessions" DROP COLUMN "address", DROP COLUMN "userAgent"`);
    await runner.query(`DELETE FROM "operators" WHERE "passwordHash" IS NULL`);
    await runner.query(
      `ALTER TABLE "operators" ALTER COLUMN "passwordHash" SET NOT NULL, DROP COLUMN "presence", DROP COLUMN "seenAt",
        DROP COLUMN "maxOpenConversations", DROP COLUMN "deactivatedAt", DROP COLUMN "totpSealed",
        DROP COLUMN "totpPending", DROP COLUMN "totpStep"`,
    );
  }
}
