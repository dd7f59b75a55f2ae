import { createHash } from "node:crypto";
import { chmod, cp, mkdir, rename, rm, stat } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";
import { canReach, findDatabaseUser } from "./databaseUser.ts";
import type { DatabaseUser } from "./databaseUser.ts";
import { findPostgresBinaries, postgresBinariesIn } from "./postgresBinaries.ts";
import type { PostgresBinaries } from "./postgresBinaries.ts";

export interface PostgresHome {
  readonly binaries: PostgresBinaries;
  readonly dataDir: string;
  /** Undefined: the user of this process. */
  readonly user: DatabaseUser | undefined;
}

/** Where root keeps what another user must reach, when the project lies in a private folder such as /root. */
const OPEN_PLACE = "/var/lib/switchboard";

/** Settles which programs, which folder and which user a cluster runs with. */
export async function preparePostgresHome(wantedDir: string): Promise<PostgresHome> {
  const binaries = await findPostgresBinaries();
  const dataDir = resolve(wantedDir);
  await mkdir(dirname(dataDir), { recursive: true });
  const user = await findDatabaseUser(dataDir);
  if (user === undefined) return { binaries, dataDir, user };
  const [programsOpen, dataOpen] = await Promise.all([
    canReach(user, binaries.postgres),
    canReach(user, dirname(dataDir)),
  ]);
  return {
    user,
    binaries: programsOpen ? binaries : await copyPrograms(binaries),
    dataDir: dataOpen ? dataDir : await openFolderFor(dataDir),
  };
}

async function copyPrograms({ root, postgres }: PostgresBinaries): Promise<PostgresBinaries> {
  const { mtimeMs } = await stat(postgres);
  const copy = join(OPEN_PLACE, `postgresql-${digest(`${root} ${mtimeMs}`)}`);
  if ((await stat(copy).catch(() => undefined)) === undefined) {
    const half = `${copy}.${process.pid}`;
    await mkdir(OPEN_PLACE, { recursive: true, mode: 0o755 });
    await cp(root, half, { recursive: true, verbatimSymlinks: true });
    await chmod(half, 0o755);
    await rename(half, copy).catch(() => rm(half, { recursive: true, force: true }));
  }
  return postgresBinariesIn(copy);
}

async function openFolderFor(dataDir: string): Promise<string> {
  const folder = join(OPEN_PLACE, digest(dataDir));
  await mkdir(folder, { recursive: true, mode: 0o755 });
  return join(folder, "postgres");
}

const digest = (text: string) => createHash("sha256").update(text).digest("hex").slice(0, 12);
