import type { DataSource } from "typeorm";
import { ProductError } from "../../contracts/errors.ts";
import type { ContactId, OperatorId, SequenceId, SimulationId, TenantId } from "../../contracts/ids.ts";
import { SequenceDefinition } from "../../contracts/sequence.ts";
import { problemsOf } from "../../contracts/sequenceProblems.ts";
import { SimulationOver } from "../../contracts/simulation.ts";
import type { SimulationReport } from "../../contracts/simulation.ts";
import { SequenceRecord } from "../../entities/sequenceRecord.ts";
import { newId } from "../../entities/newId.ts";

interface SimulationOrder {
  readonly tenantId: TenantId;
  readonly operatorId: OperatorId;
  readonly sequenceId: SequenceId;
  readonly clientKey: string;
  readonly definition: SequenceDefinition;
  readonly over: SimulationOver;
  /** Of the past: whom the operator sees. */
  readonly contactIds: readonly ContactId[];
}

/** What keeps a definition from running by itself, but not from being tried. */
const needless: ReadonlySet<string> = new Set(["sequence.noTrigger", "step.unreachable"]);
/** Whether what a step names is still there matters to real runs alone. */
const anything = { has: () => true };

/** The same key twice is one. Throws sequence.not_found, sequence.cannot_run. */
export async function startSimulation(db: DataSource, order: SimulationOrder): Promise<SimulationId> {
  const { tenantId, operatorId, sequenceId, clientKey, definition, over, contactIds } = order;
  const sequence = await db.getRepository(SequenceRecord).findOneBy({ id: sequenceId, tenantId });
  if (sequence === null) throw new ProductError("sequence.not_found");
  const problems = problemsOf(definition, sequence.kind, anything).filter(({ code }) => !needless.has(code));
  if (problems.length > 0) throw new ProductError("sequence.cannot_run", { problems });
  const total = over.kind === "past" ? contactIds.length : over.contacts;
  // What was ordered before is written anew, unchanged, so that the statement gives its id.
  const [started]: { id: SimulationId }[] = await db.query(
    `INSERT INTO simulations (id, "tenantId", "operatorId", "sequenceId", "clientKey", definition, "over", "contactIds", total)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
     ON CONFLICT ("operatorId", "clientKey") DO UPDATE SET "clientKey" = EXCLUDED."clientKey" RETURNING id`,
    [
      newId("sim"),
      tenantId,
      operatorId,
      sequenceId,
      clientKey,
      JSON.stringify(definition),
      JSON.stringify(over),
      contactIds,
      total,
    ],
  );
  if (started === undefined) throw new Error("A simulation was written and is not there.");
  return started.id;
}

/** One that has ended already stays as it is. */
export async function stopSimulation(db: DataSource, id: SimulationId): Promise<void> {
  await db.query(`UPDATE simulations SET status = 'stopped' WHERE id = $1 AND status = 'running'`, [id]);
}

/** A simulation as it is worked on. */
export interface SimulationToWork {
  readonly id: SimulationId;
  readonly tenantId: TenantId;
  readonly definition: SequenceDefinition;
  readonly over: SimulationOver;
  readonly contactIds: readonly ContactId[];
  readonly total: number;
  readonly startedAt: Date;
}

/** Null: it has ended, or was stopped. */
export async function readSimulation(db: DataSource, id: SimulationId): Promise<SimulationToWork | null> {
  const [row]: (Omit<SimulationToWork, "definition" | "over"> & { definition: unknown; over: unknown })[] =
    await db.query(
      `SELECT id, "tenantId", definition, "over", "contactIds", total, "startedAt" FROM simulations WHERE id = $1 AND status = 'running'`,
      [id],
    );
  if (row === undefined) return null;
  return { ...row, definition: SequenceDefinition.parse(row.definition), over: SimulationOver.parse(row.over) };
}

/** False: nobody wants it any more. */
export async function keepSimulationProgress(db: DataSource, id: SimulationId, done: number): Promise<boolean> {
  const [, going]: [unknown, number] = await db.query(
    `UPDATE simulations SET done = $2, "touchedAt" = now() WHERE id = $1 AND status = 'running'`,
    [id, done],
  );
  return going > 0;
}

export async function endSimulation(db: DataSource, id: SimulationId, report: SimulationReport): Promise<void> {
  await db.query(
    `UPDATE simulations SET status = 'done', done = total, report = $2 WHERE id = $1 AND status = 'running'`,
    [id, JSON.stringify(report)],
  );
}

/** It can be seen that it was given up; why is in the log. */
export async function giveUpSimulation(db: DataSource, id: SimulationId): Promise<void> {
  await db.query(`UPDATE simulations SET status = 'failed' WHERE id = $1 AND status = 'running'`, [id]);
}
