import { z } from "zod";
import { endpoint } from "../endpoint.ts";
import { FactQuery } from "../factQuery.ts";
import { ContactId, SequenceId, SimulationId } from "../ids.ts";
import { SequenceDefinition, SequenceKind } from "../sequence.ts";
import { SequenceProblem } from "../sequenceProblems.ts";
import { Simulation, SimulationOver } from "../simulation.ts";

const base = "/api/v1/operator/sequences" as const;
const params = z.object({ sequenceId: SequenceId });

/** draft: never published. active: runs begin and go on. paused: nothing begins and nothing goes on. archived: put away; its runs were cancelled. */
export const SequenceStatus = z.enum(["draft", "active", "paused", "archived"]);
export type SequenceStatus = z.infer<typeof SequenceStatus>;

export const Sequence = z.object({
  id: SequenceId,
  kind: SequenceKind,
  name: z.string(),
  status: SequenceStatus,
  /** The one by which runs begin; null: never published. */
  publishedVersion: z.number().int().nullable(),
  /** The draft says something else than the published version. */
  isChanged: z.boolean(),
  /** Counts the changes of the draft. */
  revision: z.number().int(),
  running: z.number().int(),
  paused: z.number().int(),
  failed: z.number().int(),
  ended: z.number().int(),
  /** Why it was paused by itself, where it was: a stable code (its ceiling was reached, …). */
  pausedWhy: z.string().nullable(),
  updatedAt: z.iso.datetime(),
});
export type Sequence = z.infer<typeof Sequence>;

const name = z.string().trim().min(1).max(100);

export const SequenceVersion = z.object({
  version: z.number().int(),
  publishedAt: z.iso.datetime(),
  publishedByName: z.string().nullable(),
  running: z.number().int(),
});
export type SequenceVersion = z.infer<typeof SequenceVersion>;

export const listSequences = endpoint({
  name: "listSequences",
  summary: "Sequences and automations with how many runs they have, by name.",
  method: "GET",
  path: base,
  access: "touches.read",
  query: z.object({ kind: SequenceKind.optional(), archived: z.stringbool().default(false) }),
  result: z.object({ sequences: z.array(Sequence) }),
});

export const createSequence = endpoint({
  name: "createSequence",
  summary: "Begin a sequence or an automation; the same clientKey twice is one.",
  method: "POST",
  path: base,
  access: "touches.manage",
  body: z.object({ clientKey: z.string().min(8).max(100), kind: SequenceKind, name, definition: SequenceDefinition }),
  result: Sequence,
});

export const getSequence = endpoint({
  name: "getSequence",
  summary: "The draft, what keeps it from running, and the versions that were published, the newest first.",
  method: "GET",
  path: `${base}/:sequenceId`,
  access: "touches.read",
  params,
  result: z.object({
    sequence: Sequence,
    draft: SequenceDefinition,
    problems: z.array(SequenceProblem),
    versions: z.array(SequenceVersion),
  }),
});

export const getSequenceVersion = endpoint({
  name: "getSequenceVersion",
  summary: "A published version as it runs.",
  method: "GET",
  path: `${base}/:sequenceId/versions/:version`,
  access: "touches.read",
  params: params.extend({ version: z.coerce.number().int().min(1) }),
  result: z.object({ version: SequenceVersion, definition: SequenceDefinition }),
});

export const saveSequence = endpoint({
  name: "saveSequence",
  summary:
    "Save the draft. `revision` is the one it was drawn upon; sequence.changed_meanwhile where somebody else has saved since.",
  method: "PATCH",
  path: `${base}/:sequenceId`,
  access: "touches.manage",
  params,
  body: z.object({ revision: z.number().int(), name, definition: SequenceDefinition }),
  result: z.object({ sequence: Sequence, problems: z.array(SequenceProblem) }),
});

export const publishSequence = endpoint({
  name: "publishSequence",
  summary:
    "Publish the draft as a new version: from now on runs begin by it, those under way keep theirs. sequence.cannot_run names each step that cannot run.",
  method: "POST",
  path: `${base}/:sequenceId/publish`,
  access: "touches.manage",
  params,
  body: z.object({ revision: z.number().int() }),
  result: Sequence,
});

export const changeSequenceStatus = endpoint({
  name: "changeSequenceStatus",
  summary: "Pause a sequence with all its runs, let it go on, or put it away and cancel its runs.",
  method: "POST",
  path: `${base}/:sequenceId/status`,
  access: "touches.manage",
  params,
  body: z.object({ status: z.enum(["active", "paused", "archived"]) }),
  result: Sequence,
});

/** Whom a trigger by hand takes. */
export const ContactSelection = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("ids"), ids: z.array(ContactId).min(1).max(500) }),
  z.object({ kind: z.literal("query"), where: FactQuery }),
]);
export type ContactSelection = z.infer<typeof ContactSelection>;

export const countContacts = endpoint({
  name: "countContacts",
  summary: "How many contacts fit a segment, up to 100,000, with the first ten by name.",
  method: "POST",
  path: `${base}/contacts/count`,
  access: "touches.read",
  body: z.object({ where: FactQuery }),
  result: z.object({ count: z.number().int(), first: z.array(z.object({ id: ContactId, name: z.string() })) }),
});

export const beginRuns = endpoint({
  name: "beginRuns",
  summary: "Have contacts begin a sequence by hand. Who may not begin it now is left, and counted by the reason.",
  method: "POST",
  path: `${base}/:sequenceId/runs`,
  access: "touches.manage",
  params,
  body: z.object({ clientKey: z.string().min(8).max(100), selection: ContactSelection }),
  result: z.object({ began: z.number().int(), left: z.record(z.string(), z.number().int()) }),
});

export const startSimulation = endpoint({
  name: "startSimulation",
  summary: "Try a definition on past or invented contacts. Nothing is sent; the rules are those of real runs.",
  method: "POST",
  path: `${base}/:sequenceId/simulations`,
  access: "touches.read",
  params,
  body: z.object({ clientKey: z.string().min(8).max(100), definition: SequenceDefinition, over: SimulationOver }),
  result: Simulation,
});

export const getSimulation = endpoint({
  name: "getSimulation",
  summary: "How far a simulation is, and its report when it is done.",
  method: "GET",
  path: `${base}/simulations/:simulationId`,
  access: "touches.read",
  params: z.object({ simulationId: SimulationId }),
  result: Simulation,
});

export const stopSimulation = endpoint({
  name: "stopSimulation",
  summary: "Stop a simulation that is not needed any more.",
  method: "POST",
  path: `${base}/simulations/:simulationId/stop`,
  access: "touches.read",
  params: z.object({ simulationId: SimulationId }),
  result: Simulation,
});
