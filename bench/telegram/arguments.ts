import { z } from "zod";
import { StartUpProblem } from "../../runtime/startUpProblem.ts";
import { ARGUMENTS_ADVICE, parseArguments } from "../parseArguments.ts";

const TelegramPlan = z.object({
  accounts: z.coerce.number().int().min(1).max(200),
  /** Messages a second, to all accounts together. */
  rate: z.coerce.number().positive().max(200),
  seconds: z.coerce.number().positive().max(1_800),
  /** Which share of the messages is written in private, where the bot answers; in groups nobody does. */
  inPrivate: z.coerce.number().min(0).max(1),
  holders: z.coerce.number().int().min(1).max(5),
  /** How often the process that holds most is killed meanwhile. */
  kills: z.coerce.number().int().min(0).max(10),
  /** One process holds all, is killed, and its successor is asked to end. */
  memory: z.boolean(),
  seed: z.coerce.number().int(),
});
export type TelegramPlan = Readonly<z.infer<typeof TelegramPlan>>;

const byDefault = {
  accounts: 50,
  rate: 20,
  seconds: 120,
  inPrivate: 0.25,
  holders: 3,
  kills: 3,
  memory: false,
  seed: 1,
};
/** What `--memory` measures instead: as many accounts as one process may hold. */
const forMemory = { ...byDefault, accounts: 200, holders: 1, kills: 1 };

const text = { type: "string" } as const;
const options = {
  accounts: text,
  rate: text,
  seconds: text,
  "in-private": text,
  holders: text,
  kills: text,
  seed: text,
  memory: { type: "boolean" },
} as const;

export function readTelegramPlan(args: readonly string[]): TelegramPlan {
  const { "in-private": inPrivate, ...given } = parseArguments(args, options);
  const own = { ...given, ...(inPrivate !== undefined && { inPrivate }) };
  const plan = TelegramPlan.safeParse({ ...(given.memory ? forMemory : byDefault), ...own });
  if (plan.success) return plan.data;
  const problems = plan.error.issues.map(({ path, message }) => `  ${path.join(".")}: ${message}`);
  throw new StartUpProblem(`This cannot be measured:\n${problems.join("\n")}`, ARGUMENTS_ADVICE);
}
