import { expect, test } from "vitest";
import { longestText } from "../../contracts/channel.ts";
import { SequenceDefinition } from "../../contracts/sequence.ts";
import type { SequenceDraft, SequenceKind } from "../../contracts/sequence.ts";
import { SequenceProblemCode, problemsOf } from "../../contracts/sequenceProblems.ts";

type Draft = SequenceDraft["steps"][number];
const end: Draft = { id: "end", kind: "end" };
const note = (id: string, next: string | null): Draft => ({ id, kind: "note", text: "x", next });
const named = { match: "all" as const, of: [{ fact: "contact.name", operator: "known" as const }] };
const nothing = { match: "all" as const, of: [] };
const where = (fact: string, operator: "is" | "anyOf" | "above" | "known", value?: string | number | string[]) => ({
  match: "all" as const,
  of: [{ fact, operator, ...(value !== undefined && { value }) }],
});

const known = new Set(["stg_00000001", "opr_00000001", "lab_00000001", "acc_00000001", "tem_00000001", "pip_00000001"]);

function problems(steps: Draft[], rest: Partial<SequenceDraft> = {}, kind: SequenceKind = "sequence"): string[] {
  const draft = { triggers: [{ kind: "manual" as const }], start: steps[0]?.id ?? null, goals: [], steps, ...rest };
  return problemsOf(SequenceDefinition.parse(draft), kind, known).map(({ code, stepId, detail }) =>
    [code, stepId, detail].filter((part) => part !== null && part !== "").join(" "),
  );
}

const wrong: Record<
  SequenceProblemCode,
  [steps: Draft[], said: string, rest?: Partial<SequenceDraft>, kind?: SequenceKind]
> = {
  "sequence.empty": [[], "sequence.empty"],
  "sequence.noTrigger": [[end], "sequence.noTrigger", { triggers: [] }],
  "sequence.startGone": [[end], "sequence.startGone gone", { start: "gone" }],
  "automation.waits": [
    [{ id: "w", kind: "wait", wait: { kind: "timeOfDay", time: "10:00" }, next: null }],
    "automation.waits w",
    {},
    "automation",
  ],
  "step.twice": [[note("a", "end"), end, end], "step.twice end"],
  "step.unreachable": [[note("a", null), end], "step.unreachable end"],
  "step.leadsNowhere": [[note("a", "gone")], "step.leadsNowhere a next"],
  "step.circle": [[note("a", "b"), note("b", "a")], "step.circle a"],
  "step.nothingChosen": [[{ id: "l", kind: "label", next: null }], "step.nothingChosen l"],
  "send.noText": [[{ id: "s", kind: "send", text: " ", next: null }], "send.noText s"],
  "text.unknownVariable": [
    [{ id: "s", kind: "send", text: "{{contact.nam}}", next: null }],
    "text.unknownVariable s contact.nam",
  ],
  "wait.unknownFact": [
    [{ id: "w", kind: "wait", wait: { kind: "fact", fact: "contact.name" }, next: null }],
    "wait.unknownFact w contact.name",
  ],
  "split.noWeight": [
    [
      {
        id: "s",
        kind: "split",
        variants: [
          { name: "A", weight: 0, next: null },
          { name: "B", weight: 0, next: null },
        ],
      },
    ],
    "split.noWeight s",
  ],
  "condition.none": [[{ id: "c", kind: "condition", where: nothing, next: null, otherwise: null }], "condition.none c"],
  "condition.unknownFact": [
    [{ id: "c", kind: "condition", where: where("contact.age", "above", 7), next: null, otherwise: null }],
    "condition.unknownFact c contact.age",
  ],
  "condition.wrongOperator": [
    [{ id: "c", kind: "condition", where: where("contact.name", "above", 7), next: null, otherwise: null }],
    "condition.wrongOperator c contact.name",
  ],
  "condition.noValue": [
    [{ id: "c", kind: "condition", where: where("contact.name", "is"), next: null, otherwise: null }],
    "condition.noValue c contact.name",
  ],
  "reference.gone": [
    [{ id: "m", kind: "moveStage", stageId: "stg_00000009", next: null }],
    "reference.gone m stg_00000009",
  ],
};

test.each(SequenceProblemCode.options)("%s is named, with its step", (code) => {
  const [steps, said, rest, kind] = wrong[code];
  expect(problems(steps, rest, kind)).toContain(said);
});

test("a definition that can run has no problem", () => {
  const steps: Draft[] = [
    {
      id: "hello",
      kind: "send",
      text: "{{contact.name}}, {{shop.name}}: {{contact.field.дата}}",
      next: "wait",
      failed: "end",
    },
    {
      id: "wait",
      kind: "waitFor",
      of: [{ event: "message.received", where: named }],
      timeout: null,
      next: "hello",
      timedOut: "ask",
    },
    { id: "ask", kind: "ai", prompt: "{{event.text}}", into: "said", next: "if" },
    { id: "if", kind: "condition", where: where("var.said", "is", "да"), next: "stage", otherwise: "end" },
    { id: "stage", kind: "moveStage", stageId: "stg_00000001", next: null },
    end,
  ];
  expect(problems(steps)).toEqual([]);
});

const circle = (wait: Extract<Draft, { kind: "wait" }>["wait"]): Draft[] => [
  note("a", "w"),
  { id: "w", kind: "wait", wait, next: "a" },
];

test("a circle with a wait in it is a story; one whose wait may be over already is not", () => {
  expect(problems(circle({ kind: "for", duration: { amount: 1, unit: "days" } }))).toEqual([]);
  expect(problems(circle({ kind: "fact", fact: "contact.createdAt" }))).toEqual(["step.circle a", "step.circle w"]);
});

test("who only leads to a circle is none of it", () => {
  expect(problems([note("a", "b"), note("b", "c"), note("c", "b")])).toEqual(["step.circle b", "step.circle c"]);
});

test("whatever a step names has to be there", () => {
  const gone: Draft[] = [
    { id: "one", kind: "send", text: "x", routes: [{ kind: "account", id: "acc_00000009" }], next: "two" },
    { id: "two", kind: "label", add: ["lab_00000009"], remove: ["lab_00000001"], next: "three" },
    { id: "three", kind: "assign", to: { kind: "team", id: "tem_00000009" }, next: "four" },
    { id: "four", kind: "createTask", title: "x", assigneeId: "opr_00000009", next: "five" },
    { id: "five", kind: "requestCall", operatorId: "opr_00000009", next: "six" },
    {
      id: "six",
      kind: "condition",
      where: where("appeal.stageId", "anyOf", ["stg_00000001", "stg_00000009"]),
      next: null,
      otherwise: null,
    },
  ];
  expect(problems(gone)).toEqual([
    "reference.gone one acc_00000009",
    "reference.gone two lab_00000009",
    "reference.gone three tem_00000009",
    "reference.gone four opr_00000009",
    "reference.gone five opr_00000009",
    "reference.gone six stg_00000009",
  ]);
});

test("triggers, the entry and goals are looked through too", () => {
  const bad = where("contact.age", "known");
  expect(
    problems([end], {
      triggers: [
        { kind: "segment", where: nothing },
        { kind: "event", event: "call.finished", where: bad },
      ],
      entry: bad,
      goals: [{ id: "g", event: "call.finished", where: bad }],
    }),
  ).toEqual([...Array.from({ length: 3 }, () => "condition.unknownFact contact.age"), "condition.none segment"]);
});

test("texts for other messengers are looked through, and empty ones are said", () => {
  const steps: Draft[] = [
    { id: "s", kind: "send", text: "x", texts: { demo: "{{contact.nam}}", telegramBot: "" }, next: "t" },
    { id: "t", kind: "createTask", title: "", next: "n" },
    { id: "n", kind: "note", text: "", next: "a" },
    { id: "a", kind: "ai", prompt: "", into: "x", next: null },
  ];
  expect(problems(steps)).toEqual([
    "send.noText s",
    "text.unknownVariable s contact.nam",
    "send.noText t",
    "send.noText n",
    "send.noText a",
  ]);
});

test("no step can hold a text that a messenger would not take for its length", () => {
  for (const longest of Object.values(longestText))
    expect(
      SequenceDefinition.shape.steps.safeParse([{ id: "s", kind: "send", text: "ж".repeat(longest + 1), next: null }])
        .success,
    ).toBe(false);
});
