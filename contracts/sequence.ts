import { z } from "zod";
import { ChannelKind } from "./channel.ts";
import { FactQuery, always } from "./factQuery.ts";
import { FactValue } from "./facts.ts";
import { ChannelAccountId, LabelId, OperatorId, StageId, TeamId } from "./ids.ts";
import { TouchEventKind } from "./touchEvent.ts";
import { TimeOfDay, Weekday } from "./zonedTime.ts";

const STEPS_MAX = 200;

/** Chosen by the constructor, unique in its definition, and kept through versions: by it a run finds its place in a newer one. */
export const StepId = z.string().regex(/^[a-z0-9-]{1,40}$/);
export type StepId = z.infer<typeof StepId>;

/** Where a way leads; null: the run ends. */
const Next = StepId.nullable();

export const DurationUnit = z.enum(["minutes", "hours", "days", "weeks", "months"]);
export type DurationUnit = z.infer<typeof DurationUnit>;
/** Days and longer keep the time of the day in the recipient's zone; a month ends where a shorter one does. */
export const Duration = z.object({ amount: z.number().int().min(1).max(10_000), unit: DurationUnit });
export type Duration = z.infer<typeof Duration>;

/**
 * When something may reach the contact. any: whenever. considerate: outside the tenant's quiet hours, by the recipient's
 * clock. business: that, and while the tenant works.
 */
export const Timing = z.enum(["any", "considerate", "business"]);
export type Timing = z.infer<typeof Timing>;

/**
 * One way to the contact, tried in order: where they wrote last; by one account; by any account of a messenger. A way by
 * which the contact is not known is passed over.
 */
export const Route = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("lastUsed") }),
  z.object({ kind: z.literal("account"), id: ChannelAccountId }),
  z.object({ kind: z.literal("messenger"), channelKind: ChannelKind }),
]);
export type Route = z.infer<typeof Route>;

const step = <Kind extends string, Shape extends z.ZodRawShape>(kind: Kind, shape: Shape) =>
  z.object({
    id: StepId,
    kind: z.literal(kind),
    /** What its author calls it; empty: the console says what it does. */
    name: z.string().trim().max(80).default(""),
    /** Where it stands on the canvas. */
    at: z.object({ x: z.number(), y: z.number() }).default({ x: 0, y: 0 }),
    ...shape,
  });

/** May hold {{variables}}: those of contracts/template.ts, and any fact by its name. */
const Template = z.string().trim().max(4_000);

const Wait = z.discriminatedUnion("kind", [
  /** business: only the tenant's working time counts (minutes and hours). */
  z.object({ kind: z.literal("for"), duration: Duration, counted: z.enum(["clock", "business"]).default("clock") }),
  /** The next such moment by the recipient's clock; on these days, or on any. */
  z.object({ kind: z.literal("timeOfDay"), time: TimeOfDay, weekdays: z.array(Weekday).max(7).default([]) }),
  /** A time that is known of the contact, so many minutes later (negative: before). Unknown or over: at once. */
  z.object({
    kind: z.literal("fact"),
    fact: z.string().min(1).max(80),
    offsetMinutes: z.number().int().min(-525_600).max(525_600).default(0),
  }),
]);

const EventMatch = z.object({ event: TouchEventKind, where: FactQuery.default(always) });
export type EventMatch = z.infer<typeof EventMatch>;

export const Step = z.discriminatedUnion("kind", [
  /**
   * Says something to the contact. `failed`: by no way could it be said (absent a way there, the run fails visibly). With
   * more than one route the run waits until the messenger has taken it, to try the next where it has not.
   */
  step("send", {
    text: Template,
    /** Other words where the messenger is another. */
    texts: z.partialRecord(ChannelKind, Template).default({}),
    routes: z
      .array(Route)
      .min(1)
      .max(5)
      .default([{ kind: "lastUsed" }]),
    timing: Timing.default("considerate"),
    /** Where the tenant's cap of touches is reached: go on without saying it, or wait until it may be said. */
    whenCapped: z.enum(["skip", "wait"]).default("skip"),
    next: Next,
    failed: Next.optional(),
  }),
  step("wait", { wait: Wait, timing: Timing.default("any"), next: Next }),
  step("waitFor", { of: z.array(EventMatch).min(1).max(5), timeout: Duration.nullable(), next: Next, timedOut: Next }),
  step("condition", { where: FactQuery, next: Next, otherwise: Next }),
  step("branch", {
    cases: z
      .array(z.object({ name: z.string().trim().max(60).default(""), where: FactQuery, next: Next }))
      .min(1)
      .max(10),
    otherwise: Next,
  }),
  /** Which variant a run gets depends on its contact alone, so that it is the same however often it is asked. */
  step("split", {
    variants: z
      .array(
        z.object({ name: z.string().trim().min(1).max(60), weight: z.number().int().min(0).max(1_000), next: Next }),
      )
      .min(2)
      .max(5),
  }),
  /** `contact.field.<name>` or `conversation.field.<name>`; an empty text or null removes it. */
  step("setField", {
    field: z.string().regex(/^(contact|conversation)\.field\.[\p{L}\d_-]{1,60}$/u),
    value: FactValue,
    next: Next,
  }),
  step("moveStage", { stageId: StageId, next: Next }),
  step("label", {
    add: z.array(LabelId).max(10).default([]),
    remove: z.array(LabelId).max(10).default([]),
    next: Next,
  }),
  step("note", { text: Template, next: Next }),
  step("assign", {
    to: z.discriminatedUnion("kind", [
      z.object({ kind: z.literal("operator"), id: OperatorId }),
      z.object({ kind: z.literal("team"), id: TeamId }),
      /** Who is responsible for the contact; where nobody is: nobody. */
      z.object({ kind: z.literal("responsible") }),
      z.object({ kind: z.literal("nobody") }),
    ]),
    next: Next,
  }),
  step("close", { next: Next }),
  step("createTask", {
    title: Template,
    type: z.enum(["call", "message", "meeting", "other"]).default("other"),
    dueIn: Duration.nullable().default(null),
    /** null: whoever is responsible for the contact, else whoever has the conversation. */
    assigneeId: OperatorId.nullable().default(null),
    next: Next,
  }),
  step("requestCall", {
    operatorId: OperatorId.nullable().default(null),
    note: Template.default(""),
    next: Next,
    failed: Next.optional(),
  }),
  /** Asks the language model, and puts its answer down as `var.<into>`. Without a model: failed. */
  step("ai", { prompt: Template, into: z.string().regex(/^[\p{L}\d_-]{1,60}$/u), next: Next, failed: Next.optional() }),
  /** Posts JSON to an address; what comes back, where it is JSON, becomes `var.<into>.…`, first level only. */
  step("webhook", {
    url: z.url({ protocol: /^https?$/ }).max(2_000),
    body: Template.default(""),
    into: z
      .string()
      .regex(/^[\p{L}\d_-]{1,40}$/u)
      .nullable()
      .default(null),
    next: Next,
    failed: Next.optional(),
  }),
  step("end", { outcome: z.string().trim().max(60).default("") }),
]);
export type Step = z.infer<typeof Step>;
export type StepKind = Step["kind"];
export type StepOf<Kind extends StepKind> = Extract<Step, { readonly kind: Kind }>;

/**
 * What begins a run. segment: the contact begins to fit, which is looked at whenever something happens to them, and once
 * an hour for what time alone changes. manual: somebody chooses contacts. api: a program names one.
 */
export const Trigger = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("event"), event: TouchEventKind, where: FactQuery.default(always) }),
  z.object({ kind: z.literal("segment"), where: FactQuery }),
  z.object({ kind: z.literal("manual") }),
  z.object({ kind: z.literal("api") }),
]);
export type Trigger = z.infer<typeof Trigger>;

/** What stops a run, wherever it stands. Unsubscribing always does. */
export const Goal = z.object({
  id: StepId,
  name: z.string().trim().max(60).default(""),
  event: TouchEventKind,
  where: FactQuery.default(always),
});
export type Goal = z.infer<typeof Goal>;

/** A contact has at most one run of a sequence at a time. once: never again. afterEnd: so many days after the last one ended. */
export const Reentry = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("once") }),
  z.object({ kind: z.literal("afterEnd"), days: z.number().int().min(0).max(3_650) }),
]);
export type Reentry = z.infer<typeof Reentry>;

/** sequence: a story with waits. automation: an answer at once, of the same steps without those that wait. */
export const SequenceKind = z.enum(["sequence", "automation"]);
export type SequenceKind = z.infer<typeof SequenceKind>;

export const SequenceDefinition = z.object({
  triggers: z.array(Trigger).max(5),
  /** Looked at once, when a run would begin. */
  entry: FactQuery.default(always),
  start: Next,
  steps: z.array(Step).max(STEPS_MAX),
  goals: z.array(Goal).max(10),
  reentry: Reentry.default({ kind: "once" }),
  /** Runs that may begin within an hour: for one contact, and in all. Beyond that nothing begins, and it is said. */
  ceiling: z
    .object({ perContact: z.number().int().min(1).max(100), inAll: z.number().int().min(1).max(100_000) })
    .default({ perContact: 5, inAll: 10_000 }),
});
export type SequenceDefinition = z.infer<typeof SequenceDefinition>;
/** As it is written down, before defaults are filled in. */
export type SequenceDraft = z.input<typeof SequenceDefinition>;

/** The steps that make a run wait, which an automation cannot have. */
export const waitingSteps: ReadonlySet<StepKind> = new Set(["wait", "waitFor"]);

/** Every way out of a step, by its name in the definition. */
export function waysOut(of: Step): readonly { readonly way: string; readonly next: StepId | null }[] {
  switch (of.kind) {
    case "end":
      return [];
    case "condition":
      return [
        { way: "next", next: of.next },
        { way: "otherwise", next: of.otherwise },
      ];
    case "branch":
      return [
        ...of.cases.map(({ next }, place) => ({ way: `cases.${place}`, next })),
        { way: "otherwise", next: of.otherwise },
      ];
    case "split":
      return of.variants.map(({ next }, place) => ({ way: `variants.${place}`, next }));
    case "waitFor":
      return [
        { way: "next", next: of.next },
        { way: "timedOut", next: of.timedOut },
      ];
    case "send":
    case "requestCall":
    case "ai":
    case "webhook":
      return [{ way: "next", next: of.next }, ...(of.failed === undefined ? [] : [{ way: "failed", next: of.failed }])];
    case "wait":
    case "setField":
    case "moveStage":
    case "label":
    case "note":
    case "assign":
    case "close":
    case "createTask":
      return [{ way: "next", next: of.next }];
  }
}
