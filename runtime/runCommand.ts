import { spawn } from "node:child_process";
import { projectRoot } from "./projectRoot.ts";

export interface CommandResult {
  readonly succeeded: boolean;
  /** Both outputs, in the order in which they came. */
  readonly output: string;
}

/** Runs a program of node_modules/.bin or of PATH in the checkout, to its end. */
export async function runCommand(program: string, args: readonly string[]): Promise<CommandResult> {
  return new Promise((resolve) => {
    const env = { ...process.env, NO_COLOR: "1" };
    const child = spawn(program, args, { cwd: projectRoot, env, stdio: ["ignore", "pipe", "pipe"] });
    const chunks: Buffer[] = [];
    for (const stream of [child.stdout, child.stderr]) stream.on("data", (chunk: Buffer) => chunks.push(chunk));
    child.once("error", (error) => resolve({ succeeded: false, output: error.message }));
    child.once("close", (code) => resolve({ succeeded: code === 0, output: Buffer.concat(chunks).toString() }));
  });
}
