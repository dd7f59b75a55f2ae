import type { EntityManager } from "typeorm";
import type { SequenceStatus } from "../../contracts/endpoints/sequences.ts";
import { ProductError } from "../../contracts/errors.ts";
import type { ContactId, ConversationId, SequenceId, TenantId, TouchRunId } from "../../contracts/ids.ts";
import { RunState } from "../../contracts/touchRun.ts";
import type { RunStatus } from "../../contracts/touchRun.ts";

export interface LockedRun {
  readonly id: TouchRunId;
  readonly tenantId: TenantId;
  readonly sequenceId: SequenceId;
  readonly sequenceName: string;
  readonly version: number;
  readonly contactId: ContactId;
  readonly conversationId: ConversationId | null;
  readonly status: RunStatus;
  /** It may take steps: neither it, nor its sequence, nor its tenant stands still. */
  readonly mayGoOn: boolean;
  readonly state: RunState;
  readonly lines: number;
  readonly tries: number;
  readonly slotAt: Date | null;
  readonly hearsSince: Date;
}

/**
 * Takes a run, and holds its sequence as it is: whoever pauses either waits until this transaction is over, and nothing is
 * carried out after that. A sequence is locked before its runs, a run before conversations. Throws touch_run.not_found.
 */
export async function lockRun(manager: EntityManager, id: TouchRunId, tenantId?: TenantId): Promise<LockedRun> {
  const [sequence]: { name: string; status: SequenceStatus; mayWork: boolean }[] = await manager.query(
    `SELECT s.name, s.status, t.status = 'active' AS "mayWork" FROM sequences s JOIN tenants t ON t.id = s."tenantId"
     WHERE s.id = (SELECT "sequenceId" FROM touch_runs WHERE id = $1 AND ($2::text IS NULL OR "tenantId" = $2)) FOR SHARE OF s`,
    [id, tenantId ?? null],
  );
  if (sequence === undefined) throw new ProductError("touch_run.not_found");
  const [run]: Omit<LockedRun, "sequenceName" | "mayGoOn">[] = await manager.query(
    `SELECT id, "tenantId", "sequenceId", version, "contactId", "conversationId", status, state, lines, tries, "slotAt", "hearsSince"
     FROM touch_runs WHERE id = $1 FOR UPDATE`,
    [id],
  );
  if (run === undefined) throw new ProductError("touch_run.not_found");
  return {
    ...run,
    state: RunState.parse(run.state),
    sequenceName: sequence.name,
    mayGoOn: run.status === "running" && sequence.status === "active" && sequence.mayWork,
  };
}
