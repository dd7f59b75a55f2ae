import { NativeConnection } from "@temporalio/worker";
import { inject } from "vitest";
import { createPayloadCodec } from "../../temporal/payloadCodec.ts";
import { startWorkers } from "../../workers/startWorkers.ts";
import { workflowCode } from "../support/workflowCode.ts";
import type { TestApi } from "./testApi.ts";

/** Real workers for the actors of a test's API, in this process. Returns how to end them. */
export async function startWork({ env, db }: TestApi): Promise<() => Promise<void>> {
  const connection = await NativeConnection.connect({ address: inject("temporalAddress") });
  const codec = createPayloadCodec(env.ENCRYPTION_KEYS);
  const workers = await startWorkers({ env, db, connection, codec, workflowCode: await workflowCode() });
  const ended = Promise.all(workers.map((worker) => worker.run()));
  return async () => {
    for (const worker of workers) worker.shutdown();
    await ended;
    await connection.close();
  };
}
