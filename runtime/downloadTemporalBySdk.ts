import { execFile } from "node:child_process";
import { mkdir, mkdtemp, readdir, rename, rm } from "node:fs/promises";
import { dirname, join } from "node:path";
import { promisify } from "node:util";

const run = promisify(execFile);
const WITHIN_MS = 20_000;

/** A process of its own, because the SDK's download cannot be called off. */
const SCRIPT = `
  import { TestWorkflowEnvironment } from "@temporalio/testing";
  const executable = { type: "cached-download", downloadDir: process.argv[1] };
  const environment = await TestWorkflowEnvironment.createLocal({ server: { executable } });
  await environment.teardown();
`;

/** Lets the Temporal SDK download the server (temporal.download) and keeps the program as the given file. */
export async function downloadTemporalBySdk(file: string): Promise<string> {
  await mkdir(dirname(file), { recursive: true });
  const folder = await mkdtemp(join(dirname(file), "download-"));
  try {
    const script = ["--input-type=module", "--eval", SCRIPT, folder];
    await run(process.execPath, script, { cwd: import.meta.dirname, timeout: WITHIN_MS, killSignal: "SIGKILL" });
    const [program] = await readdir(folder);
    if (program === undefined) throw new Error("it left no file");
    await rename(join(folder, program), file);
    return file;
  } catch (cause) {
    throw new Error(reasonOf(cause), { cause });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function reasonOf(cause: unknown): string {
  if (cause instanceof Error && "killed" in cause && cause.killed === true)
    return `nothing came within ${WITHIN_MS / 1000} s`;
  return "temporal.download cannot be reached";
}
