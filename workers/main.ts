import { parseArgs } from "node:util";
import { createLog } from "../config/log.ts";
import { readEnv } from "../config/env.ts";
import { createDataSource } from "../entities/dataSource.ts";
import { connectTemporal, installTemporalRuntime } from "../temporal/connect.ts";
import { createPayloadCodec } from "../temporal/payloadCodec.ts";
import { ensureRetentionSchedule } from "../temporal/retentionSchedule.ts";
import { startWorkers } from "./startWorkers.ts";
import { findWorkflowCode } from "./workflowCode.ts";

// `--roles conversation,io,telegram` overrides WORKER_ROLES, so that one image serves differently scaled services.
const { roles } = parseArgs({ options: { roles: { type: "string" } } }).values;
const env = readEnv({ ...(roles !== undefined && { WORKER_ROLES: roles }) });
const log = createLog(env.LOG_LEVEL, "worker");

installTemporalRuntime({
  log: ({ level, message, meta }) => log.warn({ level, ...meta }, message),
  metricsAddress: env.METRICS_ADDRESS,
});
const db = await createDataSource({ url: env.DATABASE_URL, applicationName: "worker", poolSize: 20 }).initialize();
const { connection, client } = await connectTemporal({
  address: env.TEMPORAL_ADDRESS,
  namespace: env.TEMPORAL_NAMESPACE,
  encryptionKeys: env.ENCRYPTION_KEYS,
});
const codec = createPayloadCodec(env.ENCRYPTION_KEYS);
const decides = env.WORKER_ROLES.includes("conversation");
const workflowCode = decides || env.WORKER_ROLES.includes("touches") ? await findWorkflowCode() : null;
const workers = await startWorkers({ env, db, connection, codec, workflowCode });
if (decides) await ensureRetentionSchedule(client);

for (const signal of ["SIGTERM", "SIGINT"] as const) {
  process.once(signal, () => {
    log.info({ signal }, "stopping");
    for (const worker of workers) worker.shutdown();
  });
}
log.info({ roles: env.WORKER_ROLES }, "working");
await Promise.all(workers.map((worker) => worker.run()));
await connection.close();
await db.destroy();
