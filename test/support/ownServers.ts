import { join } from "node:path";
import { runMigrations } from "../../entities/migrate.ts";
import { findTemporal, temporalSources } from "../../runtime/findTemporal.ts";
import { findFreePort } from "../../runtime/ports.ts";
import { startPostgres } from "../../runtime/postgres.ts";
import { startTemporal } from "../../runtime/temporal.ts";

/** A server of one stack alone, which a test may stop and start again with its data and on its port. */
export interface OwnServer {
  start(): Promise<void>;
  stop(): Promise<void>;
}

export async function ownPostgres(folder: string): Promise<OwnServer & { readonly url: string }> {
  const settings = {
    dataDir: join(folder, "postgres"),
    port: await findFreePort(),
    password: "test",
    logFile: join(folder, "postgres.log"),
    durable: false,
  };
  let running = await startPostgres(settings);
  await runMigrations(running.url);
  return {
    url: running.url,
    async start() {
      running = await startPostgres(settings);
    },
    stop: () => running.stop(),
  };
}

export async function ownTemporal(folder: string): Promise<OwnServer & { readonly address: string }> {
  const settings = {
    program: await findTemporal(temporalSources(".switchboard/bin"), () => {}),
    port: await findFreePort(),
    dbFile: join(folder, "temporal.db"),
    logFile: join(folder, "temporal.log"),
  };
  let running = await startTemporal(settings);
  return {
    address: running.address,
    async start() {
      running = await startTemporal(settings);
    },
    stop: () => running.stop(),
  };
}
