import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import { z } from "zod";
import { parseJson } from "../contracts/parseJson.ts";
import { projectRoot } from "./projectRoot.ts";
import { STRAY_ERRORS_FILE } from "./strayErrors.ts";

const FileResult = z.object({
  name: z.string(),
  status: z.string(),
  assertionResults: z.array(z.object({ status: z.string() })),
});
type FileResult = z.infer<typeof FileResult>;
const Report = z.object({ testResults: z.array(FileResult) });
const StrayErrors = z.array(z.string().nullable());

/** More of them at once is no stall of a busy machine. */
const FILES_RUN_AGAIN_MAX = 6;

interface TestRun {
  readonly succeeded: boolean;
  /** "N passed, N failed", with ", N skipped" where some were. */
  readonly summary: string;
}

/**
 * Runs the tests with their usual output, and counts them from vitest's own report. In a run of everything, the files
 * that failed are run once more, one at a time: what only stalled on a busy machine is told from a fault, and named.
 * An error that met no test counts, unless it came from a file that is run again.
 */
export async function runVitest(args: readonly string[]): Promise<TestRun> {
  const first = await runOnce(args);
  const failed = first.files.filter(({ status }) => status === "failed");
  if (args.length > 0 || failed.length === 0 || failed.length > FILES_RUN_AGAIN_MAX) return summarise(first);
  const names = failed.map(({ name }) => relative(projectRoot, name));
  console.log(`\nRun again, one at a time: ${names.join(", ")}`);
  const again = await runOnce(["--no-file-parallelism", ...names]);
  const sound = first.files.filter(({ status }) => status !== "failed");
  const stray = first.strayErrors.filter((file) => !failed.some(({ name }) => name === file));
  return summarise({
    succeeded: again.succeeded && stray.length === 0,
    files: [...sound, ...again.files],
    strayErrors: [...stray, ...again.strayErrors],
  });
}

interface Outcome {
  readonly succeeded: boolean;
  readonly files: readonly FileResult[];
  /** The file of each, where it is known. */
  readonly strayErrors: readonly (string | null)[];
}

async function runOnce(args: readonly string[]): Promise<Outcome> {
  const folder = await mkdtemp(join(tmpdir(), "switchboard-report-"));
  const file = join(folder, "report.json");
  const strayFile = join(folder, "stray.json");
  try {
    const own = join(import.meta.dirname, "strayErrors.ts");
    const reporters = ["--reporter=default", "--reporter=json", `--outputFile.json=${file}`, `--reporter=${own}`];
    const env = { ...process.env, [STRAY_ERRORS_FILE]: strayFile };
    const vitest = spawn("vitest", ["run", ...reporters, ...args], { cwd: projectRoot, stdio: "inherit", env });
    const [code] = await once(vitest, "close");
    const { data } = Report.safeParse(await read(file));
    const stray = StrayErrors.safeParse(await read(strayFile)).data;
    const succeeded = code === 0 && data !== undefined && stray !== undefined;
    return { succeeded, files: data?.testResults ?? [], strayErrors: stray ?? [null] };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

const read = async (path: string) => parseJson(await readFile(path, "utf8").catch(() => ""));

/** A file that cannot even be loaded has no tests to fail, and counts as one failure. So does a run without a report. */
function summarise({ succeeded, files, strayErrors }: Outcome): TestRun {
  const tests = files.flatMap(({ assertionResults }) => assertionResults);
  const count = (...statuses: readonly string[]) => tests.filter(({ status }) => statuses.includes(status)).length;
  const unloaded = files.filter(({ status, assertionResults }) => status === "failed" && assertionResults.length === 0);
  const failures = count("failed") + unloaded.length + strayErrors.length;
  const failed = succeeded ? failures : Math.max(1, failures);
  const skipped = count("pending", "skipped", "todo", "disabled");
  const counted = `${count("passed")} passed, ${failed} failed`;
  return { succeeded, summary: skipped === 0 ? counted : `${counted}, ${skipped} skipped` };
}
