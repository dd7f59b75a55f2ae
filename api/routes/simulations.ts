import type { DataSource } from "typeorm";
import { startSimulation as start, stopSimulation as stop } from "../../commands/simulating/simulations.ts";
import { getSimulation, startSimulation, stopSimulation } from "../../contracts/endpoints/sequences.ts";
import type { ContactId } from "../../contracts/ids.ts";
import type { SimulationOver } from "../../contracts/simulation.ts";
import { route } from "../mount.ts";
import { parameters } from "../parameters.ts";
import { readSimulation } from "../presenters/simulation.ts";
import { sees } from "../scope/scopes.ts";
import type { Viewer } from "../scope/viewer.ts";

const DAY_MS = 86_400_000;

/** Everybody sees and stops what they have tried themselves. */
export const simulationRoutes = [
  route(startSimulation, async ({ params: { sequenceId }, body, operator, deps }) => {
    const { tenantId, operatorId } = operator;
    const contactIds = await findPast(deps.db, operator, body.over);
    const simulationId = await start(deps.db, { ...body, tenantId, operatorId, sequenceId, contactIds });
    const simulation = await readSimulation(deps.db, simulationId);
    if (simulation.status === "running") deps.ringer.startSimulations([{ simulationId, tenantId }]);
    return simulation;
  }),

  route(getSimulation, ({ params: { simulationId }, deps: { db } }) => readSimulation(db, simulationId)),

  route(stopSimulation, async ({ params: { simulationId }, deps: { db } }) => {
    await stop(db, simulationId);
    return readSimulation(db, simulationId);
  }),
];

/** Of the contacts whom the caller sees, those to whom something happened last. */
async function findPast(db: DataSource, viewer: Viewer, over: SimulationOver): Promise<readonly ContactId[]> {
  if (over.kind === "synthetic") return [];
  const { values, bind } = parameters();
  const rows: { id: ContactId }[] = await db.query(
    `SELECT p.id FROM (
       SELECT c."contactId", max(c."lastActivityAt") AS at FROM conversations c
       WHERE c."tenantId" = ${bind(viewer.tenantId)} AND c."lastActivityAt" > ${bind(new Date(Date.now() - over.days * DAY_MS))} GROUP BY 1) k
     JOIN contacts p ON p.id = k."contactId"
     WHERE ${sees.contact(viewer, "p", bind)} ORDER BY k.at DESC LIMIT ${bind(over.contactsMax)}`,
    values,
  );
  return rows.map(({ id }) => id);
}
