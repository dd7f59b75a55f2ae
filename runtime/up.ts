import { mkdir } from "node:fs/promises";
import { parseArgs } from "node:util";
import { readInstallationEnv } from "../config/installationEnv.ts";
import { buildStale } from "./build.ts";
import { rotateLog } from "./childProcess.ts";
import { printBox, say, seconds } from "./console.ts";
import { openTheStreet, seedDemo, startMessenger } from "./demo.ts";
import { checkDiskSpace } from "./diskSpace.ts";
import { describeInstallation, productEnvironment, wantedPorts } from "./installation.ts";
import type { Installation } from "./installation.ts";
import { takeInstanceLock } from "./instanceLock.ts";
import { checkPortFree } from "./ports.ts";
import { keepDetails, reportProblem } from "./reportProblem.ts";
import { runProductScript } from "./runProductScript.ts";
import { createRunRecord, endLeftovers } from "./runRecord.ts";
import { openSecrets } from "./secrets.ts";
import { startProduct } from "./startProduct.ts";
import { startServices } from "./startServices.ts";
import { createSupervisor } from "./supervise.ts";
import type { Supervisor } from "./supervise.ts";
import { waitForHealth } from "./waitForHealth.ts";

/** `npm run up`: the whole installation on this machine, until Ctrl-C. */
async function up(installation: Installation, withDemo: boolean): Promise<void> {
  const { dataDir, publicUrl } = installation;
  await mkdir(dataDir, { recursive: true });
  await checkDiskSpace(dataDir);
  const letGo = await takeInstanceLock(dataDir, publicUrl);

  const end = Promise.withResolvers<void>();
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, () => end.resolve());
  process.on("uncaughtException", end.reject);
  process.stdout.on("error", () => end.resolve());

  const supervisor = createSupervisor({ record: createRunRecord(dataDir), say, giveUp: end.reject });
  try {
    await Promise.race([end.promise, start(installation, supervisor, withDemo).then(() => end.promise)]);
  } finally {
    await supervisor.stopAll();
    await letGo();
  }
  say("stop", "done; the next `npm run up` goes on from here");
}

async function start(installation: Installation, supervisor: Supervisor, withDemo: boolean): Promise<void> {
  const { dataDir, localUrl, logFile } = installation;
  const startedAt = performance.now();
  const secrets = await openSecrets(dataDir);
  const leftovers = await endLeftovers(dataDir);
  if (leftovers.length > 0) say("start", `ended what an earlier run had left behind: ${leftovers.join(", ")}`);
  for (const port of wantedPorts(installation)) await checkPortFree(port);
  await Promise.all(["postgres", "temporal", "api", "worker", "up"].map((part) => rotateLog(logFile(part))));
  await buildStale((line) => say("build", line));

  const services = await startServices(installation, secrets, supervisor);
  const messenger = withDemo ? await startMessenger(secrets) : undefined;
  const env = productEnvironment(installation, secrets, { ...services, demoMessengerRoot: messenger?.url });
  say("schema", (await runProductScript("entities/migrate.js", env)).trim());
  const demo = withDemo ? await seedDemo(env) : undefined;

  const productStartedAt = performance.now();
  await startProduct({ env, logFile, supervisor });
  const missing = await waitForHealth(localUrl);
  say(
    "product",
    missing === undefined ? `API and worker ready (${seconds(productStartedAt)})` : `not all is well: ${missing}`,
  );
  if (messenger !== undefined && demo !== undefined) openTheStreet(messenger, installation, demo, secrets);

  const login = demo && { email: demo.email, password: secrets.demoPassword };
  printBox(`Switchboard is running (${seconds(startedAt)})`, boxRows(installation, login));
}

function boxRows(installation: Installation, login?: { readonly email: string; readonly password: string }) {
  const { publicUrl, temporalUiUrl, dataDir } = installation;
  return [
    ["Open", publicUrl],
    [
      "Sign in",
      login === undefined ? "the console offers to make the first administrator" : `${login.email}   ${login.password}`,
    ],
    ...(temporalUiUrl === undefined ? [] : [["Temporal", temporalUiUrl] as const]),
    ["Data", dataDir],
    ["Stop", "Ctrl-C; the next start goes on from here"],
  ] as const;
}

try {
  const { values } = parseArgs({ options: { demo: { type: "boolean", default: true } }, allowNegative: true });
  const installation = describeInstallation(readInstallationEnv());
  await up(installation, values.demo).catch(async (error: unknown) => {
    await keepDetails(installation.logFile("up"), error);
    throw error;
  });
  process.exit(0);
} catch (error) {
  reportProblem(error);
  process.exit(1);
}
