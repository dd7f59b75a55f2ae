import { z } from "zod";

const TEXT_MAX = 2_000;

export const FactValue = z.union([
  z.string().max(TEXT_MAX),
  z.number(),
  z.boolean(),
  z.null(),
  z.array(z.string().max(200)).max(100),
]);
export type FactValue = z.infer<typeof FactValue>;

/** What is known of a contact at one moment, by name. A fact that is absent is unknown, as null is. Times are epoch milliseconds. */
export type Facts = Readonly<Record<string, FactValue | undefined>>;

/** What can be said about a fact of each kind. */
export const factOperators = {
  text: ["is", "isNot", "contains", "lacks", "known", "unknown"],
  number: ["is", "above", "below", "known", "unknown"],
  flag: ["is"],
  time: ["olderThanHours", "withinHours", "known", "unknown"],
  choice: ["anyOf", "noneOf", "known", "unknown"],
  list: ["has", "lacks", "known", "unknown"],
} as const;
export type FactKind = keyof typeof factOperators;
export type FactOperator = (typeof factOperators)[FactKind][number];

/** Where the console finds what can be chosen. */
export type FactChoices =
  | "company"
  | "operator"
  | "team"
  | "label"
  | "stage"
  | "pipeline"
  | "channelAccount"
  | "channelKind"
  | "conversationStatus"
  | "conversationMode"
  | "priority"
  | "appealType"
  | "deviceType"
  | "repairKind"
  | "callOutcome"
  | "callDirection";

export interface KnownFact {
  readonly kind: FactKind;
  readonly choices?: FactChoices;
}

/**
 * What conditions and templates can speak of, in the order in which people are offered them. The conversation is the one
 * the run began in, or else the contact's latest; the appeal is its latest. `event.` is said of whatever the run, or the
 * wait that has just ended, was begun by.
 */
export const knownFacts = {
  "contact.name": { kind: "text" },
  "contact.phone": { kind: "text" },
  "contact.email": { kind: "text" },
  "contact.companyId": { kind: "choice", choices: "company" },
  "contact.responsibleId": { kind: "choice", choices: "operator" },
  "contact.createdAt": { kind: "time" },
  "conversation.status": { kind: "choice", choices: "conversationStatus" },
  "conversation.mode": { kind: "choice", choices: "conversationMode" },
  "conversation.priority": { kind: "choice", choices: "priority" },
  "conversation.channelKind": { kind: "choice", choices: "channelKind" },
  "conversation.channelAccountId": { kind: "choice", choices: "channelAccount" },
  "conversation.assigneeId": { kind: "choice", choices: "operator" },
  "conversation.teamId": { kind: "choice", choices: "team" },
  "conversation.labels": { kind: "list", choices: "label" },
  "conversation.waitingSince": { kind: "time" },
  "conversation.lastInboundAt": { kind: "time" },
  "appeal.type": { kind: "choice", choices: "appealType" },
  "appeal.device": { kind: "text" },
  "appeal.deviceType": { kind: "choice", choices: "deviceType" },
  "appeal.brand": { kind: "text" },
  "appeal.repairs": { kind: "list", choices: "repairKind" },
  "appeal.order": { kind: "text" },
  "appeal.askedPrice": { kind: "flag" },
  "appeal.urgency": { kind: "flag" },
  "appeal.pipelineId": { kind: "choice", choices: "pipeline" },
  "appeal.stageId": { kind: "choice", choices: "stage" },
  "appeal.stageSince": { kind: "time" },
  "appeal.amount": { kind: "number" },
  "event.text": { kind: "text" },
  "event.name": { kind: "text" },
  "event.channelKind": { kind: "choice", choices: "channelKind" },
  "event.fromStageId": { kind: "choice", choices: "stage" },
  "event.toStageId": { kind: "choice", choices: "stage" },
  "event.assigneeId": { kind: "choice", choices: "operator" },
  "event.outcome": { kind: "choice", choices: "callOutcome" },
  "event.direction": { kind: "choice", choices: "callDirection" },
  "event.seconds": { kind: "number" },
  "event.failure": { kind: "text" },
} as const satisfies Record<string, KnownFact>;
export type KnownFactName = keyof typeof knownFacts;

/**
 * Names that tenants and steps make: fields of a contact or a conversation, what an event carried, what a step has put down
 * (of a webhook's answer one level deeper).
 */
export const OPEN_FACT =
  /^((contact\.field|conversation\.field|event\.data|var)\.[\p{L}\d_-]{1,60}|var\.[\p{L}\d_-]{1,40}\.[\p{L}\d_-]{1,60})$/u;

/** Null where there is no such fact. One of an open name takes whatever it is asked for. */
export function factOf(name: string): KnownFact | "open" | null {
  if (Object.hasOwn(knownFacts, name)) return Object.entries(knownFacts).find(([known]) => known === name)?.[1] ?? null;
  return OPEN_FACT.test(name) ? "open" : null;
}
