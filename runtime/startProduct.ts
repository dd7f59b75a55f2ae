import { join } from "node:path";
import { startChild } from "./childProcess.ts";
import { say } from "./console.ts";
import { createWarningFilter } from "./logWarnings.ts";
import { projectRoot } from "./projectRoot.ts";
import type { Supervisor } from "./supervise.ts";

interface ProductSettings {
  readonly env: Readonly<Record<string, string>>;
  readonly logFile: (part: string) => string;
  readonly supervisor: Supervisor;
}

/** The API and a worker with all its roles, from dist/; ready when /health says so. */
export async function startProduct({ env, logFile, supervisor }: ProductSettings): Promise<void> {
  for (const [name, script] of [
    ["api", "api/main.js"],
    ["worker", "workers/main.js"],
  ] as const) {
    await supervisor.keep(name, async () => ({
      child: await startChild({
        name,
        command: process.execPath,
        args: ["--enable-source-maps", join(projectRoot, "dist", script)],
        cwd: projectRoot,
        env,
        logFile: logFile(name),
        onLine: createWarningFilter((line) => say(name, line)),
      }),
    }));
  }
}
