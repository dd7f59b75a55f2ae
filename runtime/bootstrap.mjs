// The way in for `npm run …`: plain JavaScript without dependencies, since it runs before anything is installed,
// under whatever Node the machine has. It installs the locked packages and goes on under the Node among them.
import { spawn, spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { constants } from "node:os";
import { delimiter, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const OLDEST_NODE = 20;
const WANTED_NODE = 24;
const root = dirname(dirname(fileURLToPath(import.meta.url)));

/** bench, migrate, keys and tenants meet decorators, which Node's own type stripping does not know. */
const commands = {
  up: ["runtime/up.ts"],
  test: ["runtime/test.ts"],
  check: ["runtime/test.ts", "--without-tests"],
  build: ["runtime/build.ts"],
  bench: ["--import", "tsx", "bench/main.ts"],
  migrate: ["--import", "tsx", "entities/migrate.ts"],
  keys: ["--import", "tsx", "runtime/keys.ts"],
  tenants: ["--import", "tsx", "runtime/tenants.ts"],
};

const [command = "", ...args] = process.argv.slice(2);
if (nodeMajor() < OLDEST_NODE) {
  stop(
    `Switchboard needs Node ${OLDEST_NODE} or newer, and this is ${process.version}.`,
    "Install a newer one from https://nodejs.org.",
  );
}
if (!Object.hasOwn(commands, command)) {
  stop(`There is no command "${command}".`, `Choose one of: ${Object.keys(commands).join(", ")}.`);
}
if (!packagesAreInstalled()) installPackages();
runUnder(findNode(), [...commands[command], ...args]);

/** npm notes what it installed in a lock file of its own; it must have all that ours asks for. */
function packagesAreInstalled() {
  const wanted = readLock("package-lock.json");
  const installed = readLock("node_modules/.package-lock.json");
  return Object.entries(wanted).every(([path, { version, integrity, optional }]) => {
    if (path === "") return true;
    const found = installed[path];
    if (found === undefined) return optional === true;
    return found.version === version && (integrity === undefined || found.integrity === integrity);
  });
}

function readLock(file) {
  try {
    return JSON.parse(readFileSync(join(root, file), "utf8")).packages ?? {};
  } catch {
    return {};
  }
}

/** No package of ours needs an install script, so none is run. */
function installPackages() {
  const started = Date.now();
  process.stdout.write("Installing packages (needed once, and after updates) ... ");
  const options = [
    "--ignore-scripts",
    "--include=dev",
    "--include=optional",
    "--no-audit",
    "--no-fund",
    "--loglevel=error",
  ];
  const npm = process.env.npm_execpath;
  const [program, ...first] = npm?.endsWith("js") ? [process.execPath, npm] : ["npm"];
  const { status, stderr, error } = spawnSync(program, [...first, "ci", "--progress=false", ...options], {
    cwd: root,
    encoding: "utf8",
    stdio: ["ignore", "ignore", "pipe"],
  });
  if (status !== 0) {
    process.stdout.write("failed\n\n");
    const said = (error?.message ?? stderr).split("\n").filter((line) => line !== "" && !line.includes("complete log"));
    process.stderr.write(`${said.slice(0, 10).join("\n")}\n`);
    stop(
      "The packages could not be installed.",
      "Check the connection to the npm registry and the free disk space, then start again.",
    );
  }
  process.stdout.write(`done (${Math.round((Date.now() - started) / 1000)} s)\n`);
}

function findNode() {
  const brought = join(root, "node_modules", `node-${process.platform}-${process.arch}`, "bin", "node");
  if (existsSync(brought)) return brought;
  if (nodeMajor() >= WANTED_NODE) return process.execPath;
  return stop(
    `npm brought no Node ${WANTED_NODE} for this machine (${process.platform}-${process.arch}).`,
    `Start again with Node ${WANTED_NODE} from https://nodejs.org, or reinstall with \`npm ci --include=optional\`.`,
  );
}

function runUnder(node, args) {
  const path = [dirname(node), join(root, "node_modules", ".bin"), process.env.PATH].join(delimiter);
  const child = spawn(node, args, { cwd: root, stdio: "inherit", env: { ...process.env, PATH: path } });
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => child.kill(signal));
  child.on("error", (error) =>
    stop(`${node} could not be started: ${error.message}.`, "Reinstall the packages with `npm ci`."),
  );
  child.on("exit", (code, signal) => process.exit(code ?? 128 + constants.signals[signal]));
}

function nodeMajor() {
  return Number.parseInt(process.versions.node, 10);
}

function stop(what, remedy) {
  process.stderr.write(`\n${what}\n${remedy}\n`);
  process.exit(1);
}
