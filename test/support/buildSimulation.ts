import type { DataSource } from "typeorm";
import type { OperatorId, SequenceId, TenantId } from "../../contracts/ids.ts";
import { SequenceDefinition } from "../../contracts/sequence.ts";
import { newId } from "../../entities/newId.ts";
import { SimulationRecord } from "../../entities/simulationRecord.ts";

interface Whose {
  readonly tenantId: TenantId;
  readonly operatorId: OperatorId;
  readonly sequenceId: SequenceId;
}

/** One that has ended. */
export async function buildSimulation(db: DataSource, whose: Whose): Promise<SimulationRecord> {
  const id = newId("sim");
  return db.getRepository(SimulationRecord).save({
    ...whose,
    id,
    clientKey: id,
    definition: SequenceDefinition.parse({ triggers: [], start: null, steps: [], goals: [] }),
    over: { kind: "synthetic", contacts: 1, days: 1, replies: 0, seed: 1 },
    contactIds: [],
    status: "stopped",
    total: 1,
  });
}
