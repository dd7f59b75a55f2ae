import type { DataSource } from "typeorm";
import { ProductError } from "../../contracts/errors.ts";
import type { SimulationId } from "../../contracts/ids.ts";
import type { Simulation } from "../../contracts/simulation.ts";
import { SimulationRecord } from "../../entities/simulationRecord.ts";

/** Throws simulation.not_found. */
export async function readSimulation(db: DataSource, id: SimulationId): Promise<Simulation> {
  const found = await db.getRepository(SimulationRecord).findOneBy({ id });
  if (found === null) throw new ProductError("simulation.not_found");
  const { sequenceId, status, over, definition, done, total, report, startedAt } = found;
  return { id, sequenceId, status, over, definition, done, of: total, report, startedAt: startedAt.toISOString() };
}
