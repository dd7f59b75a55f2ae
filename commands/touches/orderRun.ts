import type { DataSource, EntityManager } from "typeorm";
import type { AuditActor } from "../../contracts/actors.ts";
import type { RunOrder } from "../../contracts/endpoints/touchRuns.ts";
import { ProductError } from "../../contracts/errors.ts";
import type { ErrorCode } from "../../contracts/errors.ts";
import type { TenantId, TouchRunId } from "../../contracts/ids.ts";
import { StepId } from "../../contracts/sequence.ts";
import type { TouchOrder } from "../../contracts/touchActor.ts";
import type { RunLine, RunState } from "../../contracts/touchRun.ts";
import { advance } from "../../touches/advance.ts";
import { recordAudit } from "../recordAudit.ts";
import { recordEvents } from "../recordEvents.ts";
import { transact } from "../transact.ts";
import { beginRuns, versionToBegin } from "./beginRuns.ts";
import { callBackTouches } from "./callBackTouches.ts";
import { definitionOf } from "./definitionOf.ts";
import { lockRun } from "./lockRun.ts";
import type { LockedRun } from "./lockRun.ts";
import { moveLocked } from "./moveRuns.ts";
import { readWorlds } from "./readWorlds.ts";
import { ringRun } from "./ringRuns.ts";
import { writeRun } from "./writeRun.ts";

type Wanted = { readonly by: AuditActor } & (
  | { readonly kind: RunOrder }
  | Extract<TouchOrder, { readonly kind: "moveToVersion" }>
);

/**
 * Gives a run an order; it holds from this commit on, and its actor is rung for what follows. To give it again changes
 * nothing. Throws touch_run.not_found, touch_run.ended, touch_run.under_way, touch_run.not_rerunnable, touch_run.step_gone.
 */
export async function orderRun(db: DataSource, runId: TouchRunId, order: Wanted, tenantId?: TenantId): Promise<void> {
  await transact(db, async (manager) => {
    const run = await lockRun(manager, runId, tenantId);
    const isChanged = await carryOut(manager, run, order);
    if (!isChanged) return;
    await recordAudit(manager, {
      tenantId: run.tenantId,
      by: order.by,
      action: "touchRun.ordered",
      entityId: run.id,
      before: { status: run.status, stepId: run.state.stepId },
      after: { order: order.kind },
    });
    await recordEvents(manager, run.tenantId, [{ kind: "touchRun.changed", contactId: run.contactId }]);
  });
}

interface OrderToMany {
  readonly tenantId: TenantId;
  readonly runIds: readonly TouchRunId[];
  readonly order: Wanted;
  /** No further run is begun with after this. */
  readonly untilMs: number;
}

export interface OrderedMany {
  readonly done: number;
  /** How many were left as they are, by the reason. */
  readonly left: Readonly<Record<string, number>>;
  /** The last one done, where it is not the last of all. */
  readonly next: TouchRunId | null;
}

/** The same for many, one after another, and at least for one: each holds as soon as it is done. */
export async function orderRuns(
  db: DataSource,
  { tenantId, runIds, order, untilMs }: OrderToMany,
): Promise<OrderedMany> {
  const left = new Map<string, number>();
  let done = 0;
  for (const runId of runIds) {
    const refusal = await orderRun(db, runId, order, tenantId).then(
      () => null,
      (error: unknown): ErrorCode => {
        if (error instanceof ProductError) return error.code;
        throw error;
      },
    );
    if (refusal === null) done += 1;
    else left.set(refusal, (left.get(refusal) ?? 0) + 1);
    if (Date.now() >= untilMs && runId !== runIds.at(-1)) return { done, left: Object.fromEntries(left), next: runId };
  }
  return { done, left: Object.fromEntries(left), next: null };
}

/** True where anything has changed. */
async function carryOut(manager: EntityManager, run: LockedRun, order: Wanted): Promise<boolean> {
  const nowMs = Date.now();
  if (order.kind === "rerun") return rerun(manager, run, order.by, nowMs);
  if (run.state.end !== null) throw new ProductError("touch_run.ended");
  switch (order.kind) {
    case "pause":
      return changeStatus(manager, run, "paused");
    case "resume":
      return changeStatus(manager, run, "running");
    case "cancel":
      await cancelLocked(manager, run, order.by, nowMs);
      return true;
    case "skip":
      await skip(manager, run, order.by, nowMs);
      return true;
    case "moveToVersion":
      return moveLocked(manager, run, { toVersion: order.version, places: order.places, nowMs });
  }
}

async function changeStatus(
  manager: EntityManager,
  { id, status }: LockedRun,
  to: "running" | "paused",
): Promise<boolean> {
  if (status === to) return false;
  await manager.query(`UPDATE touch_runs SET status = $2 WHERE id = $1`, [id, to]);
  if (to === "running") await ringRun(manager, id);
  return true;
}

/** Ends a locked run as somebody wants it. What it has ordered outside is heard no more, and what it has said and has not left is called back. */
async function cancelLocked(manager: EntityManager, run: LockedRun, by: AuditActor, nowMs: number): Promise<void> {
  const end = { outcome: "cancelled", why: "run.cancelled", atMs: nowMs } as const;
  const state: RunState = { ...run.state, stepId: null, phase: "begin", dueAtMs: null, messageId: null, end };
  await writeRun(manager, run, state, lineOf(run, "skipped", "run.cancelled", { by: by.name }, nowMs), nowMs);
  await callBackTouches(manager, { runIds: [run.id] });
  await ringRun(manager, run.id);
}

async function skip(manager: EntityManager, run: LockedRun, by: AuditActor, nowMs: number): Promise<void> {
  if (run.state.phase === "ordered") throw new ProductError("touch_run.under_way");
  const definition = await definitionOf(manager, run.sequenceId, run.version);
  const [world] = (await readWorlds(manager, run.tenantId, [run], nowMs)).values();
  if (world === undefined) throw new ProductError("contact.not_found");
  const running = { definition, contactId: run.contactId };
  const { state, lines } = advance(running, run.state, { kind: "skip", by: by.name ?? "" }, world);
  await writeRun(manager, run, state, lines, nowMs);
  await ringRun(manager, run.id);
}

/** One that has failed takes the failed step again; one that has ended otherwise begins anew, as another run. */
async function rerun(manager: EntityManager, run: LockedRun, by: AuditActor, nowMs: number): Promise<boolean> {
  if (run.state.end === null) throw new ProductError("touch_run.not_rerunnable");
  if (run.state.end.outcome === "failed") return takeAgain(manager, run, by, nowMs);
  const version = await versionToBegin(manager, run.tenantId, run.sequenceId);
  if (version === null) throw new ProductError("touch_run.not_rerunnable");
  const { runs, left } = await beginRuns(manager, {
    tenantId: run.tenantId,
    sequenceId: run.sequenceId,
    version,
    candidates: [
      {
        contactId: run.contactId,
        conversationId: run.conversationId,
        beginKey: `rerun/${run.id}`,
        begunBy: "rerun",
        vars: run.state.vars,
        hearsSince: null,
      },
    ],
    nowMs,
    by,
    isAgain: true,
  });
  if (runs.length === 0 && left["begin.already"] === undefined)
    throw new ProductError("touch_run.not_rerunnable", { left });
  return runs.length > 0;
}

async function takeAgain(manager: EntityManager, run: LockedRun, by: AuditActor, nowMs: number): Promise<boolean> {
  const [failed]: { stepId: string }[] = await manager.query(
    `SELECT "stepId" FROM touch_run_lines WHERE "runId" = $1 AND outcome = 'failed' ORDER BY place DESC LIMIT 1`,
    [run.id],
  );
  const active: unknown[] = await manager.query(
    `SELECT 1 FROM touch_runs WHERE "sequenceId" = $1 AND "contactId" = $2 AND status <> 'ended'`,
    [run.sequenceId, run.contactId],
  );
  if (failed === undefined || active.length > 0) throw new ProductError("touch_run.not_rerunnable");
  const state: RunState = {
    ...run.state,
    stepId: StepId.parse(failed.stepId),
    phase: "begin",
    ordinal: run.state.ordinal + 1,
    attempt: 0,
    sinceMs: nowMs,
    dueAtMs: null,
    messageId: null,
    off: null,
    end: null,
  };
  await writeRun(manager, run, state, lineOf({ state }, "begun", "run.takenAgain", { by: by.name }, nowMs), nowMs);
  await manager.query(`UPDATE touch_runs SET status = 'running', "hearsSince" = now() WHERE id = $1`, [run.id]);
  await ringRun(manager, run.id);
  return true;
}

function lineOf(
  { state: { stepId, ordinal, attempt } }: Pick<LockedRun, "state">,
  outcome: RunLine["outcome"],
  why: string,
  facts: RunLine["facts"],
  atMs: number,
): readonly RunLine[] {
  return stepId === null ? [] : [{ ordinal, attempt, stepId, outcome, why, facts, atMs }];
}
