import { readFile, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";
import type { Child } from "./childProcess.ts";
import { parseJson } from "../contracts/parseJson.ts";
import { commandLineOf, endStray } from "./processes.ts";

const Started = z.object({ name: z.string(), pid: z.number().int(), commandLine: z.string().min(1) });
type Started = Readonly<z.infer<typeof Started>>;

/** Who runs for this installation, on disk: so that a start after a SIGKILL can end what was left behind. */
export interface RunRecord {
  readonly add: (child: Child) => Promise<void>;
  readonly remove: (child: Child) => Promise<void>;
}

export function createRunRecord(dataDir: string): RunRecord {
  const running = new Map<number, Started>();
  let written = Promise.resolve();
  const write = async () => {
    written = written.then(() => replace(fileIn(dataDir), [...running.values()]));
    await written;
  };
  return {
    async add({ name, pid }) {
      const commandLine = await commandLineOf(pid);
      if (commandLine === undefined) return;
      running.set(pid, { name, pid, commandLine });
      await write();
    },
    async remove({ pid }) {
      if (running.delete(pid)) await write();
    },
  };
}

/** Ends what the record of an earlier run names and still runs, the last started first; gives their names. */
export async function endLeftovers(dataDir: string): Promise<readonly string[]> {
  const file = fileIn(dataDir);
  const text = await readFile(file, "utf8").catch(() => "");
  const ended: string[] = [];
  for (const { name, pid, commandLine } of z.array(Started).safeParse(parseJson(text)).data?.toReversed() ?? []) {
    const signal = name === "postgres" ? "SIGINT" : "SIGTERM";
    if (await endStray({ pid, mark: commandLine, signal })) ended.push(name);
  }
  await rm(file, { force: true });
  return ended;
}

const fileIn = (dataDir: string) => join(dataDir, "run.json");

async function replace(file: string, started: readonly Started[]): Promise<void> {
  await writeFile(`${file}.new`, JSON.stringify(started));
  await rename(`${file}.new`, file);
}
