import { longestText } from "../../contracts/channel.ts";
import type { FactValue, Facts } from "../../contracts/facts.ts";
import type { MessageId } from "../../contracts/ids.ts";
import type { Route, StepOf } from "../../contracts/sequence.ts";
import type { RunEvent } from "../../contracts/touchRun.ts";
import { fillTemplate, variablesIn } from "../../contracts/template.ts";
import { SOONER_MAX_MS } from "../../contracts/touchPace.ts";
import type { Order, OrderResult } from "../advance.ts";
import type { Places } from "./places.ts";
import type { Live, Subject, SubjectEvent, Surroundings, Way } from "./subject.ts";

/** What becomes of a message, and how long after it was queued. */
export interface Fate {
  readonly kind: "message.sent" | "message.failed";
  readonly afterMs: number;
}
export type FateOf = (subject: Subject, message: number) => Fate;

/** How what was asked of somebody outside ended: of the model, or of whoever takes a webhook. */
export type AnswerOf = (step: StepOf<"ai"> | StepOf<"webhook">) => OrderResult;

const arrives: Fate = { kind: "message.sent", afterMs: 1_000 };

export interface Circumstances {
  readonly surroundings: Surroundings;
  readonly fateOf: FateOf | undefined;
  readonly answerOf: AnswerOf | undefined;
  readonly places: Places;
  readonly nowMs: number;
}

/** What would have happened: its result for the run, and what the log of events would have said of it. */
export interface CarriedOut {
  readonly result: OrderResult;
  readonly events: readonly SubjectEvent[];
}

/** Stands in for everybody who carries out orders: nothing leaves, and what is known of the contact changes as it would have. */
export function carryOut(order: Order, live: Live, circumstances: Circumstances): CarriedOut {
  const { step } = order;
  const { facts } = live;
  const { surroundings, answerOf, nowMs } = circumstances;
  if (isInConversation(step) && facts["conversation.status"] == null) return failed(withoutConversation(step));
  switch (step.kind) {
    case "send":
      return send(order, step, live, circumstances);
    case "setField":
      facts[step.field] = step.value === "" ? null : step.value;
      return done;
    case "moveStage": {
      const from = facts["appeal.stageId"] ?? null;
      if (from === null) return failed("stage.noAppeal");

      if (from === step.stageId) return done;
      const pipelineId = surroundings.pipelines.get(step.stageId) ?? facts["appeal.pipelineId"];
      set(facts, { "appeal.stageId": step.stageId, "appeal.stageSince": nowMs, "appeal.pipelineId": pipelineId });
      return told("appeal.stage_changed", { "event.fromStageId": from, "event.toStageId": step.stageId }, nowMs);
    }
    case "label": {
      const before = listOf(facts["conversation.labels"]);
      const kept = before.filter((label) => !step.remove.some((gone) => gone === label));
      facts["conversation.labels"] = [...new Set([...kept, ...step.add])].toSorted();
      return done;
    }
    case "assign":
      return assign(step, facts, nowMs);
    case "close":
      if (facts["conversation.status"] === "resolved") return done;
      set(facts, {
        "conversation.status": "resolved",
        "conversation.mode": surroundings.startMode,
        "conversation.waitingSince": null,
      });
      return told("conversation.closed", {}, nowMs);
    case "requestCall":
      if ((step.operatorId ?? whoeverIsTheirs(facts)) === null) return failed("call.nobody");
      return facts["contact.phone"] == null ? failed("call.noPhone") : done;
    case "createTask":
      return (step.assigneeId ?? whoeverIsTheirs(facts)) === null ? failed("task.nobody") : done;
    case "note":
      return done;
    case "ai":
    case "webhook": {
      const said = step.kind === "ai" ? step.prompt : step.body;
      if (filled(said, live, surroundings) === null) return failed(`${step.kind}.variableMissing`);
      return answerOf === undefined ? done : { result: answerOf(step), events: [] };
    }
  }
}

const whoeverIsTheirs = (facts: Facts): FactValue =>
  facts["contact.responsibleId"] ?? facts["conversation.assigneeId"] ?? null;

/** What a template says of the contact; null: it speaks of something unknown. */
function filled(template: string, { run, facts }: Live, { texts }: Surroundings): string | null {
  const values: Record<string, string> = {};
  for (const name of variablesIn(template)) {
    const value = [run?.state.vars[name], facts[name], texts[name]].find((one) => !isEmpty(one));
    if (value === undefined) return null;
    values[name] = Array.isArray(value) ? value.join(", ") : String(value);
  }
  return fillTemplate(template, values);
}

const inConversation: ReadonlySet<Order["step"]["kind"]> = new Set(["label", "note", "assign", "close"]);

const isInConversation = (step: Order["step"]): boolean =>
  inConversation.has(step.kind) || (step.kind === "setField" && step.field.startsWith("conversation.field."));

const withoutConversation = ({ kind }: Order["step"]): string =>
  kind === "setField" ? "step.refused" : "step.noConversation";

const done: CarriedOut = { result: { kind: "done" }, events: [] };
const failed = (why: string): CarriedOut => ({ result: { kind: "failed", why }, events: [] });

function send(
  order: Order,
  { text, texts }: StepOf<"send">,
  live: Live,
  { surroundings, fateOf, places, nowMs }: Circumstances,
): CarriedOut {
  const way = wayOf(order.route, live.subject.ways);
  if (way === undefined) return failed("send.noWay");
  const { subject, sentAtMs, touchedAtMs } = live;
  const messageId: MessageId = `msg_${subject.id.slice(4)}${sentAtMs.size}`;
  const said = filled(texts[way.channelKind] ?? text, live, surroundings);
  if (said === null) return failed("send.variableMissing");
  if (said.length > longestText[way.channelKind]) return failed("send.tooLong");
  const leavesAtMs = live.run === null ? nowMs : places.book(live.run, order, way, surroundings.pace, nowMs);
  if (leavesAtMs > nowMs + SOONER_MAX_MS)
    return { result: { kind: "notBefore", atMs: leavesAtMs, why: "send.paced" }, events: [] };
  const fate = fateOf?.(subject, sentAtMs.size) ?? arrives;
  touchedAtMs.push(nowMs);
  sentAtMs.set(messageId, nowMs);
  const about = fate.kind === "message.sent" ? { "event.text": said } : { "event.failure": "simulated" };
  const facts: RunEvent["facts"] = { ...about, "event.channelKind": way.channelKind };
  const event: RunEvent = { kind: fate.kind, facts, messageId, atMs: nowMs + fate.afterMs };
  return {
    result: { kind: "queued", messageId, facts: { channelKind: way.channelKind, text: said } },
    events: [{ event, changes: {} }],
  };
}

function wayOf(route: Route | null, ways: readonly Way[]): Way | undefined {
  if (route === null || route.kind === "lastUsed") return ways[0];
  return route.kind === "account"
    ? ways.find(({ accountId }) => accountId === route.id)
    : ways.find(({ channelKind }) => channelKind === route.channelKind);
}

function assign({ to }: StepOf<"assign">, facts: Live["facts"], nowMs: number): CarriedOut {
  if (facts["conversation.status"] === "resolved") return failed("step.refused");
  const before = { assigneeId: facts["conversation.assigneeId"] ?? null, teamId: facts["conversation.teamId"] ?? null };
  const after = holderOf(to, facts);
  const isTheirs = before.assigneeId === after.assigneeId && before.teamId === after.teamId;
  if (isTheirs && facts["conversation.mode"] === "operator") return done;
  const { assigneeId, teamId } = after;
  set(facts, { "conversation.mode": "operator", "conversation.assigneeId": assigneeId, "conversation.teamId": teamId });
  if (assigneeId === null || assigneeId === before.assigneeId) return done;
  return told("conversation.assigned", { "event.assigneeId": assigneeId }, nowMs);
}

/** Nobody is responsible: it becomes nobody's. */
function holderOf(
  to: StepOf<"assign">["to"],
  facts: Facts,
): { readonly assigneeId: FactValue; readonly teamId: FactValue } {
  const teamId = facts["conversation.teamId"] ?? null;
  if (to.kind === "operator") return { assigneeId: to.id, teamId };
  if (to.kind === "team") return { assigneeId: null, teamId: to.id };
  const responsible = to.kind === "responsible" ? (facts["contact.responsibleId"] ?? null) : null;
  return { assigneeId: responsible, teamId: responsible === null ? null : teamId };
}

const told = (kind: RunEvent["kind"], facts: Readonly<Record<string, FactValue>>, atMs: number): CarriedOut => ({
  result: { kind: "done" },
  events: [{ event: { kind, facts, messageId: null, atMs }, changes: {} }],
});

const set = (facts: Live["facts"], changes: Facts): void => void Object.assign(facts, changes);

const isEmpty = (value: FactValue | undefined): boolean =>
  value === undefined || value === null || value === "" || (Array.isArray(value) && value.length === 0);

const listOf = (value: FactValue | undefined): readonly string[] => (Array.isArray(value) ? value : []);
