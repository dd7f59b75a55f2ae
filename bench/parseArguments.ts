import { parseArgs } from "node:util";
import type { ParseArgsOptionsConfig } from "node:util";
import { StartUpProblem } from "../runtime/startUpProblem.ts";

export const ARGUMENTS_ADVICE = "docs/bench.md lists the arguments.";

/** The command line of a bench; an argument that is none of its own is named, with where they are listed. */
export function parseArguments<Options extends ParseArgsOptionsConfig>(args: readonly string[], options: Options) {
  try {
    return parseArgs({ args: [...args], options }).values;
  } catch (error) {
    throw new StartUpProblem(error instanceof Error ? error.message : String(error), ARGUMENTS_ADVICE);
  }
}
