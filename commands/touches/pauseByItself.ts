import type { DataSource } from "typeorm";
import type { SequenceId, TenantId } from "../../contracts/ids.ts";
import { headsOf } from "../headsOf.ts";
import { notify } from "../notify.ts";
import { recordEvents } from "../recordEvents.ts";
import { transact } from "../transact.ts";
import { holdTurns } from "./lockRun.ts";

/** Pauses a sequence that nobody has told to: nothing of it begins or goes on until a person lets it, and its heads hear why. */
export async function pauseByItself(db: DataSource, sequenceId: SequenceId, why: string): Promise<void> {
  await transact(db, async (manager) => {
    await holdTurns(manager, sequenceId);
    const [[paused]]: [{ tenantId: TenantId; name: string }[], number] = await manager.query(
      `UPDATE sequences SET status = 'paused', "pausedWhy" = $2, "updatedAt" = now() WHERE id = $1 AND status = 'active'
       RETURNING "tenantId", name`,
      [sequenceId, why],
    );
    if (paused === undefined) return;
    const { tenantId, name } = paused;
    const key = `sequencePaused/${sequenceId}/${Date.now()}`;
    for (const operatorId of await headsOf(manager, tenantId, null))
      await notify(manager, { tenantId, operatorId, kind: "sequencePaused", key, by: name });
    await recordEvents(manager, tenantId, [{ kind: "sequence.changed" }]);
  });
}
