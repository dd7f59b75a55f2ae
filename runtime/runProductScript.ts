import { execFile } from "node:child_process";
import { join } from "node:path";
import { promisify } from "node:util";
import { projectRoot } from "./projectRoot.ts";
import { StartUpProblem } from "./startUpProblem.ts";

const run = promisify(execFile);

/** Runs a script of dist/ to its end and gives what it printed. */
export async function runProductScript(script: string, env: Readonly<Record<string, string>>): Promise<string> {
  try {
    const file = join(projectRoot, "dist", script);
    const { stdout } = await run(process.execPath, ["--enable-source-maps", file], { env: { ...process.env, ...env } });
    return stdout;
  } catch (cause) {
    const said = cause instanceof Error && "stderr" in cause ? String(cause.stderr) : String(cause);
    const reason = said.split("\n").find((line) => /error/i.test(line)) ?? said.trim().split("\n")[0] ?? "";
    throw new StartUpProblem(`dist/${script} failed: ${reason.trim()}`, "See .switchboard/logs/up.log for the rest.", {
      cause: new Error(said),
    });
  }
}
