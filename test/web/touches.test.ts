import { expect, test } from "vitest";
import { SequenceDefinition } from "../../contracts/sequence.ts";
import type { SequenceDraft, Step, StepKind } from "../../contracts/sequence.ts";
import { arrange, arranged } from "../../web/console/src/screens/touches/constructor/arrange.ts";
import { differences } from "../../web/console/src/screens/touches/constructor/differences.ts";
import { copiesOf, insertSteps, removeSteps } from "../../web/console/src/screens/touches/constructor/editSteps.ts";
import { newStep, stepGroups } from "../../web/console/src/screens/touches/constructor/newStep.ts";
import { outlineOf } from "../../web/console/src/screens/touches/constructor/outline.ts";
import { draftProblems, isSavable } from "../../web/console/src/screens/touches/constructor/problems.ts";
import { readDefinition } from "../../web/console/src/screens/touches/constructor/readDefinition.ts";
import { reduceUndoable, undoable } from "../../web/console/src/screens/touches/constructor/undoable.ts";
import { walk } from "../../web/console/src/screens/touches/constructor/walk.ts";
import { startPlace, targetOf } from "../../web/console/src/screens/touches/constructor/ways.ts";
import { groupsOf, queryOf, withOperator } from "../../web/console/src/screens/touches/forms/factGroups.ts";

/** Greet, ask whether they asked the price; then offer, or thank and close; both end. */
const draft: SequenceDraft = {
  triggers: [{ kind: "manual" }],
  start: "greet",
  steps: [
    { id: "greet", kind: "send", text: "Здравствуйте", next: "asked" },
    {
      id: "asked",
      kind: "condition",
      where: { match: "all", of: [{ fact: "appeal.askedPrice", operator: "is", value: true }] },
      next: "offer",
      otherwise: "thank",
    },
    { id: "offer", kind: "send", text: "Цена", next: "close" },
    { id: "thank", kind: "send", text: "Спасибо", next: "close" },
    { id: "close", kind: "close", next: null },
  ],
  goals: [],
};
const definition = arranged(SequenceDefinition.parse(draft));
const placed = (step: Step, x: number): Step => ({ ...step, at: { x, y: step.at.y } });
const renamed = (step: Step): Step => (step.id === "offer" ? { ...step, name: "Цена" } : step);
const everything = { has: () => true };

test("a new step stands in the way where it was put, and what stood there follows it", () => {
  const wait = newStep("wait", undefined, ["A", "B"]);
  if (wait === undefined) throw new Error("There is always a wait.");
  const grown = insertSteps(definition, { stepId: "asked", way: "otherwise" }, [wait]);
  expect(targetOf(grown, { stepId: "asked", way: "otherwise" })).toBe(wait.id);
  expect(targetOf(grown, { stepId: wait.id, way: "next" })).toBe("thank");
  expect(targetOf(grown, { stepId: "asked", way: "next" })).toBe("offer");
});

test("every kind of step that the palette offers can be put in, and only says what is not filled in", () => {
  for (const kind of stepGroups.flatMap(({ kinds }): readonly StepKind[] => kinds)) {
    const step = newStep(kind, "stg_00000000", ["A", "B"]);
    if (step === undefined) throw new Error(`There is no beginning for ${kind}.`);
    const grown = insertSteps(definition, startPlace, [step]);
    expect(grown.start).toBe(step.id);
    const codes = draftProblems(grown, "sequence", everything).filter(({ stepId }) => stepId === step.id);
    expect(codes.map(({ code }) => code)).not.toContain("step.unreachable");
  }
});

test("taking a step out leads whatever led to it to what followed it", () => {
  const without = removeSteps(definition, new Set(["offer", "greet"]));
  expect(without.start).toBe("asked");
  expect(targetOf(without, { stepId: "asked", way: "next" })).toBe("close");
  expect(draftProblems(without, "sequence", everything)).toEqual([]);
});

test("copied steps keep the ways between them under ids of their own", () => {
  const [condition, offer] = copiesOf(definition.steps.filter(({ id }) => id === "asked" || id === "offer"));
  expect(condition).toMatchObject({ kind: "condition", next: offer?.id, otherwise: null });
  expect(offer).toMatchObject({ kind: "send", next: null });
  expect(condition?.id).not.toBe("asked");
});

test("steps stand below whatever leads to them and never on one another", () => {
  const places = arrange(definition);
  const rows = (id: string) => places.get(id)?.y ?? 0;
  expect([rows("greet"), rows("asked"), rows("offer"), rows("close")]).toEqual(
    [rows("greet"), rows("asked"), rows("offer"), rows("close")].toSorted((one, other) => one - other),
  );
  expect(rows("offer")).toBe(rows("thank"));
  const taken = [...places.values()].map(({ x, y }) => `${x} ${y}`);
  expect(new Set(taken).size).toBe(taken.length);
});

test("steps that somebody has moved stay where they are when another one comes", () => {
  const moved = { ...definition, steps: definition.steps.map((step) => placed(step, 7)) };
  const note = newStep("note", undefined, ["A", "B"]);
  if (note === undefined) throw new Error("There is always a note.");
  const grown = insertSteps(moved, startPlace, [note]);
  expect(grown.steps.filter(({ id }) => id !== note.id).every(({ at }) => at.x === 7)).toBe(true);
});

test("the arrow keys walk along the ways, and sideways between them", () => {
  expect(walk(definition, null, "down")).toBe("greet");
  expect(walk(definition, "asked", "down")).toBe("offer");
  expect(walk(definition, "offer", "right")).toBe("thank");
  expect(walk(definition, "thank", "up")).toBe("asked");
  expect(walk(definition, "greet", "up")).toBe(null);
  expect(walk(definition, "close", "down")).toBe(undefined);
});

test("the outline names every step once, and says where a way goes on at one of them", () => {
  const lines = outlineOf(definition);
  expect(lines.flatMap((line) => (line.kind === "step" ? [line.step.id] : []))).toEqual([
    "greet",
    "asked",
    "offer",
    "close",
    "thank",
  ]);
  expect(lines.at(-1)).toMatchObject({ kind: "again", step: { id: "close" } });
});

const type = (text: string, atMs: number, what: string | null) => ({
  kind: "change" as const,
  change: () => text,
  what,
  atMs,
});

test("what is typed into one field in a row is undone at once, another change by itself", () => {
  let history = undoable("");
  for (const [place, text] of ["Д", "До", "Доб"].entries())
    history = reduceUndoable(history, type(text, place * 100, "step greet"));
  history = reduceUndoable(history, type("Доброе утро", 10_000, "step greet"));
  history = reduceUndoable(history, { kind: "undo" });
  expect(history.present).toBe("Доб");
  history = reduceUndoable(history, { kind: "undo" });
  expect(history.present).toBe("");
  history = reduceUndoable(history, { kind: "redo" });
  expect(history.present).toBe("Доб");
});

test("a draft whose form is not right yet cannot be saved, and says which step it is", () => {
  const webhook = newStep("webhook", undefined, ["A", "B"]);
  if (webhook === undefined) throw new Error("There is always a webhook.");
  const problems = draftProblems(insertSteps(definition, startPlace, [webhook]), "sequence", everything);
  expect(isSavable(problems)).toBe(false);
  expect(problems).toContainEqual({ code: "step.unfinished", stepId: webhook.id, detail: "url" });
});

test("a file that is no definition is refused with the place", () => {
  expect(readDefinition("{", "ru")).toEqual({ trouble: { kind: "notJson" } });
  const wrong = { ...draft, steps: [{ id: "greet", kind: "send", text: 1, next: null }] };
  expect(readDefinition(JSON.stringify({ definition: wrong }), "ru")).toMatchObject({
    trouble: {
      kind: "wrongPlace",
      stepId: "greet",
      place: "steps.0.text",
      message: expect.stringContaining("ожидалось"),
    },
  });
  expect(readDefinition(JSON.stringify({ definition }), "ru")).toEqual({ definition });
});

test("where a step stands is no difference between versions", () => {
  const other = {
    ...definition,
    steps: definition.steps.filter(({ id }) => id !== "thank").map((step) => placed(renamed(step), 1)),
  };
  expect([...differences(definition, other)]).toEqual([
    ["offer", "changed"],
    ["thank", "new"],
  ]);
});

test("conditions outside of groups become a group with the same meaning", () => {
  const known = { fact: "contact.phone", operator: "known" } as const;
  const urgent = { fact: "appeal.urgency", operator: "is", value: true } as const;
  const query = { match: "any" as const, of: [known, { match: "all" as const, of: [urgent, known] }] };
  const groups = groupsOf(query);
  expect(groups).toEqual([
    { match: "any", of: [known] },
    { match: "all", of: [urgent, known] },
  ]);
  expect(
    queryOf("any", [
      { match: "any", of: [] },
      { match: "all", of: [urgent, known] },
    ]),
  ).toEqual({
    match: "all",
    of: [urgent, known],
  });
  expect(withOperator({ fact: "event.text", operator: "contains", value: "да" }, "is")).toEqual({
    fact: "event.text",
    operator: "is",
    value: "да",
  });
  expect(withOperator({ fact: "event.text", operator: "contains", value: "да" }, "known")).toEqual({
    fact: "event.text",
    operator: "known",
  });
});
