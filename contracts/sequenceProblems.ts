import { z } from "zod";
import { conditionsOf } from "./factQuery.ts";
import type { FactQuery } from "./factQuery.ts";
import { factOf, factOperators } from "./facts.ts";
import type { SequenceDefinition, SequenceKind, Step, StepId } from "./sequence.ts";
import { StepId as StepIdSchema, waitingSteps, waysOut } from "./sequence.ts";
import { variablesIn } from "./template.ts";

/** Why a definition cannot run. The console puts it into words, and shows it at the step. */
export const SequenceProblemCode = z.enum([
  "sequence.empty",
  "sequence.noTrigger",
  "sequence.startGone",
  "automation.waits",
  "step.twice",
  "step.unreachable",
  "step.leadsNowhere",
  "step.circle",
  "step.nothingChosen",
  "send.noText",
  "text.unknownVariable",
  "wait.unknownFact",
  "split.noWeight",
  "condition.none",
  "condition.unknownFact",
  "condition.wrongOperator",
  "condition.noValue",
  "reference.gone",
]);
export type SequenceProblemCode = z.infer<typeof SequenceProblemCode>;

export const SequenceProblem = z.object({
  code: SequenceProblemCode,
  /** Null: of the definition as a whole. */
  stepId: StepIdSchema.nullable(),
  /** What exactly: a variable, a fact, an id, a way out. */
  detail: z.string(),
});
export type SequenceProblem = z.infer<typeof SequenceProblem>;

/** Ids that steps may name: of stages, operators, teams, labels and channel accounts of the tenant. */
export interface KnownReferences {
  readonly has: (id: string) => boolean;
}

/** Everything that keeps a definition from running; empty: it may be published. Pure, so it is the same while somebody draws it. */
export function problemsOf(
  definition: SequenceDefinition,
  kind: SequenceKind,
  references: KnownReferences,
): readonly SequenceProblem[] {
  const { steps, start, triggers, goals, entry } = definition;
  const problems: SequenceProblem[] = [];
  if (triggers.length === 0) problems.push(whole("sequence.noTrigger"));
  if (steps.length === 0 || start === null) return [...problems, whole("sequence.empty")];
  const byId = new Map(steps.map((step) => [step.id, step]));
  if (!byId.has(start)) problems.push(whole("sequence.startGone", start));
  const queries = [
    entry,
    ...goals.map(({ where }) => where),
    ...triggers.flatMap((one) => ("where" in one ? [one.where] : [])),
  ];
  for (const query of queries) problems.push(...problemsOfQuery(query, null, references));
  for (const trigger of triggers)
    if (trigger.kind === "segment" && conditionsOf(trigger.where).length === 0)
      problems.push(whole("condition.none", "segment"));

  const reachable = reachableFrom(start, byId);
  const circling = circlesOf(steps, byId);
  const seen = new Set<StepId>();
  for (const step of steps) {
    const of = (code: SequenceProblemCode, detail = ""): SequenceProblem => ({ code, stepId: step.id, detail });
    if (seen.has(step.id)) problems.push(of("step.twice"));
    seen.add(step.id);
    if (kind === "automation" && waitingSteps.has(step.kind)) problems.push(of("automation.waits"));
    if (!reachable.has(step.id)) problems.push(of("step.unreachable"));
    if (circling.has(step.id)) problems.push(of("step.circle"));
    for (const { way, next } of waysOut(step))
      if (next !== null && !byId.has(next)) problems.push(of("step.leadsNowhere", way));
    problems.push(...problemsOfStep(step, references));
  }
  return problems;
}

const whole = (code: SequenceProblemCode, detail = ""): SequenceProblem => ({ code, stepId: null, detail });

function problemsOfStep(step: Step, references: KnownReferences): readonly SequenceProblem[] {
  const of = (code: SequenceProblemCode, detail = ""): SequenceProblem => ({ code, stepId: step.id, detail });
  const gone = (ids: readonly (string | null)[]) =>
    ids.flatMap((id) => (id === null || references.has(id) ? [] : [of("reference.gone", id)]));
  const unknownVariables = (texts: readonly string[]) =>
    [...new Set(texts.flatMap(variablesIn))]
      .filter((name) => !isVariable(name))
      .map((name) => of("text.unknownVariable", name));
  switch (step.kind) {
    case "send": {
      const texts = [step.text, ...Object.values(step.texts)];
      const accounts = step.routes.flatMap((route) => (route.kind === "account" ? [route.id] : []));
      return [
        ...(texts.includes("") ? [of("send.noText")] : []),
        ...(step.routes.length === 0 ? [of("step.nothingChosen", "routes")] : []),
        ...unknownVariables(texts),
        ...gone(accounts),
      ];
    }
    case "wait":
      return step.wait.kind === "fact" && !isTime(step.wait.fact) ? [of("wait.unknownFact", step.wait.fact)] : [];
    case "waitFor":
      return step.of.flatMap(({ where }) => problemsOfQuery(where, step.id, references));
    case "condition":
      return [
        ...(conditionsOf(step.where).length === 0 ? [of("condition.none")] : []),
        ...problemsOfQuery(step.where, step.id, references),
      ];
    case "branch":
      return step.cases.flatMap(({ where }) => [
        ...(conditionsOf(where).length === 0 ? [of("condition.none")] : []),
        ...problemsOfQuery(where, step.id, references),
      ]);
    case "split":
      return step.variants.every(({ weight }) => weight === 0) ? [of("split.noWeight")] : [];
    case "moveStage":
      return gone([step.stageId]);
    case "label":
      return step.add.length + step.remove.length === 0
        ? [of("step.nothingChosen")]
        : gone([...step.add, ...step.remove]);
    case "assign":
      return "id" in step.to ? gone([step.to.id]) : [];
    case "note":
      return step.text === "" ? [of("send.noText")] : unknownVariables([step.text]);
    case "createTask":
      return [
        ...(step.title === "" ? [of("send.noText")] : []),
        ...unknownVariables([step.title]),
        ...gone([step.assigneeId]),
      ];
    case "requestCall":
      return [...unknownVariables([step.note]), ...gone([step.operatorId])];
    case "ai":
      return step.prompt === "" ? [of("send.noText")] : unknownVariables([step.prompt]);
    case "webhook":
      return unknownVariables([step.body]);
    case "setField":
    case "close":
    case "end":
      return [];
  }
}

/** What a template may say: any fact by its name, and what templates of operators may say. */
const isVariable = (name: string): boolean =>
  factOf(name) !== null || name.startsWith("shop.") || name === "operator.name";

const isTime = (name: string): boolean => {
  const fact = factOf(name);
  return fact === "open" || fact?.kind === "time";
};

function problemsOfQuery(
  query: FactQuery,
  stepId: StepId | null,
  references: KnownReferences,
): readonly SequenceProblem[] {
  return conditionsOf(query).flatMap(({ fact: name, operator, value }): readonly SequenceProblem[] => {
    const problem = (code: SequenceProblemCode): readonly SequenceProblem[] => [{ code, stepId, detail: name }];
    const fact = factOf(name);
    if (fact === null) return problem("condition.unknownFact");
    const allowed: readonly string[] = fact === "open" ? Object.values(factOperators).flat() : factOperators[fact.kind];
    if (!allowed.includes(operator)) return problem("condition.wrongOperator");
    if (operator === "known" || operator === "unknown") return [];
    const values = Array.isArray(value) ? value : value === undefined || value === null || value === "" ? [] : [value];
    if (values.length === 0) return problem("condition.noValue");
    return values.flatMap((one) =>
      typeof one === "string" && NAMED.test(one) && !references.has(one)
        ? [{ code: "reference.gone" as const, stepId, detail: one }]
        : [],
    );
  });
}

/** Ids of things that a tenant's administrators make and delete. Companies are too many to be listed, and are not asked for. */
const NAMED = /^(stg|pip|opr|tem|lab|acc)_[0-9a-z]{8,40}$/;

function reachableFrom(start: StepId, byId: ReadonlyMap<StepId, Step>): ReadonlySet<StepId> {
  const reached = new Set<StepId>();
  const toVisit: StepId[] = [start];
  for (let id = toVisit.pop(); id !== undefined; id = toVisit.pop()) {
    const step = byId.get(id);
    if (step === undefined || reached.has(id)) continue;
    reached.add(id);
    for (const { next } of waysOut(step)) if (next !== null) toVisit.push(next);
  }
  return reached;
}

/** A time that is known of the contact may be over, and then there is no wait. */
const pauses = (step: Step): boolean =>
  waitingSteps.has(step.kind) && !(step.kind === "wait" && step.wait.kind === "fact");

/** Steps from which a run comes back to them without ever waiting: it would never stop. */
function circlesOf(steps: readonly Step[], byId: ReadonlyMap<StepId, Step>): ReadonlySet<StepId> {
  const circling = new Set<StepId>();
  for (const step of steps) {
    if (pauses(step)) continue;
    const seen = new Set<StepId>();
    const toVisit = waysOut(step).map(({ next }) => next);
    while (toVisit.length > 0) {
      const id = toVisit.pop() ?? null;
      if (id === null || seen.has(id)) continue;
      if (id === step.id) {
        circling.add(step.id);
        break;
      }
      seen.add(id);
      const next = byId.get(id);
      if (next !== undefined && !pauses(next)) toVisit.push(...waysOut(next).map((out) => out.next));
    }
  }
  return circling;
}
