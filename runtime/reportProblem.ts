import { appendFile, mkdir } from "node:fs/promises";
import { dirname } from "node:path";
import { inspect } from "node:util";
import { StartUpProblem } from "./startUpProblem.ts";

/** Ends a command with words for its reader: what is wrong and what to do. The stack is for the log only. */
export function reportProblem(error: unknown): void {
  const problem = asProblem(error);
  console.error(`\n${problem.message}\n${problem.remedy}`);
  process.exitCode = 1;
}

/** Keeps what the console does not show: the stack and the causes. */
export async function keepDetails(logFile: string, error: unknown): Promise<void> {
  await mkdir(dirname(logFile), { recursive: true }).catch(() => {});
  await appendFile(logFile, `${new Date().toISOString()} ${inspect(error)}\n`).catch(() => {});
}

/** What Node itself reports of the machine becomes a sentence too. */
export function asProblem(error: unknown): StartUpProblem {
  if (error instanceof StartUpProblem) return error;
  const message = error instanceof Error ? error.message : String(error);
  const code = error instanceof Error && "code" in error ? error.code : undefined;
  const path = error instanceof Error && "path" in error ? String(error.path) : "a file";
  switch (code) {
    case "ENOSPC":
      return new StartUpProblem("The disk is full.", "Free some space and start again.", { cause: error });
    case "EACCES":
    case "EPERM":
    case "EROFS":
      return new StartUpProblem(
        `${path} may not be written or run by this user (${code}).`,
        "Give this user the project's folder, or set DATA_DIR to one it may write to.",
        { cause: error },
      );
    case "ENOENT":
      return new StartUpProblem(`${path} is missing.`, "Install the packages again with `npm ci` and start again.", {
        cause: error,
      });
    default:
      return new StartUpProblem(message, "The log in .switchboard/logs/up.log has the details.", { cause: error });
  }
}
