import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { z } from "zod";
import { parseJson } from "../contracts/parseJson.ts";
import { projectRoot } from "./projectRoot.ts";

const Report = z.object({
  numPassedTests: z.number(),
  numFailedTests: z.number(),
  numPendingTests: z.number(),
  numTodoTests: z.number(),
  testResults: z.array(z.object({ status: z.string(), assertionResults: z.array(z.unknown()) })),
});
type Report = z.infer<typeof Report>;

interface TestRun {
  readonly succeeded: boolean;
  /** "N passed, N failed", with ", N skipped" where some were. */
  readonly summary: string;
}

/** Runs the tests with their usual output, and counts them from vitest's own report. */
export async function runVitest(args: readonly string[]): Promise<TestRun> {
  const folder = await mkdtemp(join(tmpdir(), "switchboard-report-"));
  const file = join(folder, "report.json");
  try {
    const reporters = ["--reporter=default", "--reporter=json", `--outputFile.json=${file}`];
    const vitest = spawn("vitest", ["run", ...reporters, ...args], { cwd: projectRoot, stdio: "inherit" });
    const [code] = await once(vitest, "close");
    const { data } = Report.safeParse(parseJson(await readFile(file, "utf8").catch(() => "")));
    return { succeeded: code === 0, summary: data === undefined ? "0 passed, 1 failed" : summarise(data) };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** A file that cannot even be loaded has no tests to fail, and counts as one failure. */
function summarise({ numPassedTests, numFailedTests, numPendingTests, numTodoTests, testResults }: Report): string {
  const unloaded = testResults.filter(
    ({ status, assertionResults }) => status === "failed" && assertionResults.length === 0,
  );
  const skipped = numPendingTests + numTodoTests;
  const counted = `${numPassedTests} passed, ${numFailedTests + unloaded.length} failed`;
  return skipped === 0 ? counted : `${counted}, ${skipped} skipped`;
}
