import { always } from "../../../../../../contracts/factQuery.ts";
import type { StageId } from "../../../../../../contracts/ids.ts";
import type { Step, StepKind } from "../../../../../../contracts/sequence.ts";
import { freshStepId } from "./editSteps.ts";

/** A step before anybody has filled it in; undefined for a move where there is no stage. `names` are those of an A/B split. */
export function newStep(
  kind: StepKind,
  stageId: StageId | undefined,
  names: readonly [string, string],
): Step | undefined {
  const base = { id: freshStepId(kind), name: "", at: { x: 0, y: 0 } };
  switch (kind) {
    case "send":
      return {
        ...base,
        kind,
        text: "",
        texts: {},
        routes: [{ kind: "lastUsed" }],
        timing: "considerate",
        whenCapped: "skip",
        next: null,
      };
    case "wait":
      return {
        ...base,
        kind,
        wait: { kind: "for", duration: { amount: 1, unit: "days" }, counted: "clock" },
        timing: "any",
        next: null,
      };
    case "waitFor":
      return {
        ...base,
        kind,
        of: [{ event: "message.received", where: always }],
        timeout: { amount: 1, unit: "days" },
        next: null,
        timedOut: null,
      };
    case "condition":
      return { ...base, kind, where: always, next: null, otherwise: null };
    case "branch":
      return {
        ...base,
        kind,
        cases: names.map(() => ({ name: "", where: always, next: null })),
        otherwise: null,
      };
    case "split":
      return { ...base, kind, variants: names.map((name) => ({ name, weight: 1, next: null })) };
    case "setField":
      return { ...base, kind, field: "contact.field.", value: "", next: null };
    case "moveStage":
      return stageId && { ...base, kind, stageId, next: null };
    case "label":
      return { ...base, kind, add: [], remove: [], next: null };
    case "note":
      return { ...base, kind, text: "", next: null };
    case "assign":
      return { ...base, kind, to: { kind: "responsible" }, next: null };
    case "close":
      return { ...base, kind, next: null };
    case "createTask":
      return { ...base, kind, title: "", type: "other", dueIn: null, assigneeId: null, next: null };
    case "requestCall":
      return { ...base, kind, operatorId: null, note: "", next: null };
    case "ai":
      return { ...base, kind, prompt: "", into: "answer", next: null };
    case "webhook":
      return { ...base, kind, url: "", body: "", into: null, next: null };
    case "end":
      return { ...base, kind, outcome: "" };
  }
}

/** What the palette offers, by what it is for. */
export const stepGroups = [
  { group: "say", kinds: ["send", "note"] },
  { group: "wait", kinds: ["wait", "waitFor"] },
  { group: "decide", kinds: ["condition", "branch", "split"] },
  { group: "act", kinds: ["label", "setField", "moveStage", "assign", "createTask", "requestCall", "close"] },
  { group: "outside", kinds: ["ai", "webhook"] },
  { group: "finish", kinds: ["end"] },
] as const satisfies readonly { readonly group: string; readonly kinds: readonly StepKind[] }[];
