import type { MigrationInterface, QueryRunner } from "typeorm";

/** Calls by when they were made. An entity cannot describe an index on an expression, so these stand here alone. */
export class CallMoments1797080000000 implements MigrationInterface {
  readonly name = "CallMoments1797080000000";

  async up(runner: QueryRunner): Promise<void> {
    const calledAt = `(COALESCE("startedAt", "createdAt"))`;
    await runner.query(`CREATE INDEX "call_requests_moments" ON "call_requests" ("tenantId", ${calledAt}, "id")`);
    await runner.query(
      `CREATE INDEX "call_requests_operator_moments" ON "call_requests" ("tenantId", "operatorId", ${calledAt}, "id")`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP INDEX "call_requests_operator_moments"`);
    await runner.query(`DROP INDEX "call_requests_moments"`);
  }
}
