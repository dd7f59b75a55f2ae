import { weigh } from "../contracts/factQuery.ts";
import type { Weighed } from "../contracts/factQuery.ts";
import type { FactValue, Facts } from "../contracts/facts.ts";
import type { ChannelAccountId, ContactId } from "../contracts/ids.ts";
import type { Route, SequenceDefinition, Step, StepId, StepKind, StepOf } from "../contracts/sequence.ts";
import type { AccountOff, LineOutcome, RunEvent, RunLine, RunOutcome, RunState } from "../contracts/touchRun.ts";
import { after, nextAllowed, uncappedAt, waitEnds } from "./timing.ts";
import { variantOf } from "./variantOf.ts";
import type { World } from "./world.ts";

/** Steps that a run takes without anybody else: a definition whose circle holds more of them is stopped. */
const AT_ONCE_MAX = 500;
/** Steps that a run takes in all: one that goes round through what somebody else does, without time passing, is stopped. */
const STEPS_MAX = 10_000;
/** How long a messenger has to take a message before the run goes on without knowing. */
const SENT_WITHIN_MS = 10 * 60_000;

/** How long a run waits for an account that is off; then its message cannot be sent. */
const ACCOUNT_BACK_WITHIN_MS = 24 * 3_600_000;
/** Runs are woken when it is on again; one that was missed looks for itself. */
const ACCOUNT_LOOK_MS = 3_600_000;

/** The steps that somebody outside the rules has to carry out. */
export type OrderStep = Exclude<Step, { kind: "wait" | "waitFor" | "condition" | "branch" | "split" | "end" }>;

/** What is to be done now, once: its key is the run's id with these two numbers. */
export interface Order {
  readonly step: OrderStep;
  /** Of a send: by which way. */
  readonly route: Route | null;
  readonly ordinal: number;
  readonly attempt: number;
}

/**
 * How an order ended. done: carried out; `vars` are put down. queued: a message is on its way. skipped: it was not to be
 * done after all. failed: it cannot be done. notBefore: not yet. accountOff: the account that it is to leave by sends nothing now.
 */
export type OrderResult =
  | {
      readonly kind: "done";
      readonly facts?: Readonly<Record<string, unknown>>;
      readonly vars?: Readonly<Record<string, FactValue>>;
    }
  | { readonly kind: "queued"; readonly messageId: string; readonly facts?: Readonly<Record<string, unknown>> }
  | { readonly kind: "skipped"; readonly why: string; readonly facts?: Readonly<Record<string, unknown>> }
  | { readonly kind: "failed"; readonly why: string; readonly facts?: Readonly<Record<string, unknown>> }
  | { readonly kind: "notBefore"; readonly atMs: number; readonly why: string }
  | { readonly kind: "accountOff"; readonly channelAccountId: ChannelAccountId };

/**
 * What a run is told. look: time has passed. event: something happened to its contact. result: of the order it gave.
 * skip: somebody wants its present step passed over.
 */
export type Stimulus =
  | { readonly kind: "look" }
  | { readonly kind: "event"; readonly event: RunEvent }
  | { readonly kind: "result"; readonly result: OrderResult }
  | { readonly kind: "skip"; readonly by: string };

export interface Advanced {
  readonly state: RunState;
  /** To be carried out before anything else is told to the run; its result comes back as a stimulus. */
  readonly order: Order | null;
  /** What is new in the run's history. */
  readonly lines: readonly RunLine[];
}

/** Who runs what. The contact decides the variant of a split. */
export interface Running {
  readonly definition: SequenceDefinition;
  readonly contactId: ContactId;
}

/** A run that has not begun its first step. */
export const begun = (
  { start }: SequenceDefinition,
  nowMs: number,
  vars: Readonly<Record<string, FactValue>>,
): RunState => ({
  stepId: start,
  phase: "begin",
  ordinal: 0,
  attempt: 0,
  sinceMs: nowMs,
  dueAtMs: null,
  messageId: null,
  off: null,
  vars,
  end: start === null ? { outcome: "finished", why: "run.empty", atMs: nowMs } : null,
});

/**
 * The rules of a run. Pure: the same for its actor and for the simulator. A run that has ended, or whose order is still
 * out, is not moved by anything but that order's result.
 */
export function advance(running: Running, state: RunState, stimulus: Stimulus, world: World): Advanced {
  const run = new Walk(running, state, world);
  if (state.end === null) {
    if (state.phase === "ordered") {
      if (stimulus.kind === "result") run.takeResult(stimulus.result);
    } else if (stimulus.kind === "event") run.hear(stimulus.event);
    else if (stimulus.kind === "skip") run.skip(stimulus.by);
    else if (stimulus.kind === "look") run.look();
  }
  return run.outcome();
}

/** One move of a run, from what it is told to where it stops again. */
class Walk {
  readonly #running: Running;
  readonly #world: World;
  readonly #lines: RunLine[] = [];
  #state: RunState;
  #order: Order | null = null;

  constructor(running: Running, state: RunState, world: World) {
    this.#running = running;
    this.#state = state;
    this.#world = world;
  }

  outcome(): Advanced {
    return { state: this.#state, order: this.#order, lines: this.#lines };
  }

  look(): void {
    const { phase, dueAtMs } = this.#state;
    if (phase === "begin") return this.#walkOn();
    if (dueAtMs === null || dueAtMs > this.#world.nowMs) return;
    if (phase === "held") {
      this.#state = { ...this.#state, phase: "begin", dueAtMs: null };
      return this.#walkOn();
    }
    if (phase === "sent")
      return this.#leave(
        "taken",
        "send.fateUnknown",
        {},
        this.#next("send", (step) => step.next),
      );
    const step = this.#step();
    if (step.kind === "waitFor") return this.#leave("taken", "waitFor.timedOut", {}, step.timedOut);
    return this.#leave(
      "taken",
      "wait.over",
      {},
      this.#next("wait", ({ next }) => next),
    );
  }

  hear(event: RunEvent): void {
    const { definition } = this.#running;
    if (event.kind === "contact.unsubscribed") return this.#end("unsubscribed", "run.unsubscribed");
    const facts = this.#facts(event.facts);
    for (const goal of definition.goals) {
      if (goal.event !== event.kind) continue;
      const weighed = weigh(goal.where, facts, this.#world.nowMs);
      if (!weighed.holds) continue;
      this.#say("taken", "run.goal", { goal: goal.name || goal.event, event: event.kind, ...explained(weighed) });
      return this.#end("goal", goal.name || goal.event);
    }
    const { phase, messageId } = this.#state;
    if (phase === "sent" && messageId !== null && event.messageId === messageId) return this.#learnFate(event);
    const step = this.#stepId() === null ? null : this.#step();
    if (phase !== "waiting" || step?.kind !== "waitFor") return;
    for (const { event: kind, where } of step.of) {
      if (kind !== event.kind) continue;
      const weighed = weigh(where, facts, this.#world.nowMs);
      if (!weighed.holds) continue;
      this.#state = { ...this.#state, vars: { ...withoutEvent(this.#state.vars), ...event.facts } };
      return this.#leave("taken", "waitFor.happened", { event: kind, ...explained(weighed) }, step.next);
    }
  }

  takeResult(result: OrderResult): void {
    const step = this.#step();
    switch (result.kind) {
      case "notBefore":
        return this.#hold(result.why, result.atMs);
      case "accountOff":
        return this.#missAccount(step, result.channelAccountId);
      case "skipped":
        return this.#leave("skipped", result.why, result.facts ?? {}, "next" in step ? step.next : null);
      case "failed": {
        const { off } = this.#state;
        if (off !== null && result.why === "send.noWay") return this.#passUnknownWay(step, off, result.facts ?? {});
        return this.#fail(step, result.why, result.facts ?? {});
      }
      case "done":
        this.#put(result.vars ?? {});
        return this.#leave("taken", "step.done", result.facts ?? {}, "next" in step ? step.next : null);
      case "queued": {
        const facts = { ...result.facts, messageId: result.messageId };
        if (!this.#hasOtherRoute(step))
          return this.#leave("taken", "send.queued", facts, "next" in step ? step.next : null);
        this.#say("begun", "send.queued", facts);
        this.#state = {
          ...this.#state,
          phase: "sent",
          messageId: result.messageId,
          dueAtMs: this.#world.nowMs + SENT_WITHIN_MS,
        };
      }
    }
  }

  skip(by: string): void {
    const step = this.#step();
    const next =
      step.kind === "waitFor"
        ? step.timedOut
        : "next" in step
          ? step.next
          : "otherwise" in step
            ? step.otherwise
            : null;
    this.#leave("skipped", "step.skippedByHand", { by }, next);
  }

  /** Takes steps until one has to wait, or somebody else has to do something. */
  #walkOn(): void {
    for (let taken = 0; this.#state.end === null && this.#order === null && this.#state.phase === "begin"; taken += 1) {
      if (taken >= AT_ONCE_MAX) return this.#end("failed", "run.circle");
      this.#begin(this.#step());
    }
  }

  #begin(step: Step): void {
    const { nowMs } = this.#world;
    switch (step.kind) {
      case "end":
        this.#say("taken", "step.done", {});
        return this.#end("finished", step.outcome);
      case "condition": {
        const weighed = weigh(step.where, this.#facts(), nowMs);
        return this.#go("condition", explained(weighed), weighed.holds ? step.next : step.otherwise);
      }
      case "branch": {
        const weighings = step.cases.map((one) => ({ one, weighed: weigh(one.where, this.#facts(), nowMs) }));
        const taken = weighings.find(({ weighed }) => weighed.holds);
        const facts = {
          case: taken?.one.name ?? null,
          conditions: weighings.flatMap(({ weighed }) => weighed.conditions),
        };
        return this.#go("branch", facts, taken === undefined ? step.otherwise : taken.one.next);
      }
      case "split": {
        const variant = variantOf(step, this.#running.contactId);
        return this.#go("split", { variant: variant.name }, variant.next);
      }
      case "wait": {
        const ends = waitEnds(step.wait, nowMs, { ...this.#world, facts: this.#facts() });
        const dueAtMs = nextAllowed(step.timing, Math.max(ends, nowMs), this.#world) ?? ends;
        if (dueAtMs <= nowMs) return this.#go("wait.over", {}, step.next);
        this.#say("begun", "wait", { untilMs: dueAtMs, ...(dueAtMs !== ends && { insteadOfMs: ends }) });
        this.#state = { ...this.#state, phase: "waiting", dueAtMs };
        return;
      }
      case "waitFor": {
        const dueAtMs = step.timeout === null ? null : after(step.timeout, nowMs, this.#world.contactZone);
        this.#say("begun", "waitFor", { untilMs: dueAtMs });
        this.#state = { ...this.#state, phase: "waiting", dueAtMs };
        return;
      }
      case "send": {
        const gate = gateOf(step, this.#world);
        if (gate.kind === "skip") return this.#leave("skipped", gate.why, {}, step.next);
        if (gate.kind === "hold") return this.#hold(gate.why, gate.atMs);
        return this.#give(step, step.routes[this.#state.attempt] ?? null);
      }
      case "setField":
      case "moveStage":
      case "label":
      case "note":
      case "assign":
      case "close":
      case "createTask":
      case "requestCall":
      case "ai":
      case "webhook":
        return this.#give(step, null);
    }
  }

  /** The step is taken at once, and the walk goes on. */
  #go(why: string, facts: Readonly<Record<string, unknown>>, next: StepId | null): void {
    this.#say("taken", why, facts);
    this.#enter(next);
  }

  /** The step is over, and the walk goes on from where it stopped. */
  #leave(outcome: LineOutcome, why: string, facts: Readonly<Record<string, unknown>>, next: StepId | null): void {
    this.#say(outcome, why, facts);
    this.#enter(next);
    this.#walkOn();
  }

  #enter(next: StepId | null): void {
    const { nowMs } = this.#world;
    const { ordinal } = this.#state;
    this.#state = {
      ...this.#state,
      stepId: next,
      phase: "begin",
      ordinal: ordinal + 1,
      attempt: 0,
      sinceMs: nowMs,
      dueAtMs: null,
      messageId: null,
      off: null,
    };
    if (next === null) this.#end("finished", "");
    else if (this.#found(next) === undefined) this.#end("failed", "run.stepGone");
    else if (ordinal + 1 >= STEPS_MAX) this.#end("failed", "run.circle");
  }

  #give(step: OrderStep, route: Route | null): void {
    const { ordinal, attempt } = this.#state;
    this.#order = { step, route, ordinal, attempt };
    this.#state = { ...this.#state, phase: "ordered", dueAtMs: null };
  }

  #hold(why: string, atMs: number): void {
    this.#say("held", why, { untilMs: atMs });
    this.#state = { ...this.#state, phase: "held", dueAtMs: atMs };
  }

  /** The first account that is off is the one to wait for; another way is taken at once. */
  #missAccount(step: Step, channelAccountId: ChannelAccountId): void {
    const { off, attempt } = this.#state;
    const missed = off ?? { channelAccountId, sinceMs: this.#world.nowMs, attempt, isSaid: false };
    if (!this.#hasOtherRoute(step)) return this.#waitForAccount(step, missed);
    if (!missed.isSaid) this.#say("failed", "send.accountOff", { channelAccountId });
    this.#takeOtherRoute(missed);
  }

  /** The contact is not known by this way, and the account of another is off. */
  #passUnknownWay(step: Step, off: AccountOff, facts: Readonly<Record<string, unknown>>): void {
    if (!off.isSaid) this.#say("failed", "send.noWay", facts);
    if (this.#hasOtherRoute(step)) this.#takeOtherRoute(off);
    else this.#waitForAccount(step, off);
  }

  /** No way is left: the step waits, and says so once. Then the ways from that account's on are tried again. */
  #waitForAccount(step: Step, off: AccountOff): void {
    const { nowMs } = this.#world;
    const { channelAccountId, sinceMs, attempt, isSaid } = off;
    const untilMs = sinceMs + ACCOUNT_BACK_WITHIN_MS;
    if (nowMs >= untilMs) return this.#fail(step, "send.accountOff", { channelAccountId });
    if (!isSaid) this.#say("held", "send.accountOff", { channelAccountId, untilMs });
    const dueAtMs = Math.min(untilMs, nowMs + ACCOUNT_LOOK_MS);
    this.#state = { ...this.#state, phase: "held", attempt, dueAtMs, off: { ...off, isSaid: true } };
  }

  #takeOtherRoute(off: AccountOff | null): void {
    const attempt = this.#state.attempt + 1;
    this.#state = { ...this.#state, phase: "begin", attempt, dueAtMs: null, messageId: null, off };
    this.#walkOn();
  }

  #learnFate({ kind, facts }: RunEvent): void {
    const step = this.#step();
    const { messageId } = this.#state;
    if (kind === "message.sent")
      return this.#leave(
        "taken",
        "send.sent",
        { messageId },
        this.#next("send", ({ next }) => next),
      );
    if (kind === "message.failed")
      this.#fail(step, "send.failed", { messageId, failure: facts["event.failure"] ?? null });
  }

  /** The next route, the way for what fails, or a visible end. */
  #fail(step: Step, why: string, facts: Readonly<Record<string, unknown>>): void {
    if (this.#hasOtherRoute(step)) {
      this.#say("failed", why, facts);
      return this.#takeOtherRoute(null);
    }
    if ("failed" in step && step.failed !== undefined) return this.#leave("failed", why, facts, step.failed);
    this.#say("failed", why, facts);
    this.#end("failed", why);
  }

  #hasOtherRoute = (step: Step): boolean => step.kind === "send" && this.#state.attempt + 1 < step.routes.length;

  #end(outcome: RunOutcome, why: string): void {
    this.#state = {
      ...this.#state,
      stepId: null,
      phase: "begin",
      dueAtMs: null,
      messageId: null,
      end: { outcome, why, atMs: this.#world.nowMs },
    };
  }

  #say(outcome: LineOutcome, why: string, facts: Readonly<Record<string, unknown>>): void {
    const { stepId, ordinal, attempt } = this.#state;
    if (stepId !== null) this.#lines.push({ ordinal, attempt, stepId, outcome, why, facts, atMs: this.#world.nowMs });
  }

  #put(vars: Readonly<Record<string, FactValue>>): void {
    this.#state = { ...this.#state, vars: { ...this.#state.vars, ...vars } };
  }

  /** Where an event is weighed, nothing is said of the one before it. */
  #facts = (event?: Readonly<Record<string, FactValue>>): Facts => ({
    ...this.#world.facts,
    ...(event === undefined ? this.#state.vars : { ...withoutEvent(this.#state.vars), ...event }),
  });

  #stepId = (): StepId | null => this.#state.stepId;

  #found = (id: StepId): Step | undefined => stepsById(this.#running.definition).get(id);

  #step(): Step {
    const { stepId } = this.#state;
    const step = stepId === null ? undefined : this.#found(stepId);
    if (step === undefined) throw new Error(`There is no step ${String(stepId)} in the definition of this run.`);
    return step;
  }

  #next<Kind extends StepKind>(kind: Kind, nextOf: (step: StepOf<Kind>) => StepId | null): StepId | null {
    const step = this.#step();
    if (!isOf(step, kind)) throw new Error(`Step ${step.id} is a ${step.kind}, not a ${kind}.`);
    return nextOf(step);
  }
}

const known = new WeakMap<SequenceDefinition, ReadonlyMap<StepId, Step>>();

function stepsById(definition: SequenceDefinition): ReadonlyMap<StepId, Step> {
  const steps = known.get(definition) ?? new Map(definition.steps.map((step) => [step.id, step]));
  known.set(definition, steps);
  return steps;
}

const isOf = <Kind extends StepKind>(step: Step, kind: Kind): step is StepOf<Kind> => step.kind === kind;

const withoutEvent = (vars: Readonly<Record<string, FactValue>>): Record<string, FactValue> =>
  Object.fromEntries(Object.entries(vars).filter(([name]) => !name.startsWith("event.")));

const explained = ({ conditions }: Weighed) => (conditions.length === 0 ? {} : { conditions });

type Gate =
  | { readonly kind: "go" }
  | { readonly kind: "skip"; readonly why: string }
  | { readonly kind: "hold"; readonly why: string; readonly atMs: number };

/** Whether the contact may be touched now. */
function gateOf({ timing, whenCapped }: StepOf<"send">, world: World): Gate {
  if (world.isSuppressed) return { kind: "skip", why: "send.suppressed" };
  const { nowMs } = world;
  const uncapped = uncappedAt(world, nowMs);
  if (uncapped > nowMs && whenCapped === "skip") return { kind: "skip", why: "send.capped" };
  const allowed = nextAllowed(timing, uncapped, world);
  if (allowed === null) return { kind: "skip", why: "send.neverAllowed" };
  if (allowed <= nowMs) return { kind: "go" };
  return { kind: "hold", why: uncapped > nowMs ? "send.capped" : "send.quiet", atMs: allowed };
}
