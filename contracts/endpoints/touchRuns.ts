import { z } from "zod";
import { endpoint } from "../endpoint.ts";
import { ContactId, SequenceId, TouchRunId } from "../ids.ts";
import { SequenceDefinition, StepId } from "../sequence.ts";
import { RunLine, RunOutcome, RunStatus, TouchRun } from "../touchRun.ts";

const base = "/api/v1/operator/touch-runs" as const;
const params = z.object({ touchRunId: TouchRunId });

/** Which runs. Of what is absent, any. */
export const RunFilter = z.object({
  sequenceId: SequenceId.optional(),
  version: z.coerce.number().int().optional(),
  status: RunStatus.optional(),
  outcome: RunOutcome.optional(),
  stepId: StepId.optional(),
  contactId: ContactId.optional(),
});
export type RunFilter = z.infer<typeof RunFilter>;

/** What can be wanted of a run. rerun: one that has failed takes the failed step again; one that has ended otherwise begins anew. */
export const RunOrder = z.enum(["pause", "resume", "skip", "cancel", "rerun"]);
export type RunOrder = z.infer<typeof RunOrder>;

export const listTouchRuns = endpoint({
  name: "listTouchRuns",
  summary: "Runs of sequences and automations, the latest first; only of contacts whom the caller may see.",
  method: "GET",
  path: base,
  access: "touches.read",
  query: RunFilter.extend({
    before: TouchRunId.optional(),
    limit: z.coerce.number().int().min(1).max(200).default(50),
  }),
  result: z.object({ runs: z.array(TouchRun), hasMore: z.boolean() }),
});

export const countTouchRuns = endpoint({
  name: "countTouchRuns",
  summary: "How many runs fit a filter: in all, by status, by outcome and by the step where they stand.",
  method: "GET",
  path: `${base}/count`,
  access: "touches.read",
  query: RunFilter,
  result: z.object({
    count: z.number().int(),
    statuses: z.partialRecord(RunStatus, z.number().int()),
    outcomes: z.partialRecord(RunOutcome, z.number().int()),
    steps: z.record(z.string(), z.number().int()),
  }),
});

export const getTouchRun = endpoint({
  name: "getTouchRun",
  summary: "A run with its whole history, the definition it runs by, and how its actor can be found in Temporal.",
  method: "GET",
  path: `${base}/:touchRunId`,
  access: "touches.read",
  params,
  result: z.object({
    run: TouchRun,
    lines: z.array(RunLine),
    definition: SequenceDefinition,
    workflowId: z.string(),
    /** For the installation's administrators. */
    temporalUrl: z.string().nullable(),
  }),
});

export const orderTouchRun = endpoint({
  name: "orderTouchRun",
  summary:
    "Pause a run, let it go on, pass over its step, cancel it, or take its failed step again. It holds when this answers.",
  method: "POST",
  path: `${base}/:touchRunId/orders`,
  access: "touches.manage",
  params,
  body: z.object({ order: RunOrder }),
  result: TouchRun,
});

/** Orders that are carried out run by run answer after some seconds; where runs are left, `next` is the `before` to go on with. */
const portion = { before: TouchRunId.optional() };
const next = TouchRunId.nullable();

export const orderTouchRuns = endpoint({
  name: "orderTouchRuns",
  summary:
    "The same for all runs that fit a filter. `expected` is how many the caller was shown; touch_runs.more where there are more by now. Where not all could be done at once, `next` says with which `before` to ask for the rest.",
  method: "POST",
  path: `${base}/orders`,
  access: "touches.manage",
  body: z.object({ filter: RunFilter, order: RunOrder, expected: z.number().int(), ...portion }),
  result: z.object({ done: z.number().int(), left: z.record(z.string(), z.number().int()), next }),
});

/** Where the runs of a step will stand in another version. Null: the step is not there any more. */
export const StepMove = z.object({ stepId: StepId, runs: z.number().int(), to: StepId.nullable() });
export type StepMove = z.infer<typeof StepMove>;

export const previewMove = endpoint({
  name: "previewMove",
  summary:
    "What moving the runs of a filter to another version would do: how many stay at their step, and whose step is gone.",
  method: "POST",
  path: `${base}/move/preview`,
  access: "touches.manage",
  body: z.object({ filter: RunFilter.required({ sequenceId: true }), toVersion: z.number().int() }),
  result: z.object({ count: z.number().int(), moves: z.array(StepMove) }),
});

export const moveRuns = endpoint({
  name: "moveRuns",
  summary:
    "Move runs under way to another version. `places` says where those go whose step is gone; without a place they stay in theirs. `expected`, `before` and `next` are as for orders.",
  method: "POST",
  path: `${base}/move`,
  access: "touches.manage",
  body: z.object({
    filter: RunFilter.required({ sequenceId: true }),
    toVersion: z.number().int(),
    places: z.record(StepId, StepId).default({}),
    expected: z.number().int(),
    ...portion,
  }),
  result: z.object({ moved: z.number().int(), left: z.number().int(), next }),
});

export const getContactTouches = endpoint({
  name: "getContactTouches",
  summary: "The runs of one contact, the latest first, and whether they want no touches.",
  method: "GET",
  path: `${base}/of/:contactId`,
  access: "touches.read",
  params: z.object({ contactId: ContactId }),
  result: z.object({
    runs: z.array(TouchRun),
    suppressed: z.object({ since: z.iso.datetime(), why: z.enum(["unsubscribed", "byHand"]) }).nullable(),
  }),
});

export const suppressContact = endpoint({
  name: "suppressContact",
  summary: "Stop all touches of a contact, or allow them again.",
  method: "PATCH",
  path: `${base}/of/:contactId/suppression`,
  access: "conversations.answer",
  params: z.object({ contactId: ContactId }),
  body: z.object({ suppressed: z.boolean() }),
  result: z.object({ suppressed: z.boolean() }),
});
