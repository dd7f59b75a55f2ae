import type { DataSource } from "typeorm";
import type { CheckProblem } from "../../contracts/telegramAccount.ts";
import { transact } from "../transact.ts";
import type { Lease } from "./leases.ts";
import { recordHappening } from "./recordHappening.ts";

/** Writes down what the periodic look at an account's connection found; what is other than the last time is told. */
export async function noteCheck(db: DataSource, lease: Lease, problem: CheckProblem | null): Promise<void> {
  await transact(db, async (manager) => {
    const [[checked]]: [{ before: CheckProblem | null }[], number] = await manager.query(
      `UPDATE telegram_sessions s SET "checkedAt" = clock_timestamp(), "checkProblem" = $4
       FROM (SELECT "checkProblem" AS before FROM telegram_sessions WHERE "channelAccountId" = $1 FOR UPDATE) last
       WHERE s."channelAccountId" = $1 AND s."holderId" = $2 AND s.epoch = $3 RETURNING last.before`,
      [lease.channelAccountId, lease.holderId, lease.epoch, problem],
    );
    if (checked === undefined || checked.before === problem) return;
    await recordHappening(
      manager,
      lease,
      problem === null ? { kind: "checkRecovered" } : { kind: "checkFailed", problem },
    );
  });
}
