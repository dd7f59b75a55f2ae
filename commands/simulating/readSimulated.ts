import type { DataSource } from "typeorm";
import type { PipelineId, StageId, TenantId } from "../../contracts/ids.ts";
import { touchesPerMinute } from "../../contracts/touchPace.ts";
import { StageRecord } from "../../entities/stageRecord.ts";
import { inventSubjects } from "../../touches/simulating/inventSubjects.ts";
import type { Simulated } from "../../touches/simulating/simulate.ts";
import { settingsOf } from "../settingsOf.ts";
import { readPast } from "./readPast.ts";
import type { SimulationToWork } from "./simulations.ts";

const DAY_MS = 86_400_000;

/** Everything that a simulation goes by: its contacts, and what is the same for all of them. */
export async function readSimulated(db: DataSource, simulation: SimulationToWork): Promise<Simulated> {
  const { tenantId, definition, over, contactIds, startedAt } = simulation;
  const { timeZone: tenantZone, businessHours, touches, startMode, shop } = await settingsOf(db, tenantId);
  const { quietHours, caps, runsPerHour } = touches;
  const texts = {
    "shop.name": shop.name,
    "shop.address": shop.address,
    "shop.hours": shop.hours,
    "shop.phone": shop.phone,
  };
  const pipelines = await readPipelines(db, tenantId);
  const ofTouches = { quietHours, caps, runsPerHour, pace: touchesPerMinute };
  const surroundings = { tenantZone, businessHours, ...ofTouches, startMode, texts, pipelines };
  const nowMs = startedAt.getTime();
  if (over.kind === "past") {
    const past = { fromMs: nowMs - over.days * DAY_MS, untilMs: nowMs };
    const subjects = await readPast(db, { tenantId, contactIds, definition, ...past });
    return { definition, surroundings, subjects, ...past, replies: null };
  }
  const { contacts, days, replies, seed } = over;
  const subjects = inventSubjects({ definition, tenantZone, contacts, fromMs: nowMs, seed });
  const untilMs = nowMs + days * DAY_MS;
  return { definition, surroundings, subjects, fromMs: nowMs, untilMs, replies: { share: replies, seed } };
}

async function readPipelines(db: DataSource, tenantId: TenantId): Promise<ReadonlyMap<StageId, PipelineId>> {
  const stages = await db.getRepository(StageRecord).findBy({ tenantId });
  return new Map(stages.map(({ id, pipelineId }) => [id, pipelineId]));
}
