import { spawn } from "node:child_process";
import type { ChildProcess } from "node:child_process";
import { once } from "node:events";
import { text } from "node:stream/consumers";
import { onTestFinished } from "vitest";

/** A process that runs some code and stays until it is killed; resolves once it has printed something. */
export async function spawnNode(code: string): Promise<ChildProcess> {
  const child = spawn(process.execPath, ["--input-type=module", "--eval", `${code}; setInterval(() => {}, 60_000);`], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  onTestFinished(() => void child.kill("SIGKILL"));
  await once(child.stdout, "data");
  return child;
}

export interface Finished {
  readonly exitCode: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs a script of the checkout to its end. */
export async function runScript(args: readonly string[], env: Readonly<Record<string, string>>): Promise<Finished> {
  const child = spawn(process.execPath, args, { env: { ...process.env, ...env }, stdio: ["ignore", "pipe", "pipe"] });
  const [stdout, stderr] = await Promise.all([text(child.stdout), text(child.stderr), once(child, "close")]);
  return { exitCode: child.exitCode, stdout, stderr };
}
