import { performance } from "node:perf_hooks";
import { buildStale } from "./build.ts";
import { say, seconds } from "./console.ts";
import { runCommand } from "./runCommand.ts";
import { runVitest } from "./runVitest.ts";

interface Check {
  readonly name: string;
  readonly command: readonly [string, ...string[]];
}

const checks: readonly Check[] = [
  { name: "types", command: ["tsc", "--noEmit", "-p", "tsconfig.json"] },
  { name: "web types", command: ["tsc", "--noEmit", "-p", "web/tsconfig.json"] },
  { name: "lint", command: ["oxlint", "--type-aware"] },
  { name: "format", command: ["oxfmt", "--check", "."] },
  { name: "dead code", command: ["knip"] },
];

const TESTS_LEFT_OUT = "--without-tests";

/** `npm test`: all checks, then all tests; arguments go to vitest. The last line counts the tests. */
async function test(args: readonly string[]): Promise<void> {
  const failed: string[] = [];
  for (const { name, command } of checks) {
    if (!(await passes(name, () => runCheck(command)))) failed.push(name);
  }
  if (!args.includes(TESTS_LEFT_OUT)) {
    if (!(await passes("build", () => buildStale(() => {})))) failed.push("build");
    const { succeeded, summary } = await runVitest(args);
    if (!succeeded) failed.push("tests");
    report(failed);
    console.log(summary);
  } else {
    report(failed);
  }
}

async function passes(name: string, step: () => Promise<void>): Promise<boolean> {
  const startedAt = performance.now();
  try {
    await step();
    say(name, `ok (${seconds(startedAt)})`);
    return true;
  } catch (error) {
    say(name, `FAILED (${seconds(startedAt)})\n${error instanceof Error ? error.message : String(error)}`);
    return false;
  }
}

async function runCheck([program, ...args]: Check["command"]): Promise<void> {
  const { succeeded, output } = await runCommand(program, args);
  if (!succeeded) throw new Error(output);
}

function report(failed: readonly string[]): void {
  if (failed.length === 0) return;
  console.log(`Failed: ${failed.join(", ")}`);
  process.exitCode = 1;
}

await test(process.argv.slice(2));
