import { setImmediate as breathe } from "node:timers/promises";
import type { DataSource } from "typeorm";
import { readSimulated } from "../commands/simulating/readSimulated.ts";
import {
  endSimulation,
  giveUpSimulation,
  keepSimulationProgress,
  readSimulation,
} from "../commands/simulating/simulations.ts";
import type { SimulationId } from "../contracts/ids.ts";
import { simulating } from "../touches/simulating/simulate.ts";
import { whileHeartbeating } from "./whileHeartbeating.ts";

/** After so long others have their turn: the process does more than this. */
const BREATH_EVERY_MS = 10;
const PROGRESS_EVERY_MS = 500;

interface SimulationRef {
  readonly simulationId: SimulationId;
}

export type SimulationActivities = ReturnType<typeof createSimulationActivities>;

export const createSimulationActivities = ({ db }: { readonly db: DataSource }) => ({
  /** Tries a definition to its end, or until somebody stops it. */
  async simulate({ simulationId }: SimulationRef): Promise<void> {
    await whileHeartbeating(async (cancelled) => {
      const simulation = await readSimulation(db, simulationId);
      if (simulation === null) return;
      const going = simulating(await readSimulated(db, simulation));
      let breathedAt = performance.now();
      let toldAt = breathedAt;
      for (let step = going.next(); ; step = going.next()) {
        if (step.done === true) return endSimulation(db, simulationId, step.value);
        const now = performance.now();
        if (now - breathedAt < BREATH_EVERY_MS) continue;
        await breathe();
        if (cancelled.aborted) return;
        breathedAt = performance.now();
        if (now - toldAt < PROGRESS_EVERY_MS) continue;
        toldAt = now;
        if (!(await keepSimulationProgress(db, simulationId, Math.floor(step.value * simulation.total)))) return;
      }
    });
  },

  async giveUpSimulation({ simulationId }: SimulationRef): Promise<void> {
    await giveUpSimulation(db, simulationId);
  },
});
