import { z } from "zod";
import { ChannelKind } from "./channel.ts";
import { ConversationMode, ConversationStatus, Priority } from "./conversation.ts";
import { BranchId, ChannelAccountId, LabelId, OperatorId, TeamId } from "./ids.ts";

/** A query as JSON, in an address bar too. */
export const CONVERSATION_QUERY_LENGTH_MAX = 6_000;
const CONDITIONS_MAX = 20;
const VALUES_MAX = 50;

/** What can be said about a field of each kind. The opposite operators select exactly what the others leave. */
export const operatorsOf = {
  choice: ["anyOf", "noneOf"],
  flag: ["is"],
  wait: ["longerThan", "shorterThan"],
  time: ["after", "before", "withinDays", "olderThanDays"],
  text: ["contains", "lacks"],
} as const;
export type FieldKind = keyof typeof operatorsOf;
export type QueryOperator = (typeof operatorsOf)[FieldKind][number];

/** In the order in which people are offered them. */
export const queryFields = {
  status: "choice",
  priority: "choice",
  mode: "choice",
  assignee: "choice",
  team: "choice",
  branch: "choice",
  label: "choice",
  channelAccount: "choice",
  channelKind: "choice",
  attribute: "choice",
  unread: "flag",
  needsOperator: "flag",
  awaitsAnswer: "flag",
  mentionsMe: "flag",
  hasNote: "flag",
  blocked: "flag",
  waiting: "wait",
  lastActivityAt: "time",
  createdAt: "time",
  contactName: "text",
  contactPhone: "text",
} as const satisfies Record<string, FieldKind>;
export type QueryField = keyof typeof queryFields;

/** Whoever asks, so that one saved query serves everybody. */
export const ME = "me";

const choice = <Name extends QueryField, Value extends z.ZodType>(field: Name, value: Value) =>
  z.object({
    field: z.literal(field),
    operator: z.enum(operatorsOf.choice),
    value: z.array(value).min(1).max(VALUES_MAX),
  });

const flag = <Name extends QueryField>(field: Name) =>
  z.object({ field: z.literal(field), operator: z.enum(operatorsOf.flag), value: z.boolean() });

/** Fewer letters hold no trigram, which the index of contacts needs. */
const TEXT_LENGTH_MIN = 3;

const text = <Name extends QueryField>(field: Name) =>
  z.object({
    field: z.literal(field),
    operator: z.enum(operatorsOf.text),
    value: z.string().trim().min(TEXT_LENGTH_MIN).max(100),
  });

const days = z.number().int().min(1).max(3_650);

/** In minutes. Who does not wait fits neither. */
const waiting = z.object({
  field: z.literal("waiting"),
  operator: z.enum(operatorsOf.wait),
  value: z.number().int().min(1).max(1_000_000),
});

const time = <Name extends QueryField>(field: Name) =>
  [
    z.object({ field: z.literal(field), operator: z.enum(["after", "before"]), value: z.iso.datetime() }),
    z.object({ field: z.literal(field), operator: z.enum(["withinDays", "olderThanDays"]), value: days }),
  ] as const;

/** An attribute of the tenant's own by its name; its value as text, null where it is not set. */
const attribute = choice("attribute", z.string().max(1_000).nullable()).extend({ name: z.string().min(1).max(60) });

/** null among the values: nothing is there, such as a conversation without an assignee. */
export const Condition = z.union([
  choice("status", ConversationStatus),
  choice("priority", Priority),
  choice("mode", ConversationMode),
  choice("assignee", z.union([z.literal(ME), OperatorId, z.null()])),
  choice("team", TeamId.nullable()),
  choice("branch", BranchId.nullable()),
  choice("label", LabelId.nullable()),
  choice("channelAccount", ChannelAccountId),
  choice("channelKind", ChannelKind),
  attribute,
  flag("unread"),
  flag("needsOperator"),
  flag("awaitsAnswer"),
  flag("mentionsMe"),
  flag("hasNote"),
  flag("blocked"),
  waiting,
  ...time("lastActivityAt"),
  ...time("createdAt"),
  text("contactName"),
  text("contactPhone"),
]);
export type Condition = z.infer<typeof Condition>;

const group = <Of extends z.ZodType>(of: Of) =>
  z.object({ match: z.enum(["all", "any"]), of: z.array(of).min(1).max(CONDITIONS_MAX) });

export const ConditionGroup = group(Condition);
export type ConditionGroup = z.infer<typeof ConditionGroup>;

/** Two levels say everything: each operator has its opposite, so any expression is an "any" of "all"s. */
export const ConversationQuery = group(z.union([Condition, ConditionGroup])).refine(
  ({ of }) => of.flatMap((one) => ("of" in one ? one.of : [one])).length <= CONDITIONS_MAX,
  `A query has at most ${CONDITIONS_MAX} conditions.`,
);
export type ConversationQuery = z.infer<typeof ConversationQuery>;

/** Blocked conversations are left out of every query that does not speak of them. */
export const speaksOfBlocked = ({ of }: ConversationQuery): boolean =>
  of.flatMap((one) => ("of" in one ? one.of : [one])).some(({ field }) => field === "blocked");
