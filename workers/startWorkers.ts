import { Client } from "@temporalio/client";
import { Worker } from "@temporalio/worker";
import type { NativeConnection, WorkerOptions } from "@temporalio/worker";
import type { PayloadCodec } from "@temporalio/common";
import type { DataSource } from "typeorm";
import type { Env, WorkerRole } from "../config/env.ts";
import { composeActivities } from "./composeActivities.ts";
import { modulePath } from "./modulePath.ts";
import type { WorkflowCode } from "./workflowCode.ts";

/** Cached actors per worker. The SDK's core walks its whole cache on every event, so more is slower; a cold actor is cheap. */
const CACHED_ACTORS_MAX = 2_000;
/** A model's answer takes seconds of waiting and no CPU, and a quiet window is waited out in the activity. */
const CONCURRENT_ANSWERS_MAX = 1_000;
const CONCURRENT_IO_MAX = 200;
const POLLERS = 5;
/** Runs of touch sequences: few at a time, so that live conversations go first, and none kept that only waits. */
const TOUCH_WALKS_MAX = 20;
const CACHED_TOUCHES_MAX = 100;
const TOUCH_POLLERS = 2;

export interface WorkersDeps {
  readonly env: Env;
  readonly db: DataSource;
  readonly connection: NativeConnection;
  readonly codec: PayloadCodec;
  /** Needed by those who decide for actors. */
  readonly workflowCode: WorkflowCode | null;
}

/** Work under way, until it is told to end. */
export type Running = Pick<Worker, "run" | "shutdown">;

/**
 * Starts one Temporal worker for each role this process plays. conversation: decides for the actors, and answers for them
 * where it decided, which saves the server a round trip. ai: only answers, to scale thinking out. telegram: holds personal
 * accounts. touches: runs of touch sequences, their actors included. io: everything else.
 */
export async function startWorkers(deps: WorkersDeps): Promise<readonly Running[]> {
  const { env, db, connection, codec, workflowCode } = deps;
  const dataConverter = {
    payloadCodecs: [codec],
    failureConverterPath: modulePath("../temporal/failureConverter"),
  };
  const activities = composeActivities(
    env,
    db,
    new Client({ connection, namespace: env.TEMPORAL_NAMESPACE, dataConverter }),
  );
  const shared = {
    connection,
    namespace: env.TEMPORAL_NAMESPACE,
    dataConverter,
    // Time for a send to end before the process does.
    shutdownGraceTime: "20 seconds",
    shutdownForceTime: "30 seconds",
  } satisfies Omit<WorkerOptions, "taskQueue">;
  const answering = {
    taskQueue: "conversation",
    activities: activities.ai,
    maxConcurrentActivityTaskPolls: POLLERS,
    maxConcurrentActivityTaskExecutions: CONCURRENT_ANSWERS_MAX,
  };
  const roles: Record<WorkerRole, () => Promise<Running>> = {
    conversation: () =>
      Worker.create({
        ...shared,
        ...workflowCode,
        ...answering,
        maxCachedWorkflows: CACHED_ACTORS_MAX,
        maxConcurrentWorkflowTaskPolls: POLLERS,
        maxConcurrentWorkflowTaskExecutions: 100,
      }),
    ai: () => Worker.create({ ...shared, ...answering }),
    io: () =>
      Worker.create({
        ...shared,
        taskQueue: "io",
        activities: activities.io,
        maxConcurrentActivityTaskPolls: POLLERS,
        maxConcurrentActivityTaskExecutions: CONCURRENT_IO_MAX,
      }),
    touches: () =>
      Worker.create({
        ...shared,
        ...workflowCode,
        taskQueue: "touches",
        activities: activities.touches,
        maxCachedWorkflows: CACHED_TOUCHES_MAX,
        maxConcurrentWorkflowTaskPolls: TOUCH_POLLERS,
        maxConcurrentWorkflowTaskExecutions: TOUCH_WALKS_MAX,
        maxConcurrentLocalActivityExecutions: TOUCH_WALKS_MAX,
        maxConcurrentActivityTaskPolls: TOUCH_POLLERS,
        maxConcurrentActivityTaskExecutions: CONCURRENT_IO_MAX,
      }),
    // Loaded where it is needed: Telegram's whole schema takes 40 MB.
    telegram: async () => (await import("./telegram/startTelegramWork.ts")).startTelegramWork(deps, shared),
  };
  const wanted = new Set(env.WORKER_ROLES);
  if (wanted.has("conversation")) wanted.delete("ai");
  return Promise.all([...wanted].map((role) => roles[role]()));
}
