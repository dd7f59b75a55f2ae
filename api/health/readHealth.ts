import { setTimeout as delay } from "node:timers/promises";
import type { Health } from "../../contracts/health.ts";

import type { ApiDeps } from "../apiDeps.ts";
import { VERSION } from "../version.ts";
import { findIdleQueues } from "./findIdleQueues.ts";

const TIMEOUT_MS = 2_000;

type Dependency = Health["dependencies"][number];

/**
 * The state of everything the product needs, in words for whoever looks. Without Postgres nothing works: down. Without
 * Temporal or workers messages are still received and shown, but nobody answers: degraded.
 */
export async function readHealth(deps: ApiDeps): Promise<Health> {
  const [postgres, temporal, workers] = await Promise.all([
    postgresHealth(deps),
    temporalHealth(deps),
    workersHealth(deps),
  ]);
  const dependencies = [postgres, temporal, workers, modelHealth(deps)];
  const isDegraded = dependencies.some(({ status }) => status === "down");
  return {
    status: postgres.status === "down" ? "down" : isDegraded ? "degraded" : "up",
    version: VERSION,
    dependencies,
  };
}

async function postgresHealth({ db }: ApiDeps): Promise<Dependency> {
  const answers = await Promise.race([
    db.query("SELECT 1").then(
      () => true,
      () => false,
    ),
    delay(TIMEOUT_MS, false, { ref: false }),
  ]);
  return answers
    ? { name: "postgres", status: "up", words: "Postgres answers." }
    : {
        name: "postgres",
        status: "down",
        words: "Postgres does not answer; messengers are asked to deliver again later.",
      };
}

async function temporalHealth({ temporal }: ApiDeps): Promise<Dependency> {
  try {
    await temporal.call(TIMEOUT_MS, (client) => client.workflowService.getSystemInfo({}));
    return { name: "temporal", status: "up", words: "Temporal answers." };
  } catch {
    const words = "Temporal cannot be reached; messages are received and shown, and are answered when it returns.";
    return { name: "temporal", status: "down", words };
  }
}

async function workersHealth({ temporal, settings }: ApiDeps): Promise<Dependency> {
  try {
    const idle = await temporal.call(TIMEOUT_MS, (client) => findIdleQueues(client, settings.temporalNamespace));
    return idle.length === 0
      ? { name: "workers", status: "up", words: "Workers poll every task queue." }
      : { name: "workers", status: "down", words: `No worker polls ${idle.join(", ")}; what belongs there waits.` };
  } catch {
    return { name: "workers", status: "down", words: "Nobody can tell, because Temporal cannot be reached." };
  }
}

function modelHealth({ settings: { model } }: ApiDeps): Dependency {
  return model === null
    ? { name: "model", status: "off", words: "No language model is configured; the bot answers by rules." }
    : { name: "model", status: "up", words: `The bot asks ${model}, and the operators when it fails.` };
}
