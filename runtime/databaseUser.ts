import { execFile } from "node:child_process";
import { stat } from "node:fs/promises";
import { promisify } from "node:util";
import { StartUpProblem } from "./startUpProblem.ts";

const run = promisify(execFile);
const USER = "postgres";

export interface DatabaseUser {
  readonly uid: number;
  readonly gid: number;
}

/**
 * Who runs PostgreSQL when this process is root, since PostgreSQL refuses to: the owner of an existing data
 * folder, else the machine's `postgres` user, which is made when it is missing. Undefined when not root.
 */
export async function findDatabaseUser(dataDir: string): Promise<DatabaseUser | undefined> {
  if (process.getuid?.() !== 0) return undefined;
  const owner = await stat(dataDir).catch(() => undefined);
  if (owner !== undefined && owner.uid !== 0) return { uid: owner.uid, gid: owner.gid };
  const known = await lookUp().catch(() => undefined);
  if (known !== undefined) return known;
  try {
    await run("useradd", ["--system", "--user-group", "--no-create-home", USER]);
    return await lookUp();
  } catch (cause) {
    throw new StartUpProblem(
      "PostgreSQL does not run as root, and no ordinary user could be made for it.",
      `Run \`useradd --system ${USER}\` and start again, start as an ordinary user, or set DATABASE_URL.`,
      { cause },
    );
  }
}

async function lookUp(): Promise<DatabaseUser> {
  const [uid, gid] = await Promise.all(
    ["-u", "-g"].map(async (which) => Number((await run("id", [which, USER])).stdout)),
  );
  if (uid === undefined || gid === undefined) throw new Error("id gave no answer");
  return { uid, gid };
}

/** Whether that user may pass through every folder that leads to the path. */
export async function canReach(user: DatabaseUser, path: string): Promise<boolean> {
  return run("test", ["-x", path], user).then(
    () => true,
    () => false,
  );
}
