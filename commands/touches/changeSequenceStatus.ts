import type { DataSource, EntityManager } from "typeorm";
import type { OperatorRef } from "../../contracts/actors.ts";
import type { SequenceStatus } from "../../contracts/endpoints/sequences.ts";
import { ProductError } from "../../contracts/errors.ts";
import type { SequenceId, TenantId, TouchRunId } from "../../contracts/ids.ts";
import { SequenceRecord } from "../../entities/sequenceRecord.ts";
import { recordAudit } from "../recordAudit.ts";
import { recordEvents } from "../recordEvents.ts";
import { transact } from "../transact.ts";
import { callBackTouches } from "./callBackTouches.ts";
import { endRuns } from "./cancelRuns.ts";
import { holdTurns } from "./lockRun.ts";
import { lockSequence } from "./lockSequence.ts";
import { ringInTurn } from "./ringRuns.ts";

interface StatusChange {
  readonly tenantId: TenantId;
  readonly sequenceId: SequenceId;
  readonly status: Exclude<SequenceStatus, "draft">;
  readonly by: OperatorRef;
}

/**
 * Pauses a sequence, lets it go on, or puts it away; then what it has said and has not left is called back. A step that is being
 * taken at this moment is over when this returns, and none begins after it. Throws sequence.not_found, sequence.not_published.
 */
export async function changeSequenceStatus(
  db: DataSource,
  { tenantId, sequenceId, status: wanted, by }: StatusChange,
): Promise<void> {
  await transact(db, async (manager) => {
    await holdTurns(manager, sequenceId);
    const before = await lockSequence(manager, tenantId, sequenceId);
    // What was never published comes back from the archive as the draft that it was.
    const status = wanted === "paused" && before.publishedVersion === null ? "draft" : wanted;
    if (before.status === status) return;
    if (status === "active" && before.publishedVersion === null) throw new ProductError("sequence.not_published");
    await manager
      .getRepository(SequenceRecord)
      .update({ id: sequenceId }, { status, pausedWhy: null, updatedAt: () => "now()" });
    if (status === "active") await ringInTurn(manager, await findOverdue(manager, sequenceId));
    if (status === "archived") {
      await endRuns(manager, { ids: await lockLive(manager, sequenceId), why: "run.sequenceArchived" });
      await callBackTouches(manager, { sequenceId });
    }
    await recordAudit(manager, {
      tenantId,
      by,
      action: "sequence.statusChanged",
      entityId: sequenceId,
      before: { status: before.status },
      after: { status },
    });
    await recordEvents(manager, tenantId, [{ kind: "sequence.changed" }]);
  });
}

/** Actors that looked meanwhile were told that nothing is due; what is due later is found by whoever sweeps. */
const findOverdue = async (manager: EntityManager, sequenceId: SequenceId): Promise<readonly TouchRunId[]> => {
  const overdue: { id: TouchRunId }[] = await manager.query(
    `SELECT id FROM touch_runs WHERE "sequenceId" = $1 AND status = 'running' AND ("dueAt" <= now() OR EXISTS (
       SELECT 1 FROM touch_run_events e WHERE e."runId" = touch_runs.id AND NOT e."isHeard")) ORDER BY id FOR NO KEY UPDATE`,
    [sequenceId],
  );
  return overdue.map(({ id }) => id);
};

const lockLive = async (manager: EntityManager, sequenceId: SequenceId): Promise<readonly TouchRunId[]> => {
  const live: { id: TouchRunId }[] = await manager.query(
    `SELECT id FROM touch_runs WHERE "sequenceId" = $1 AND status <> 'ended' ORDER BY id FOR UPDATE`,
    [sequenceId],
  );
  return live.map(({ id }) => id);
};
