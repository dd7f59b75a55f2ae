import { readEnv } from "../config/env.ts";
import { installTemporalRuntime } from "../temporal/connect.ts";
import { composeApi } from "./composeApi.ts";
import { createLog } from "../config/log.ts";
import { startApi } from "./startApi.ts";

/** Requests that take longer than this to finish are cut when the process has to end. */
const STOP_TIMEOUT_MS = 5_000;

const env = readEnv();
const log = createLog(env.LOG_LEVEL, "api");
installTemporalRuntime({ log: ({ level, message, meta }) => log.warn({ level, ...meta }, message) });

const api = await startApi(composeApi(env, log), { host: env.HOST, port: env.PORT });
log.info({ host: env.HOST, port: api.port }, "The API listens.");

for (const signal of ["SIGTERM", "SIGINT"] as const) process.once(signal, () => void stop(signal));

async function stop(signal: NodeJS.Signals): Promise<void> {
  log.info({ signal }, "Stopping.");
  setTimeout(() => process.exit(0), STOP_TIMEOUT_MS).unref();
  await api.stop().catch((error: unknown) => log.error({ err: error }, "The stop was not clean."));
  process.exit(0);
}
