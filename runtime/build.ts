import { createHash } from "node:crypto";
import { glob, mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { projectRoot } from "./projectRoot.ts";
import { runCommand } from "./runCommand.ts";
import { StartUpProblem } from "./startUpProblem.ts";

interface BuildPart {
  readonly name: string;
  readonly sources: readonly string[];
  readonly commands: readonly (readonly [string, ...string[]])[];
  /** Holds the digest of the sources that were built last. */
  readonly stamp: string;
}

const settings = ["package-lock.json", "tsconfig*.json"];
const serverFolders =
  "activities,api,bench,channels,commands,config,contracts,entities,integrations,knowledge,runtime,simulators,temporal,workers,workflows";

const pages = [...settings, "contracts/**/*.ts", "web/**/*.{ts,tsx,js,css,html,json,webmanifest,svg,png}"];

const parts: readonly BuildPart[] = [
  {
    name: "server",
    sources: [...settings, `{${serverFolders}}/**/*.ts`],
    commands: [
      ["tsc", "-p", "tsconfig.build.json"],
      [process.execPath, "dist/workers/bundleWorkflows.js"],
    ],
    stamp: "dist/.server-stamp",
  },
  {
    name: "console",
    sources: pages,
    commands: [["vite", "build", "--config", "web/vite.config.ts", "--logLevel", "warn"]],
    stamp: "dist/.console-stamp",
  },
  {
    name: "dialer",
    sources: pages,
    commands: [["vite", "build", "--config", "web/dialer/vite.config.ts", "--logLevel", "warn"]],
    stamp: "dist/.dialer-stamp",
  },
];

const LINES_SHOWN = 30;

/** Builds what has changed since the last build, into dist/; `say` hears of each part that is built. */
export async function buildStale(say: (line: string) => void): Promise<void> {
  for (const { name, sources, commands, stamp } of parts) {
    const digest = await digestOf(sources);
    const file = join(projectRoot, stamp);
    if ((await builtOf(stamp)) === digest) continue;
    say(`building the ${name}`);
    await rm(file, { force: true });
    for (const command of commands) await runBuildCommand(name, command);
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, digest);
  }
}

/** Whether dist/ is of the present sources. */
export async function isBuilt(): Promise<boolean> {
  for (const { sources, stamp } of parts) if ((await builtOf(stamp)) !== (await digestOf(sources))) return false;
  return true;
}

const builtOf = (stamp: string) => readFile(join(projectRoot, stamp), "utf8").catch(() => "");

async function digestOf(patterns: readonly string[]): Promise<string> {
  const files: string[] = [];
  for await (const file of glob([...patterns], { cwd: projectRoot })) files.push(file);
  const hash = createHash("sha256");
  for (const file of files.toSorted()) hash.update(file).update(await readFile(join(projectRoot, file)));
  return hash.digest("hex");
}

async function runBuildCommand(name: string, [program, ...args]: readonly [string, ...string[]]): Promise<void> {
  const { succeeded, output } = await runCommand(program, args);
  if (succeeded) return;
  const said = output.trim().split("\n").slice(0, LINES_SHOWN).join("\n");
  throw new StartUpProblem(
    `The ${name} could not be built (${basename(program)} ${args.join(" ")}):\n${said}`,
    "Mend the sources, or go back to a revision that builds.",
  );
}

if (import.meta.main) {
  const { reportProblem } = await import("./reportProblem.ts");
  await buildStale(console.log).then(() => console.log("dist/ is up to date"), reportProblem);
}
