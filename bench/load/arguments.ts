import { z } from "zod";
import { StartUpProblem } from "../../runtime/startUpProblem.ts";
import { ARGUMENTS_ADVICE, parseArguments } from "../parseArguments.ts";
import { BURST_MEAN } from "./bursts.ts";

/** A conversation of the bursts profile writes again at the earliest after this time, long after its answer. */
const BURST_GAP_SECONDS = 15;

const External = z.object({
  /** The other system's webhook. */
  target: z.url(),
  /** What it expects in the Bot API's secret header. */
  secret: z.string(),
  /** Where the fake Bot API listens; the other system's Bot API root is set to it. */
  telegramPort: z.coerce.number().int().min(1).max(65_535),
  token: z.string().regex(/^\d{1,15}:[A-Za-z0-9_-]{30,}$/),
});

const LoadPlan = z
  .object({
    /** Messages a second, offered in all. */
    rate: z.coerce.number().positive().max(500),
    seconds: z.coerce.number().positive().max(1_800),
    conversations: z.coerce.number().int().min(1).max(50_000),
    profile: z.enum(["single", "bursts"]).default("single"),
    mode: z.enum(["bot", "operator"]).default("bot"),
    /** How long the simulated model takes; absent: the rules think. */
    llmMs: z.coerce.number().min(0).max(60_000).optional(),
    /** Load before the measured one, for the compilers of the processes. */
    warmUp: z.coerce.number().min(0).max(120).default(5),
    seed: z.coerce.number().int().default(1),
    json: z.string().optional(),
    external: External.optional(),
  })
  .refine(
    ({ profile, rate, conversations }) =>
      profile === "single" || conversations >= (rate / BURST_MEAN) * BURST_GAP_SECONDS,
    {
      path: ["conversations"],
      error: `a conversation must rest ${BURST_GAP_SECONDS} s between two bursts; offer fewer messages, or more conversations`,
    },
  );
export type LoadPlan = Readonly<z.infer<typeof LoadPlan>>;

const options = {
  rate: { type: "string" },
  seconds: { type: "string" },
  conversations: { type: "string" },
  profile: { type: "string" },
  mode: { type: "string" },
  "llm-ms": { type: "string" },
  "warm-up": { type: "string" },
  seed: { type: "string" },
  json: { type: "string" },
  target: { type: "string" },
  secret: { type: "string" },
  "telegram-port": { type: "string" },
  token: { type: "string" },
} as const;

/** Reads the command line; the bounds keep a slip of the finger from loading a machine for hours. */
export function readLoadPlan(args: readonly string[]): LoadPlan {
  const { "llm-ms": llmMs, "warm-up": warmUp, "telegram-port": telegramPort, ...given } = parseArguments(args, options);
  const { target, secret, token, ...own } = given;
  const external = target === undefined ? {} : { external: { target, secret, token, telegramPort } };
  const plan = LoadPlan.safeParse({ ...own, llmMs, warmUp, ...external });
  if (plan.success) return plan.data;
  const problems = plan.error.issues.map(({ path, message }) => `  ${path.join(".")}: ${message}`);
  throw new StartUpProblem(`This load cannot be run:\n${problems.join("\n")}`, ARGUMENTS_ADVICE);
}
