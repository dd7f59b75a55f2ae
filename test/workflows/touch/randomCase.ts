import type { ChannelKind } from "../../../contracts/channel.ts";
import type { FactCondition, FactQuery } from "../../../contracts/factQuery.ts";
import type { Facts } from "../../../contracts/facts.ts";
import type { LabelId, OperatorId, StageId, TeamId } from "../../../contracts/ids.ts";
import { SequenceDefinition, waysOut } from "../../../contracts/sequence.ts";
import type { Duration, Route, SequenceDraft, Step, StepOf, Timing } from "../../../contracts/sequence.ts";
import { problemsOf } from "../../../contracts/sequenceProblems.ts";
import type { RunEvent } from "../../../contracts/touchRun.ts";
import type { OrderResult } from "../../../touches/advance.ts";
import type { Fate } from "../../../touches/simulating/carryOut.ts";
import { seeded } from "../../../touches/simulating/seeded.ts";
import type { SubjectEvent } from "../../../touches/simulating/subject.ts";

const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;
export const DAYS = 30;
/** Everything random happens in so many stretches of the simulated time, so that the server's clock is moved a bounded number of times. */
const SLOTS = 40;

type Draft = SequenceDraft["steps"][number];

/** What definitions may name. */
export interface Choices {
  readonly labelIds: readonly LabelId[];
  readonly teamIds: readonly TeamId[];
  readonly operatorIds: readonly OperatorId[];
  readonly stageIds: readonly StageId[];
  /** Who takes webhooks: under `/takes` and, refusing them, under `/refuses`. */
  readonly hookUrl: string;
}

/** A definition with a contact and what happens to them. */
export interface RandomCase {
  readonly definition: SequenceDefinition;
  readonly zone: string;
  readonly phone: string | null;
  readonly responsibleId: OperatorId | null;
  readonly kinds: readonly ChannelKind[];
  /** They want something already. */
  readonly hasAppeal: boolean;
  readonly events: readonly SubjectEvent[];
  readonly fateOf: (message: number) => Fate;
}

/** The same for the same seed. */
export function randomCase(seed: number, fromMs: number, choices: Choices): RandomCase {
  const random = seeded(seed);
  const dice = new Dice(random, choices, fromMs);
  const fates = Array.from({ length: 500 }, () => (random() < 0.25 ? "message.failed" : "message.sent"));
  const kinds: ChannelKind[] = dice.chance(0.04) ? [] : dice.chance(0.3) ? ["telegramBot"] : ["telegramBot", "demo"];
  // A segment's run is in the conversation used last, which with two of them is not always the same one.
  const definition = dice.definition(kinds.length < 2);
  return {
    definition,
    zone: dice.one(["Europe/Kaliningrad", "Europe/Moscow", "Asia/Yekaterinburg", "Asia/Kamchatka", "Europe/Berlin"]),
    phone: dice.chance(0.5) ? "+79161234567" : null,
    responsibleId: dice.chance(0.5) ? dice.one(choices.operatorIds) : null,
    kinds,
    hasAppeal: kinds.length > 0 && dice.chance(0.6),
    // Nothing happens in a conversation that is not there.
    events: dice.events().filter(({ event }) => kinds.length > 0 || !IN_CONVERSATION.has(event.kind)),
    fateOf: (message) => ({ kind: fates[message] ?? "message.sent", afterMs: 0 }),
  };
}

class Dice {
  readonly #random: () => number;
  readonly #choices: Choices;
  readonly #fromMs: number;

  constructor(random: () => number, choices: Choices, fromMs: number) {
    this.#random = random;
    this.#choices = choices;
    this.#fromMs = fromMs;
  }

  chance = (share: number): boolean => this.#random() < share;
  upTo = (count: number): number => Math.floor(this.#random() * count);

  one<Item>(items: readonly Item[]): Item {
    const item = items[this.upTo(items.length)];
    if (item === undefined) throw new Error("There is nothing to choose from.");
    return item;
  }

  /** Drawn anew until it can run. */
  definition(maySegment: boolean): SequenceDefinition {
    for (;;) {
      const definition = this.#draw(maySegment);
      if (problemsOf(definition, "sequence", { has: () => true }).length === 0) return definition;
    }
  }

  /**
   * By time, each at a minute of its own within ten: whatever a run waits for ends at the minute of the event that began
   * the wait, or at a full ten minutes, so that no two things happen to a contact at once.
   */
  events(): readonly SubjectEvent[] {
    const slotMs = (DAYS * DAY_MS) / SLOTS;
    const slots = Array.from({ length: 4 + this.upTo(4) }, () => this.upTo(SLOTS / 2)).toSorted((a, b) => a - b);
    return [0, ...slots].map((slot, place) => {
      const tens = (slot * 7) % 12;
      const atMs = this.#fromMs + slot * slotMs + (tens * 10 + place + 1) * MINUTE_MS;
      return place === 0 ? reported("begin", null, atMs) : this.#event(atMs);
    });
  }

  #event(atMs: number): SubjectEvent {
    const kind = this.one([
      "message",
      "message",
      "message",
      "begin",
      "paid",
      "field",
      "field",
      "call",
      "closed",
      "unsubscribed",
    ]);
    switch (kind) {
      case "message":
        return {
          event: said("message.received", { "event.text": this.one(WORDS), "event.channelKind": "telegramBot" }, atMs),
          changes: { "conversation.lastInboundAt": atMs, "conversation.waitingSince": atMs },
        };
      case "begin":
      case "paid":
        return reported(kind, this.upTo(300), atMs);
      case "field": {
        const visitMs = this.#fromMs + this.upTo(DAYS) * DAY_MS + (12 * 60 + 9) * MINUTE_MS;
        const changes = { "contact.field.a": this.one(["x", "y"]), "contact.field.visit": visitMs };
        return { ...reported("changed", null, atMs), changes };
      }
      case "call":
        return { event: said("call.finished", { "event.outcome": this.one(["answered", "busy"]) }, atMs), changes: {} };
      case "closed":
        return {
          event: said("conversation.closed", {}, atMs),
          changes: { "conversation.status": "resolved", "conversation.waitingSince": null },
        };
      default:
        return { event: said("contact.unsubscribed", {}, atMs), changes: {} };
    }
  }

  #draw(maySegment: boolean): SequenceDefinition {
    const count = 6 + this.upTo(14);
    const steps = Array.from({ length: count }, (_, place) => this.#step(place, count));
    const reached = reachedFrom("s0", steps);
    return SequenceDefinition.parse({
      triggers: [
        { kind: "event", event: "contact.reported", where: named("begin") },
        ...(this.chance(0.3) ? [{ kind: "event", event: "message.received", where: this.#query() }] : []),
        ...(maySegment ? [{ kind: "segment", where: this.#segment() }] : []),
      ],
      entry: this.chance(0.2) ? this.#query() : undefined,
      start: "s0",
      steps: steps.filter(({ id }) => reached.has(id)),
      goals: Array.from({ length: this.upTo(3) }, (_, place) => ({
        id: `g${place}`,
        name: this.one(["", "Цель"]),
        event: this.one(HEARD),
        ...(this.chance(0.4) && { where: this.#query() }),
      })),
      reentry: this.one([{ kind: "once" }, { kind: "afterEnd", days: 0 }, { kind: "afterEnd", days: 3 }]),
      ceiling: { perContact: 2, inAll: 10_000 },
    });
  }

  #step(place: number, count: number): Draft {
    const id = `s${place}`;
    const next = () =>
      this.chance(0.03) || place + 1 >= count ? null : `s${place + 1 + this.upTo(Math.min(3, count - place - 1))}`;
    /** Where a day passes, a run may go back. */
    const nextAfterDays = () => (this.chance(0.15) ? `s${this.upTo(place + 1)}` : next());
    const failed = this.chance(0.85) ? { failed: next() } : {};
    const { labelIds, teamIds, operatorIds } = this.#choices;
    const kind = this.one(KINDS);
    switch (kind) {
      case "send":
        return {
          id,
          kind,
          text: this.one([
            "Здравствуйте!",
            "Добрый день",
            "{{contact.name}}, это мы",
            "{{contact.field.a}}?",
            "{{var.said}}",
          ]),
          routes: this.one(ROUTES),
          timing: this.#timing(),
          whenCapped: this.one(["skip", "wait"]),
          next: next(),
          ...failed,
        };
      case "wait": {
        const duration = this.#duration();
        const back = duration.unit === "days" || duration.unit === "weeks";
        return {
          id,
          kind,
          wait: this.one([
            { kind: "for", duration, counted: this.one(["clock", "clock", "business"]) },
            { kind: "for", duration },
            {
              kind: "timeOfDay",
              time: this.one(["10:00", "18:30", "24:00"]),
              weekdays: this.one([[], ["mon", "sat"]]),
            },
            { kind: "fact", fact: "contact.field.visit", offsetMinutes: this.one([-60, 0, 1_440]) },
          ]),
          timing: this.#timing(),
          next: back ? nextAfterDays() : next(),
        };
      }
      case "waitFor":
        return {
          id,
          kind,
          of: Array.from({ length: 1 + this.upTo(2) }, () => ({
            event: this.one(HEARD),
            ...(this.chance(0.3) && { where: this.#query() }),
          })),
          timeout: this.chance(0.8) ? { amount: 1 + this.upTo(6), unit: "days" } : null,
          next: next(),
          timedOut: next(),
        };
      case "condition":
        return { id, kind, where: this.#query(), next: next(), otherwise: next() };
      case "branch":
        return {
          id,
          kind,
          cases: Array.from({ length: 1 + this.upTo(3) }, () => ({ where: this.#query(), next: next() })),
          otherwise: next(),
        };
      case "split":
        return { id, kind, variants: ["A", "B"].map((name) => ({ name, weight: 1 + this.upTo(3), next: next() })) };
      case "setField":
        return {
          id,
          kind,
          field: this.one(["contact.field.a", "conversation.field.a"]),
          value: this.one(["x", "y", "", null]),
          next: next(),
        };
      case "label":
        return {
          id,
          kind,
          add: [this.one(labelIds)],
          remove: this.chance(0.3) ? [this.one(labelIds)] : [],
          next: next(),
        };
      case "note":
        return { id, kind, text: "Заметка", next: next() };
      case "assign":
        return {
          id,
          kind,
          to: this.one([
            { kind: "operator", id: this.one(operatorIds) },
            { kind: "team", id: this.one(teamIds) },
            { kind: "responsible" },
            { kind: "nobody" },
          ]),
          next: next(),
        };
      case "close":
        return { id, kind, next: next() };
      case "moveStage":
        return { id, kind, stageId: this.one(this.#choices.stageIds), next: next() };
      case "createTask":
        return {
          id,
          kind,
          title: "Задача",
          assigneeId: this.chance(0.5) ? this.one(operatorIds) : null,
          dueIn: this.chance(0.5) ? this.#duration() : null,
          next: next(),
        };
      case "ai":
        return {
          id,
          kind,
          prompt: this.one(["Поздоровайся", "Расскажи про {{contact.field.a}}", SILENCED]),
          into: "said",
          next: next(),
          ...failed,
        };
      case "webhook":
        return {
          id,
          kind,
          url: this.#choices.hookUrl + this.one(["/takes", "/takes", "/refuses"]),
          body: this.one(["", '{"a":"{{contact.field.a}}"}']),
          into: this.one(["hook", null]),
          next: next(),
          ...failed,
        };
      case "requestCall":
        return { id, kind, operatorId: this.chance(0.5) ? this.one(operatorIds) : null, next: next(), ...failed };
      case "end":
        return { id, kind, outcome: "конец" };
    }
  }

  #duration = (): Duration =>
    this.one([
      { amount: 10 * (1 + this.upTo(12)), unit: "minutes" },
      { amount: 1 + this.upTo(30), unit: "hours" },
      { amount: 1 + this.upTo(6), unit: "days" },
      { amount: 1, unit: "weeks" },
    ]);

  #timing = (): Timing => this.one(["any", "considerate", "business"]);

  #query(): FactQuery {
    const match = this.one(["all", "any"] as const);
    const of = Array.from({ length: 1 + this.upTo(2) }, () => this.#condition());
    return this.chance(0.2)
      ? { match, of: [...of, { match: "any", of: [this.#condition(), this.#condition()] }] }
      : { match, of };
  }

  /** Of what no step's conversation has to be known for, and no time alone changes. */
  #segment = (): FactQuery => ({
    match: "all",
    of: [
      this.one<FactCondition>([
        { fact: "contact.field.a", operator: "is", value: this.one(["x", "y"]) },
        { fact: "contact.field.a", operator: "known" },
        { fact: "contact.field.visit", operator: "known" },
      ]),
    ],
  });

  #condition = (): FactCondition =>
    this.one<FactCondition>([
      { fact: "contact.field.a", operator: "is", value: this.one(["x", "y"]) },
      { fact: "contact.field.a", operator: this.one(["known", "unknown"]) },
      { fact: "conversation.field.a", operator: "known" },
      { fact: "contact.phone", operator: "known" },
      { fact: "conversation.assigneeId", operator: this.one(["known", "unknown"]) },
      { fact: "conversation.status", operator: "anyOf", value: [this.one(["open", "resolved"])] },
      { fact: "conversation.mode", operator: "noneOf", value: ["operator"] },
      { fact: "conversation.labels", operator: this.one(["has", "lacks"]), value: this.one(this.#choices.labelIds) },
      { fact: "conversation.lastInboundAt", operator: this.one(["olderThanHours", "withinHours"]), value: 24 },
      { fact: "event.text", operator: this.one(["contains", "lacks"]), value: "цена" },
      { fact: "event.name", operator: "is", value: "paid" },
      { fact: "appeal.stageId", operator: this.one(["anyOf", "noneOf"]), value: [this.one(this.#choices.stageIds)] },
      { fact: "event.toStageId", operator: "anyOf", value: [this.one(this.#choices.stageIds)] },
      { fact: "event.text", operator: this.one(["known", "unknown"]) },
      { fact: "var.said", operator: this.one(["known", "unknown"]) },
      { fact: "var.hook.sum", operator: this.one(["above", "below"]), value: 100 },
      { fact: "event.data.sum", operator: this.one(["above", "below"]), value: 100 },
    ]);
}

const IN_CONVERSATION: ReadonlySet<string> = new Set(["message.received", "conversation.closed"]);
const WORDS = ["Какая цена?", "Да", "Не пишите мне"] as const;
const HEARD = [
  "message.received",
  "contact.reported",
  "call.finished",
  "conversation.assigned",
  "conversation.closed",
  "appeal.stage_changed",
  "message.sent",
  "message.failed",
] as const;
/** The oftener, the likelier. */
const KINDS = [
  "send",
  "send",
  "send",
  "wait",
  "wait",
  "wait",
  "waitFor",
  "waitFor",
  "condition",
  "branch",
  "split",
  "setField",
  "label",
  "note",
  "assign",
  "close",
  "requestCall",
  "moveStage",
  "createTask",
  "ai",
  "webhook",
  "end",
] as const satisfies readonly Step["kind"][];
const ROUTES: readonly Route[][] = [
  [{ kind: "lastUsed" }],
  [{ kind: "messenger", channelKind: "demo" }],
  [{ kind: "messenger", channelKind: "demo" }, { kind: "lastUsed" }],
  [{ kind: "lastUsed" }, { kind: "messenger", channelKind: "telegramBot" }, { kind: "messenger", channelKind: "demo" }],
];

const SILENCED = "Промолчи";
export const HOOK_ANSWER = { name: "Аня", sum: 150 } as const;
/** What the model makes of a prompt; nothing: it has no answer. */
export const modelSays = (prompt: string): string => (prompt === SILENCED ? "" : `Ответ: ${prompt}`);

/** How the fakes at the network's edge answer, as the run is told. */
export function answerOf(step: StepOf<"ai"> | StepOf<"webhook">): OrderResult {
  if (step.kind === "ai") {
    const said = modelSays(step.prompt);
    return said === ""
      ? { kind: "failed", why: "ai.noAnswer" }
      : { kind: "done", vars: { [`var.${step.into}`]: said } };
  }
  if (step.url.endsWith("/refuses")) return { kind: "failed", why: "webhook.refused" };
  const { into } = step;
  const vars = Object.entries(HOOK_ANSWER).map(([name, value]) => [`var.${into}.${name}`, value] as const);
  return { kind: "done", vars: into === null ? {} : Object.fromEntries(vars) };
}

const named = (name: string): FactQuery => ({
  match: "all",
  of: [{ fact: "event.name", operator: "is", value: name }],
});

const said = (kind: RunEvent["kind"], facts: RunEvent["facts"], atMs: number): RunEvent => ({
  kind,
  facts,
  messageId: null,
  atMs,
});

function reported(name: string, sum: number | null, atMs: number): SubjectEvent {
  const facts = { "event.name": name, ...(sum !== null && { "event.data.sum": sum }) };
  const changes: Facts = {};
  return { event: said("contact.reported", facts, atMs), changes };
}

function reachedFrom(start: string, steps: readonly Draft[]): ReadonlySet<string> {
  const parsed = SequenceDefinition.shape.steps.parse(steps);
  const reached = new Set<string>();
  const toVisit = [start];
  for (let id = toVisit.pop(); id !== undefined; id = toVisit.pop()) {
    const step = parsed.find((one) => one.id === id);
    if (step === undefined || reached.has(id)) continue;
    reached.add(id);
    for (const { next } of waysOut(step)) if (next !== null) toVisit.push(next);
  }
  return reached;
}
