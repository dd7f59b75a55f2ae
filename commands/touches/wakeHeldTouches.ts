import type { DataSource } from "typeorm";
import type { ChannelAccountId, TouchRunId } from "../../contracts/ids.ts";
import { ringInTurn } from "./ringRuns.ts";

/**
 * Has the runs that wait for an account look again, one after another, because it is on. After the commit that turned it on,
 * in a transaction of its own: it holds nothing that their turns wait for. A run that is missed looks for itself within the
 * hour (ACCOUNT_LOOK_MS), by which those that wait are found.
 */
export async function wakeHeldTouches(db: DataSource, channelAccountId: ChannelAccountId): Promise<void> {
  await db.transaction(async (manager) => {
    const [woken]: [{ id: TouchRunId }[], number] = await manager.query(
      `UPDATE touch_runs r SET state = r.state || jsonb_build_object('dueAtMs', round(extract(epoch FROM now()) * 1000)), "dueAt" = now()
       FROM (
         SELECT t.id FROM channel_accounts a JOIN touch_runs t ON t."tenantId" = a."tenantId"
         WHERE a.id = $1 AND a.status = 'active' AND t.status = 'running' AND t."dueAt" < now() + interval '61 minutes'
           AND t.state->>'phase' = 'held' AND t.state->'off'->>'channelAccountId' = a.id
         ORDER BY t.id FOR NO KEY UPDATE OF t) k
       WHERE r.id = k.id RETURNING r.id`,
      [channelAccountId],
    );
    await ringInTurn(
      manager,
      woken.map(({ id }) => id),
    );
  });
}
