import { execFile } from "node:child_process";
import { chown, mkdir, rename, rm, stat, writeFile } from "node:fs/promises";
import { platform } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import type { PostgresHome } from "./postgresHome.ts";
import { StartUpProblem } from "./startUpProblem.ts";

const run = promisify(execFile);

/** The cluster's only user. */
export const POSTGRES_USER = "switchboard";

/** Tells letters from signs for pg_trgm, which knows no Cyrillic under plain C. macOS has no C.UTF-8 of its own. */
const LETTERS = platform() === "darwin" ? "en_US.UTF-8" : "C.UTF-8";

/** Makes the data folder at first start: UTF-8, C.UTF-8 on every machine, password always asked. Complete or not at all. */
export async function createClusterOnce({ binaries, dataDir, user }: PostgresHome, password: string): Promise<void> {
  if ((await stat(join(dataDir, "PG_VERSION")).catch(() => undefined)) !== undefined) return;
  const half = `${dataDir}.new`;
  await rm(half, { recursive: true, force: true });
  await mkdir(half, { mode: 0o700, recursive: true });
  const passwordFile = join(half, "password");
  const cluster = join(half, "cluster");
  await mkdir(cluster, { mode: 0o700 });
  await writeFile(passwordFile, `${password}\n`, { mode: 0o600 });
  if (user !== undefined)
    await Promise.all([half, cluster, passwordFile].map((path) => chown(path, user.uid, user.gid)));
  try {
    const encoding = [
      "--encoding=UTF8",
      "--locale-provider=builtin",
      "--builtin-locale=C.UTF-8",
      `--locale=${LETTERS}`,
    ];
    const access = [`--username=${POSTGRES_USER}`, `--pwfile=${passwordFile}`, "--auth=scram-sha-256"];
    await run(binaries.initdb, [`--pgdata=${cluster}`, ...encoding, ...access], { cwd: half, ...user });
    await rename(cluster, dataDir);
  } catch (cause) {
    throw initdbProblem(cause);
  } finally {
    await rm(half, { recursive: true, force: true });
  }
}

function initdbProblem(cause: unknown): Error {
  const said = cause instanceof Error && "stderr" in cause ? String(cause.stderr) : String(cause);
  if (/No space left|ENOSPC/.test(said)) {
    return new StartUpProblem(
      "The disk is full: PostgreSQL could not make its data folder.",
      "Free some space and start again.",
      {
        cause,
      },
    );
  }
  const firstLine = said.split("\n").find((line) => line.includes("error:")) ?? said.trim();
  return new StartUpProblem(
    `PostgreSQL could not make its data folder: ${firstLine.replace(/^.*error: /, "")}`,
    "Mend that and start again, or set DATABASE_URL to a PostgreSQL of your own.",
    { cause },
  );
}
