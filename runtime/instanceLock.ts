import { link, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";
import { commandLineOf } from "./processes.ts";
import { parseJson } from "../contracts/parseJson.ts";
import { StartUpProblem } from "./startUpProblem.ts";

const Holder = z.object({ pid: z.number().int(), commandLine: z.string(), url: z.string() });

/** Makes this process the only one that runs on a data folder. Call the result to let go; a dead holder's lock is taken over. */
export async function takeInstanceLock(dataDir: string, url: string): Promise<() => Promise<void>> {
  const file = join(dataDir, "up.lock");
  const draft = `${file}.${process.pid}`;
  const commandLine = (await commandLineOf(process.pid)) ?? "";
  await writeFile(draft, JSON.stringify({ pid: process.pid, commandLine, url }));
  try {
    for (;;) {
      if (await linked(draft, file)) return () => rm(file, { force: true });
      await removeIfStale(file, dataDir);
    }
  } finally {
    await rm(draft, { force: true });
  }
}

async function linked(draft: string, file: string): Promise<boolean> {
  return link(draft, file).then(
    () => true,
    (error: unknown) => {
      if (error instanceof Error && "code" in error && error.code === "EEXIST") return false;
      throw error;
    },
  );
}

async function removeIfStale(file: string, dataDir: string): Promise<void> {
  const text = await readFile(file, "utf8").catch(() => undefined);
  if (text === undefined) return;
  const { data: holder } = Holder.safeParse(parseJson(text));
  if (holder !== undefined && (await isRunning(holder))) {
    throw new StartUpProblem(
      `Switchboard is already running here (process ${holder.pid}): ${holder.url}`,
      `Open that address, stop the other one first, or set DATA_DIR to a folder other than ${dataDir}.`,
    );
  }
  await rm(file, { force: true });
}

/** A container gives out the same ids again at each start, so the holder may have had this process's own. */
async function isRunning({ pid, commandLine }: z.infer<typeof Holder>): Promise<boolean> {
  return pid !== process.pid && (await commandLineOf(pid)) === commandLine;
}
