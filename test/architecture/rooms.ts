/** What a folder of the tree may lean on. Anything that is not named here is foreign to it. */
export interface Room {
  /** Rooms whose code it may run. */
  readonly runs: readonly string[];
  /** Rooms of which it may know the types only. */
  readonly knows?: readonly string[];
  /** The only npm packages (and Node modules) whose code it may run; any where absent. */
  readonly packages?: readonly string[];
  /** npm packages it may not even know by type. "@temporalio/" stands for every package of that scope. */
  readonly never?: readonly string[];
  /** Its folders know nothing of each other; they may only share what lies directly in the room. */
  readonly foldersApart?: boolean;
}

/** The messages of a workflow are a room of their own: the only part of an actor that its callers may see. */
export const ACTOR_MESSAGES = "workflows/*/messages.ts";

const TEMPORAL = "@temporalio/";
const DATABASE = ["typeorm", "pg"];
const PROVIDER_SIDE = {
  runs: ["contracts"],
  never: [...DATABASE, TEMPORAL, "express", "ws"],
  foldersApart: true,
} as const;

/** The tree of docs/ARCHITECTURE.md as data: who may import whom. */
export const rooms: Readonly<Record<string, Room>> = {
  contracts: { runs: [], packages: ["zod"] },
  config: { runs: [], packages: ["zod", "pino", "node:crypto"] },
  entities: { runs: ["contracts", "config"], never: [TEMPORAL, "express", "ws"] },
  commands: { runs: ["contracts", "entities", "touches"], never: [TEMPORAL, "express", "ws"] },
  channels: PROVIDER_SIDE,
  knowledge: { runs: ["contracts"], never: [...DATABASE, TEMPORAL, "express", "ws"] },
  touches: { runs: ["contracts"], packages: [] },
  [ACTOR_MESSAGES]: { runs: [], knows: ["contracts"], packages: ["@temporalio/workflow"] },
  workflows: {
    runs: [ACTOR_MESSAGES],
    knows: ["contracts", "activities"],
    packages: ["@temporalio/workflow", "@temporalio/common"],
    foldersApart: true,
  },
  temporal: { runs: ["contracts", "config", ACTOR_MESSAGES], never: [...DATABASE, "express", "ws"] },
  activities: {
    runs: ["contracts", "commands", "entities", "channels", "knowledge", "touches"],
    knows: ["workflows", ACTOR_MESSAGES],
    never: ["@temporalio/client", "@temporalio/worker", "@temporalio/workflow", "express", "ws"],
  },
  workers: {
    runs: ["contracts", "config", "entities", "commands", "channels", "knowledge", "touches", "temporal", "activities"],
    knows: ["workflows", ACTOR_MESSAGES],
    never: ["express", "ws"],
  },
  api: {
    runs: ["contracts", "config", "entities", "commands", "channels", "temporal", "touches", ACTOR_MESSAGES],
    never: ["@temporalio/workflow", "@temporalio/activity"],
  },
  web: { runs: ["contracts"], never: [...DATABASE, TEMPORAL, "express", "ws", "pino"] },
  simulators: { runs: ["contracts"], never: [...DATABASE, TEMPORAL, "express", "grammy", "openai"] },
  runtime: { runs: ["contracts", "config", "entities", "commands", "simulators"], never: ["express"] },
};

/** Rooms outside the product: they start it, measure it or test it, and may use all of it. */
export const outside: ReadonlySet<string> = new Set(["bench", "test"]);

/** The environment is read in one place; these rooms may also hand one on to the processes they start. */
export const mayTouchEnvironment: ReadonlySet<string> = new Set(["config", "runtime", ...outside]);
