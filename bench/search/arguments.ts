import { parseArgs } from "node:util";
import { z } from "zod";
import { StartUpProblem } from "../../runtime/startUpProblem.ts";

const SearchPlan = z.object({
  messages: z.coerce.number().int().min(1_000).max(20_000_000).default(1_000_000),
  conversations: z.coerce.number().int().min(100).max(1_000_000).default(30_000),
  /** Queries of each kind. */
  queries: z.coerce.number().int().min(5).max(1_000).default(50),
  seed: z.coerce.number().int().default(1),
});
export type SearchPlan = Readonly<z.infer<typeof SearchPlan>>;

export function readSearchPlan(args: readonly string[]): SearchPlan {
  try {
    const options = { messages: {}, conversations: {}, queries: {}, seed: {} };
    const named = Object.fromEntries(Object.keys(options).map((name) => [name, { type: "string" } as const]));
    return SearchPlan.parse(parseArgs({ args: [...args], options: named }).values);
  } catch (error) {
    const reason = error instanceof z.ZodError ? z.prettifyError(error) : String(error);
    throw new StartUpProblem(`This search cannot be measured:\n${reason}`, "docs/bench.md lists the arguments.");
  }
}
