import type { FactValue, Facts } from "../../contracts/facts.ts";
import type { MessageId } from "../../contracts/ids.ts";
import type { Route, StepOf } from "../../contracts/sequence.ts";
import type { RunEvent } from "../../contracts/touchRun.ts";
import type { Order, OrderResult } from "../advance.ts";
import type { Live, Subject, SubjectEvent, Surroundings, Way } from "./subject.ts";

/** What becomes of a message, and how long after it was queued. */
export interface Fate {
  readonly kind: "message.sent" | "message.failed";
  readonly afterMs: number;
}
export type FateOf = (subject: Subject, message: number) => Fate;

const arrives: Fate = { kind: "message.sent", afterMs: 1_000 };

export interface Circumstances {
  readonly surroundings: Surroundings;
  readonly fateOf: FateOf | undefined;
  readonly nowMs: number;
}

/** What would have happened: its result for the run, and what the log of events would have said of it. */
export interface CarriedOut {
  readonly result: OrderResult;
  readonly events: readonly SubjectEvent[];
}

/** Stands in for everybody who carries out orders: nothing leaves, and what is known of the contact changes as it would have. */
export function carryOut(order: Order, live: Live, circumstances: Circumstances): CarriedOut {
  const { surroundings, nowMs } = circumstances;
  const { step } = order;
  const { facts } = live;
  switch (step.kind) {
    case "send":
      return send(step, order.route, live, circumstances);
    case "setField":
      facts[step.field] = step.value === "" ? null : step.value;
      return done;
    case "moveStage": {
      const from = facts["appeal.stageId"] ?? null;
      if (from === step.stageId) return done;
      const pipelineId = surroundings.pipelines.get(step.stageId) ?? facts["appeal.pipelineId"];
      set(facts, { "appeal.stageId": step.stageId, "appeal.stageSince": nowMs, "appeal.pipelineId": pipelineId });
      return told("appeal.stage_changed", { "event.fromStageId": from, "event.toStageId": step.stageId }, nowMs);
    }
    case "label": {
      const before = listOf(facts["conversation.labels"]);
      const kept = before.filter((label) => !step.remove.some((gone) => gone === label));
      facts["conversation.labels"] = [...new Set([...kept, ...step.add])];
      return done;
    }
    case "assign":
      return assign(step, facts, nowMs);
    case "close":
      if (facts["conversation.status"] === "closed") return done;
      facts["conversation.status"] = "closed";
      return told("conversation.closed", {}, nowMs);
    case "note":
    case "createTask":
    case "requestCall":
    case "ai":
    case "webhook":
      return done;
  }
}

const done: CarriedOut = { result: { kind: "done" }, events: [] };

function send(
  { text, texts }: StepOf<"send">,
  route: Route | null,
  live: Live,
  { fateOf, nowMs }: Circumstances,
): CarriedOut {
  const way = wayOf(route, live.subject.ways);
  if (way === undefined) return { result: { kind: "failed", why: "send.noWay" }, events: [] };
  const { subject, sentAtMs, touchedAtMs } = live;
  const messageId: MessageId = `msg_${subject.id.slice(4)}${sentAtMs.size}`;
  const fate = fateOf?.(subject, sentAtMs.size) ?? arrives;
  touchedAtMs.push(nowMs);
  sentAtMs.set(messageId, nowMs);
  const said = texts[way.channelKind] ?? text;
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
  if (to.kind === "team") {
    set(facts, { "conversation.teamId": to.id, "conversation.assigneeId": null });
    return told("conversation.assigned", { "event.assigneeId": null }, nowMs);
  }
  const responsible = facts["contact.responsibleId"] ?? null;
  const assigneeId = to.kind === "operator" ? to.id : to.kind === "responsible" ? responsible : null;
  if ((facts["conversation.assigneeId"] ?? null) === assigneeId) return done;
  facts["conversation.assigneeId"] = assigneeId;
  return told("conversation.assigned", { "event.assigneeId": assigneeId }, nowMs);
}

const told = (kind: RunEvent["kind"], facts: Readonly<Record<string, FactValue>>, atMs: number): CarriedOut => ({
  result: { kind: "done" },
  events: [{ event: { kind, facts, messageId: null, atMs }, changes: {} }],
});

const set = (facts: Live["facts"], changes: Facts): void => void Object.assign(facts, changes);

const listOf = (value: FactValue | undefined): readonly string[] => (Array.isArray(value) ? value : []);
