import { chmod, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Client } from "pg";
import type { TestProject } from "vitest/node";
import { runMigrations } from "../../entities/migrate.ts";
import { isBuilt } from "../../runtime/build.ts";
import { findTemporal, temporalSources } from "../../runtime/findTemporal.ts";
import { findFreePort } from "../../runtime/ports.ts";
import { startPostgres } from "../../runtime/postgres.ts";
import { startTemporal } from "../../runtime/temporal.ts";

declare module "vitest" {
  interface ProvidedContext {
    /** Of the superuser; its own database stays empty. */
    databaseAdminUrl: string;
    /** A migrated, empty database to copy with CREATE DATABASE … TEMPLATE …. */
    templateDatabase: string;
    temporalAddress: string;
    /** Where the first file that needs the workflows leaves their bundle. */
    workflowBundle: string;
    /** Whether dist/ is of the present sources. */
    isBuilt: boolean;
  }
}

const TEMPLATE = "switchboard_template";

/** One real PostgreSQL and one real Temporal server for a whole run, on free ports, gone afterwards. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const folder = await mkdtemp(join(tmpdir(), "switchboard-test-"));
  await chmod(folder, 0o755);
  const [postgres, temporal] = await Promise.all([startTestPostgres(folder), startTestTemporal(folder)]);
  await migrateTemplate(postgres.url);
  project.provide("databaseAdminUrl", postgres.url);
  project.provide("templateDatabase", TEMPLATE);
  project.provide("temporalAddress", temporal.address);
  project.provide("isBuilt", await isBuilt());
  const workflowBundle = join(folder, "workflows.js");
  project.provide("workflowBundle", workflowBundle);
  project.onTestsRerun(() => rm(workflowBundle, { force: true }));
  return async () => {
    await Promise.all([temporal.stop(), postgres.stop()]);
    await rm(folder, { recursive: true, force: true });
  };
}

async function startTestPostgres(folder: string) {
  return startPostgres({
    dataDir: join(folder, "postgres"),
    port: await findFreePort(),
    password: "test",
    logFile: join(folder, "postgres.log"),
    database: "switchboard_admin",
    durable: false,
  });
}

async function startTestTemporal(folder: string) {
  const program = await findTemporal(temporalSources(".switchboard/bin"), () => {});
  return startTemporal({ program, port: await findFreePort(), logFile: join(folder, "temporal.log") });
}

async function migrateTemplate(adminUrl: string): Promise<void> {
  const admin = new Client({ connectionString: adminUrl });
  await admin.connect();
  await admin.query(`CREATE DATABASE ${TEMPLATE}`);
  const url = new URL(adminUrl);
  url.pathname = `/${TEMPLATE}`;
  await runMigrations(url.href);
  await admin.query(`ALTER DATABASE ${TEMPLATE} WITH ALLOW_CONNECTIONS false`);
  await admin.end();
}
