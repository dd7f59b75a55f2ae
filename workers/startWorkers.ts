import { Worker } from "@temporalio/worker";
import type { NativeConnection, WorkerOptions } from "@temporalio/worker";
import type { PayloadCodec } from "@temporalio/common";
import type { DataSource } from "typeorm";
import type { Env, WorkerRole } from "../config/env.ts";
import { composeActivities } from "./composeActivities.ts";
import type { WorkflowCode } from "./workflowCode.ts";

/** Cached actors per worker. The SDK's core walks its whole cache on every event, so more is slower; a cold actor is cheap. */
const CACHED_ACTORS_MAX = 2_000;
/** A model's answer takes seconds of waiting and no CPU, and a quiet window is waited out in the activity. */
const CONCURRENT_ANSWERS_MAX = 1_000;
const CONCURRENT_IO_MAX = 200;
const POLLERS = 5;

export interface WorkersDeps {
  readonly env: Env;
  readonly db: DataSource;
  readonly connection: NativeConnection;
  readonly codec: PayloadCodec;
  readonly workflowCode: WorkflowCode;
}

/** Starts one Temporal worker for each role this process plays; each role is the task queue of the same name. */
export async function startWorkers(deps: WorkersDeps): Promise<readonly Worker[]> {
  const { env, db, connection, codec, workflowCode } = deps;
  const activities = composeActivities(env, db);
  const shared = {
    connection,
    namespace: env.TEMPORAL_NAMESPACE,
    dataConverter: { payloadCodecs: [codec] },
    // Time for a send to end before the process does.
    shutdownGraceTime: "20 seconds",
    shutdownForceTime: "30 seconds",
  } satisfies Omit<WorkerOptions, "taskQueue">;
  const roles: Record<WorkerRole, () => Promise<Worker>> = {
    conversation: () =>
      Worker.create({
        ...shared,
        ...workflowCode,
        taskQueue: "conversation",
        maxCachedWorkflows: CACHED_ACTORS_MAX,
        maxConcurrentWorkflowTaskPolls: POLLERS,
        maxConcurrentWorkflowTaskExecutions: 100,
      }),
    ai: () =>
      Worker.create({
        ...shared,
        taskQueue: "ai",
        activities: activities.ai,
        maxConcurrentActivityTaskPolls: POLLERS,
        maxConcurrentActivityTaskExecutions: CONCURRENT_ANSWERS_MAX,
      }),
    io: () =>
      Worker.create({
        ...shared,
        taskQueue: "io",
        activities: activities.io,
        maxConcurrentActivityTaskPolls: POLLERS,
        maxConcurrentActivityTaskExecutions: CONCURRENT_IO_MAX,
      }),
  };
  return Promise.all(env.WORKER_ROLES.map((role) => roles[role]()));
}
