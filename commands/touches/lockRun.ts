import type { EntityManager } from "typeorm";
import { ProductError } from "../../contracts/errors.ts";
import type { ContactId, ConversationId, SequenceId, TenantId, TouchRunId } from "../../contracts/ids.ts";
import { RunState } from "../../contracts/touchRun.ts";
import type { RunStatus } from "../../contracts/touchRun.ts";
import { hotStatement } from "../hotStatement.ts";

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
  readonly slotAt: Date | null;
  readonly dueAt: Date | null;
  readonly hearsSince: Date;
}

/** Names a sequence to the advisory locks of its turns and of whoever makes it stand still, as an SQL expression. */
const lockNameOf = (sequenceId: string) => `hashtextextended('sequence/' || ${sequenceId}, 0)`;

const lock = hotStatement<Omit<LockedRun, "mayGoOn"> & { readonly mayWork: boolean }>(
  "lock-run",
  `SELECT r.id, r."tenantId", r."sequenceId", s.name AS "sequenceName", r.version, r."contactId", r."conversationId", r.status, r.state,
       r.lines, r."slotAt", r."dueAt", r."hearsSince", s.status = 'active' AND t.status = 'active' AS "mayWork"
     FROM touch_runs r JOIN sequences s ON s.id = r."sequenceId" JOIN tenants t ON t.id = r."tenantId"
     WHERE r.id = $1 AND ($2::text IS NULL OR r."tenantId" = $2) FOR UPDATE OF r`,
);

/**
 * Takes a run, and holds its sequence as it is: whoever pauses either waits until this transaction is over, and nothing is
 * carried out after that. A sequence is locked before its runs, a run before conversations. Throws touch_run.not_found.
 */
export async function lockRun(manager: EntityManager, id: TouchRunId, tenantId?: TenantId): Promise<LockedRun> {
  await manager.query(
    `SELECT pg_advisory_xact_lock_shared(${lockNameOf(`"sequenceId"`)}) FROM touch_runs WHERE id = $1`,
    [id],
  );
  const [run] = await lock(manager, [id, tenantId ?? null]);
  if (run === undefined) throw new ProductError("touch_run.not_found");
  const { mayWork, ...locked } = run;
  return { ...locked, state: RunState.parse(run.state), mayGoOn: run.status === "running" && mayWork };
}

/**
 * Waits until no turn of a sequence's runs is under way, and lets none begin before the transaction ends. Advisory, because
 * its queue is fair: turns that share a row's lock would go on past whoever waits to change it.
 */
export async function holdTurns(manager: EntityManager, sequenceId: SequenceId): Promise<void> {
  await manager.query(`SELECT pg_advisory_xact_lock(${lockNameOf("$1::text")})`, [sequenceId]);
}
