import type { TFunction } from "i18next";
import { SequenceDefinition } from "../../../../../../contracts/sequence.ts";
import type { SequenceDraft, SequenceKind } from "../../../../../../contracts/sequence.ts";
import { arranged } from "../constructor/arrange.ts";
import type { TouchReferences } from "../useTouchReferences.ts";

const sequenceTemplates = ["empty", "priceAsked", "repairReady", "review"] as const;
const automationTemplates = ["empty", "keyword", "missedCall"] as const;
export type TemplateName = (typeof sequenceTemplates)[number] | (typeof automationTemplates)[number];

export const templatesOf = (kind: SequenceKind): readonly TemplateName[] =>
  kind === "sequence" ? sequenceTemplates : automationTemplates;

/** A definition to begin with. What only its author knows (a label, a stage, an answer) is left for them to fill in. */
export const definitionFrom = (name: TemplateName, t: TFunction, references: TouchReferences): SequenceDefinition =>
  arranged(SequenceDefinition.parse(drafts[name](t, references)));

/** Variables stand in square brackets in the catalogue, where braces are its own. */
const withVariables = (text: string): string => text.replaceAll(/\[([\w.]+)\]/g, "{{$1}}");

const reply = (id: string, t: TFunction) => ({ id, name: t("touches.goalReply"), event: "message.received" as const });

const drafts: Readonly<Record<TemplateName, (t: TFunction, references: TouchReferences) => SequenceDraft>> = {
  empty: () => ({ triggers: [], start: null, steps: [], goals: [] }),
  priceAsked: (t) => ({
    triggers: [
      {
        kind: "event",
        event: "message.sent",
        where: { match: "all", of: [{ fact: "appeal.askedPrice", operator: "is", value: true }] },
      },
    ],
    start: "wait-2-hours",
    steps: [
      {
        id: "wait-2-hours",
        kind: "wait",
        wait: { kind: "for", duration: { amount: 2, unit: "hours" }, counted: "business" },
        next: "ask-again",
      },
      {
        id: "ask-again",
        kind: "send",
        text: withVariables(t("touches.template.priceAsked.text")),
        next: "wait-answer",
      },
      {
        id: "wait-answer",
        kind: "waitFor",
        of: [{ event: "message.received" }],
        timeout: { amount: 2, unit: "days" },
        next: null,
        timedOut: "tell-colleague",
      },
      {
        id: "tell-colleague",
        kind: "createTask",
        title: withVariables(t("touches.template.priceAsked.task")),
        type: "call",
        next: null,
      },
    ],
    goals: [reply("replied", t)],
    reentry: { kind: "afterEnd", days: 30 },
  }),
  repairReady: (t, { stages }) => ({
    triggers: [
      {
        kind: "event",
        event: "appeal.stage_changed",
        where: {
          match: "all",
          of: [{ fact: "event.toStageId", operator: "anyOf", value: stages.slice(0, 1).map(({ id }) => id) }],
        },
      },
    ],
    start: "tell-ready",
    steps: [
      {
        id: "tell-ready",
        kind: "send",
        text: withVariables(t("touches.template.repairReady.text")),
        next: "wait-3-days",
      },
      {
        id: "wait-3-days",
        kind: "wait",
        wait: { kind: "for", duration: { amount: 3, unit: "days" } },
        timing: "business",
        next: "remind",
      },
      {
        id: "remind",
        kind: "send",
        text: withVariables(t("touches.template.repairReady.reminder")),
        next: "wait-week",
      },
      {
        id: "wait-week",
        kind: "wait",
        wait: { kind: "for", duration: { amount: 1, unit: "weeks" } },
        timing: "business",
        next: "call-them",
      },
      {
        id: "call-them",
        kind: "createTask",
        title: withVariables(t("touches.template.repairReady.task")),
        type: "call",
        next: null,
      },
    ],
    goals: [
      { id: "moved-on", name: t("touches.template.repairReady.goal"), event: "appeal.stage_changed" },
      reply("replied", t),
    ],
    reentry: { kind: "afterEnd", days: 1 },
  }),
  review: (t) => ({
    triggers: [{ kind: "event", event: "conversation.closed" }],
    start: "wait-3-days",
    steps: [
      {
        id: "wait-3-days",
        kind: "wait",
        wait: { kind: "for", duration: { amount: 3, unit: "days" } },
        next: "wait-morning",
      },
      { id: "wait-morning", kind: "wait", wait: { kind: "timeOfDay", time: "11:00" }, next: "ask-review" },
      { id: "ask-review", kind: "send", text: withVariables(t("touches.template.review.text")), next: "wait-answer" },
      {
        id: "wait-answer",
        kind: "waitFor",
        of: [{ event: "message.received" }],
        timeout: { amount: 3, unit: "days" },
        next: "was-it-good",
        timedOut: null,
      },
      {
        id: "was-it-good",
        kind: "condition",
        where: {
          match: "any",
          of: [1, 2, 3].map((mark) => ({ fact: "event.text", operator: "contains" as const, value: String(mark) })),
        },
        next: "tell-colleague",
        otherwise: "thank",
      },
      {
        id: "tell-colleague",
        kind: "createTask",
        title: withVariables(t("touches.template.review.task")),
        type: "call",
        next: null,
      },
      { id: "thank", kind: "send", text: withVariables(t("touches.template.review.thanks")), next: null },
    ],
    goals: [],
    reentry: { kind: "afterEnd", days: 90 },
  }),
  keyword: (t, { labels, teams }) => ({
    triggers: [
      {
        kind: "event",
        event: "message.received",
        where: {
          match: "all",
          of: [{ fact: "event.text", operator: "contains", value: t("touches.template.keyword.word") }],
        },
      },
    ],
    start: "mark",
    steps: [
      { id: "mark", kind: "label", add: labels.slice(0, 1).map(({ id }) => id), next: "give" },
      {
        id: "give",
        kind: "assign",
        to: teams[0] ? { kind: "team", id: teams[0].id } : { kind: "responsible" },
        next: null,
      },
    ],
    goals: [],
    reentry: { kind: "afterEnd", days: 0 },
  }),
  missedCall: (t) => ({
    triggers: [
      {
        kind: "event",
        event: "call.finished",
        where: {
          match: "all",
          of: [{ fact: "event.outcome", operator: "anyOf", value: ["no_answer", "busy", "missed", "rejected"] }],
        },
      },
    ],
    start: "call-again",
    steps: [
      {
        id: "call-again",
        kind: "createTask",
        title: withVariables(t("touches.template.missedCall.task")),
        type: "call",
        dueIn: { amount: 1, unit: "hours" },
        next: null,
      },
    ],
    goals: [],
    reentry: { kind: "afterEnd", days: 0 },
  }),
};
