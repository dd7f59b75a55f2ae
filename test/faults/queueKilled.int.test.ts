import { afterAll, beforeAll, expect, test } from "vitest";
import { createOperator } from "../../commands/createOperator.ts";
import type { OperatorId } from "../../contracts/ids.ts";
import { DecisionRecord } from "../../entities/decisionRecord.ts";
import { newId } from "../../entities/newId.ts";
import { TeamMemberRecord } from "../../entities/teamMemberRecord.ts";
import { TeamRecord } from "../../entities/teamRecord.ts";
import { startStack } from "../support/stack.ts";
import type { Stack } from "../support/stack.ts";
import { until } from "../support/until.ts";

/** What a dead worker held is given to another after its time to finish: 15 s for a look at the line, 10 s for a decision. */
const RECOVERED_WITHIN_MS = 60_000;
const CHATS = Array.from({ length: 12 }, (_, index) => 651 + index);

let stack: Stack;
beforeAll(async () => {
  stack = await startStack({ settings: { startMode: "operator" } });
  const { db, tenant } = stack;
  const team = { id: newId("tem"), tenantId: tenant.id, name: "Приёмка", ladderSeconds: null } as const;
  await db.getRepository(TeamRecord).save(team);
  for (const name of ["Борис", "Вера", "Глеб"]) {
    const email = `${newId("opr")}@example.test`;
    const person = { tenantId: tenant.id, name, role: "MANAGER", email, password: "a long enough password" } as const;
    const operatorId: OperatorId = await createOperator(db.manager, person);
    await db.query(`UPDATE operators SET "seenAt" = now() WHERE id = $1`, [operatorId]);
    await db.getRepository(TeamMemberRecord).save({ teamId: team.id, operatorId });
  }
  await db.query(
    `UPDATE tenants SET settings = settings || jsonb_build_object('defaultTeamId', $2::text) WHERE id = $1`,
    [tenant.id, team.id],
  );
}, 60_000);
afterAll(() => stack.close());

const assigned = async () => {
  const [row]: { count: number }[] = await stack.db.query(
    `SELECT count(*)::int AS count FROM conversations WHERE "assigneeId" IS NOT NULL`,
  );
  return row?.count ?? 0;
};

test(
  "a worker that is killed while it serves a line loses nobody, and nobody is given twice",
  async () => {
    for (const id of CHATS) stack.telegram.person({ id, firstName: `Клиент ${id}` }).say("Позовите человека");
    await until(async () => (await assigned()) > 0);
    await stack.worker.kill();
    await stack.worker.start();
    await until(async () => (await assigned()) === CHATS.length, RECOVERED_WITHIN_MS);
    const given = await stack.db.getRepository(DecisionRecord).findBy({ kind: "assigned" });
    expect(new Set(given.map(({ conversationId }) => conversationId)).size).toBe(CHATS.length);
    expect(given).toHaveLength(CHATS.length);
    const held: { count: number }[] = await stack.db.query(
      `SELECT count(*)::int AS count FROM conversations GROUP BY "assigneeId"`,
    );
    expect(held.map(({ count }) => count)).toEqual([4, 4, 4]);
  },
  RECOVERED_WITHIN_MS + 20_000,
);
