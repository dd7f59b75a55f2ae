import { weigh } from "../../contracts/factQuery.ts";
import type { MessageId } from "../../contracts/ids.ts";
import type { SequenceDefinition, Trigger } from "../../contracts/sequence.ts";
import type { SimulationReport } from "../../contracts/simulation.ts";
import type { RunEvent, RunState } from "../../contracts/touchRun.ts";
import { advance, begun } from "../advance.ts";
import type { Stimulus } from "../advance.ts";
import { CEILING_WITHIN_MS, firedBy, mayBegin } from "../mayBegin.ts";
import type { World } from "../world.ts";
import { Agenda } from "./agenda.ts";
import { carryOut } from "./carryOut.ts";
import type { AnswerOf, FateOf } from "./carryOut.ts";
import { Places } from "./places.ts";
import { replyTo } from "./replies.ts";
import type { Replies } from "./replies.ts";
import { nextLookAt } from "./segments.ts";
import type { Live, Subject, SubjectEvent, Surroundings } from "./subject.ts";
import { Tally } from "./tally.ts";

const RUNS_MAX = 200;
const DAY_MS = 86_400_000;

export interface Simulated {
  readonly definition: SequenceDefinition;
  readonly surroundings: Surroundings;
  readonly subjects: readonly Subject[];
  readonly fromMs: number;
  readonly untilMs: number;
  /** Null: contacts answer as they did. */
  readonly replies: Replies | null;
  /** Whether a contact's so-many-eth message arrives; each does where absent. */
  readonly fateOf?: FateOf;
  /** What somebody outside answers; nothing where absent. */
  readonly answerOf?: AnswerOf;
  /** So many runs are told whole. */
  readonly runsMax?: number;
}

/** Once through all of the simulated time. */
export function simulate(simulated: Simulated): SimulationReport {
  const going = simulating(simulated);
  for (;;) {
    const { done, value } = going.next();
    if (done === true) return value;
  }
}

/**
 * The same with a breath after every instant at which something happens, in which whoever goes through it may let others
 * have their turn, or stop. What it yields is the share of the simulated time that is over.
 */
export function* simulating(simulated: Simulated): Generator<number, SimulationReport, undefined> {
  const { subjects, fromMs, untilMs } = simulated;
  const simulation = new Simulation(simulated);
  const agenda = new Agenda(subjects.length);
  const lives = subjects.map((subject) => simulation.enter(subject));
  const plan = (live: Live, place: number) => {
    const atMs = nextAtMs(live);
    if (atMs < untilMs) agenda.add(place, Math.max(atMs, fromMs));
  };
  lives.forEach(plan);
  for (let next = agenda.next(); next !== null; next = agenda.next()) {
    const live = lives[next.entry];
    if (live === undefined) break;
    simulation.goOn(live, next.entry, next.atMs);
    plan(live, next.entry);
    yield (next.atMs - fromMs) / (untilMs - fromMs);
  }
  return simulation.report(lives);
}

/** The next instant at which something happens to a contact; Infinity: nothing does any more. */
function nextAtMs({ subject, heard, ahead, run, lookAtMs, hasBegunByHand }: Live): number {
  return Math.min(
    subject.events[heard]?.event.atMs ?? Number.POSITIVE_INFINITY,
    ahead[0]?.event.atMs ?? Number.POSITIVE_INFINITY,
    run?.state.dueAtMs ?? Number.POSITIVE_INFINITY,
    lookAtMs ?? Number.POSITIVE_INFINITY,
    hasBegunByHand ? Number.POSITIVE_INFINITY : (subject.beginsAtMs ?? Number.POSITIVE_INFINITY),
  );
}

/** The world in which the real rules move, with a clock that goes from one thing that happens to the next. */
class Simulation {
  readonly #simulated: Simulated;
  readonly #tally: Tally;
  readonly #places = new Places();
  readonly #segments: readonly Extract<Trigger, { kind: "segment" }>[];
  readonly #capDays: number;
  /** When runs began within the stretch that ceilings count, oldest first, from a place on. */
  readonly #begunAtMs: number[] = [];
  #begunFrom = 0;
  readonly #startedAt = performance.now();

  constructor(simulated: Simulated) {
    const { definition, surroundings, runsMax = RUNS_MAX } = simulated;
    this.#simulated = simulated;
    this.#tally = new Tally(definition.steps, surroundings.tenantZone, runsMax);
    this.#segments = definition.triggers.filter((trigger) => trigger.kind === "segment");
    this.#capDays = Math.max(0, ...surroundings.caps.map(({ days }) => days));
  }

  enter(subject: Subject): Live {
    const { fromMs } = this.#simulated;
    const facts = { ...subject.facts };
    const live: Live = {
      subject,
      facts,
      touchedAtMs: [...subject.touchedAtMs],
      begunAtMs: [],
      ahead: [],
      fits: this.#segments.map(({ where }) => weigh(where, facts, fromMs).holds),
      isSuppressed: subject.isSuppressed,
      heard: 0,
      hasBegunByHand: false,
      lookAtMs: null,
      run: null,
      lastEndedAtMs: null,
      sentAtMs: new Map(),
    };
    this.#planLook(live, fromMs);
    return live;
  }

  /** Everything that happens to a contact at one instant. */
  goOn(live: Live, place: number, nowMs: number): void {
    const { subject } = live;
    for (let event = takeEvent(live, nowMs); event !== null; event = takeEvent(live, nowMs))
      this.#hear(live, place, event, nowMs);
    if (!live.hasBegunByHand && subject.beginsAtMs !== null && subject.beginsAtMs <= nowMs) {
      live.hasBegunByHand = true;
      this.#tryToBegin(live, place, {}, nowMs);
    }
    if (live.lookAtMs !== null && live.lookAtMs <= nowMs && this.#beginsToFit(live, nowMs) && live.run === null)
      this.#tryToBegin(live, place, {}, nowMs);
    const dueAtMs = live.run?.state.dueAtMs ?? null;
    if (dueAtMs !== null && dueAtMs <= nowMs) this.#tell(live, place, { kind: "look" }, nowMs);
    this.#planLook(live, nowMs);
  }

  report(lives: readonly Live[]): SimulationReport {
    for (const { run } of lives) if (run !== null) this.#tally.stillWaits(run);
    return this.#tally.report(lives.length, performance.now() - this.#startedAt);
  }

  #hear(live: Live, place: number, { event, changes }: SubjectEvent, nowMs: number): void {
    Object.assign(live.facts, changes);
    if (event.kind === "contact.unsubscribed") live.isSuppressed = true;
    if (event.kind === "message.failed" && event.messageId !== null) forgetTouch(live, event.messageId);
    // As the log is heard: who fits, and what begins, is decided before the run that is under way has moved.
    const fits = this.#beginsToFit(live, nowMs);
    if (live.run !== null) return this.#tell(live, place, { kind: "event", event }, nowMs);
    const isFired = firedBy(this.#simulated.definition.triggers, event, live.facts, nowMs) !== null;
    const hasBegun = isFired && this.#tryToBegin(live, place, event.facts, nowMs);
    if (fits && !hasBegun) this.#tryToBegin(live, place, {}, nowMs);
  }

  /** Looks at the contact's segments: whether there is one that they did not fit before. */
  #beginsToFit(live: Live, nowMs: number): boolean {
    let begins = false;
    for (const [at, { where }] of this.#segments.entries()) {
      const fits = weigh(where, live.facts, nowMs).holds;
      begins ||= fits && live.fits[at] === false;
      live.fits[at] = fits;
    }
    return begins;
  }

  #planLook(live: Live, nowMs: number): void {
    live.lookAtMs = null;
    for (const { where } of this.#segments) {
      const atMs = nextLookAt(where, live.facts, nowMs);
      if (atMs !== null) live.lookAtMs = Math.min(live.lookAtMs ?? atMs, atMs);
    }
  }

  #tryToBegin(live: Live, place: number, vars: RunEvent["facts"], nowMs: number): boolean {
    const { definition, surroundings } = this.#simulated;
    forgetBefore(live.begunAtMs, nowMs - CEILING_WITHIN_MS);
    const earlier = {
      isRunning: live.run !== null,
      lastEndedAtMs: live.lastEndedAtMs,
      begunOfContact: live.begunAtMs.length,
      begunInAll: this.#begunLately(nowMs),
    };
    const answer = mayBegin(definition, earlier, { ...live.facts, ...vars }, nowMs);
    if (answer.kind === "no") return false;
    const isOverTenant = answer.kind === "yes" && earlier.begunInAll >= surroundings.runsPerHour;
    if (answer.kind === "refused" || isOverTenant) {
      const why = answer.kind === "refused" ? answer.why : "begin.ceilingOfTenant";
      const end = { outcome: "refused" as const, why, atMs: nowMs };
      const state: RunState = { ...begun(definition, nowMs, vars), stepId: null, end };
      this.#tally.refused(live.subject, { startedAtMs: nowMs, lines: [], state, place: null });
      return false;
    }
    live.begunAtMs.push(nowMs);
    this.#begunAtMs.push(nowMs);
    const lines = this.#tally.keepsNext ? [] : null;
    live.run = { startedAtMs: nowMs, lines, state: begun(definition, nowMs, vars), place: null };
    this.#tally.begun(live.subject, live.run);
    this.#tell(live, place, { kind: "look" }, nowMs);
    return true;
  }

  /** Tells a run something, and carries out what it orders, until it waits or has ended. */
  #tell(live: Live, place: number, stimulus: Stimulus, nowMs: number): void {
    const { definition, surroundings, fateOf, answerOf } = this.#simulated;
    const { run, subject } = live;
    if (run === null) return;
    const running = { definition, contactId: subject.id };
    for (let told: Stimulus | null = stimulus; told !== null;) {
      const ordinalBefore = run.state.ordinal;
      const { state, order, lines } = advance(running, run.state, told, this.#worldOf(live, nowMs));
      run.state = state;
      this.#tally.moved(run, lines, ordinalBefore);
      told = null;
      if (order === null) continue;
      const { result, events } = carryOut(order, live, { surroundings, fateOf, answerOf, places: this.#places, nowMs });
      for (const event of events) putAhead(live, event);
      if (result.kind === "queued") this.#sent(live, place, nowMs);
      told = { kind: "result", result };
    }
    if (run.state.end === null) return;
    live.run = null;
    live.lastEndedAtMs = nowMs;
  }

  #sent(live: Live, place: number, nowMs: number): void {
    const { replies } = this.#simulated;
    this.#tally.sent(nowMs);
    const reply = replies === null ? null : replyTo(live, replies, place, nowMs);
    if (reply !== null) putAhead(live, reply);
  }

  #begunLately(nowMs: number): number {
    while ((this.#begunAtMs[this.#begunFrom] ?? nowMs) <= nowMs - CEILING_WITHIN_MS) this.#begunFrom += 1;
    return this.#begunAtMs.length - this.#begunFrom;
  }

  #worldOf(live: Live, nowMs: number): World {
    const { tenantZone, businessHours, quietHours, caps } = this.#simulated.surroundings;
    forgetBefore(live.touchedAtMs, nowMs - this.#capDays * DAY_MS);
    const { facts, touchedAtMs, isSuppressed } = live;
    const contactZone = live.subject.zone;
    return { nowMs, facts, contactZone, tenantZone, businessHours, quietHours, caps, touchedAtMs, isSuppressed };
  }
}

/** The next thing that happens to a contact at or before an instant. */
function takeEvent(live: Live, nowMs: number): SubjectEvent | null {
  const own = live.subject.events[live.heard];
  const [ahead] = live.ahead;
  const [ownMs, aheadMs] = [own?.event.atMs ?? Number.POSITIVE_INFINITY, ahead?.event.atMs ?? Number.POSITIVE_INFINITY];
  if (Math.min(ownMs, aheadMs) > nowMs) return null;
  if (ownMs <= aheadMs) live.heard += 1;
  else live.ahead.shift();
  return (ownMs <= aheadMs ? own : ahead) ?? null;
}

function putAhead({ ahead }: Live, event: SubjectEvent): void {
  const place = ahead.findIndex((other) => other.event.atMs > event.event.atMs);
  ahead.splice(place === -1 ? ahead.length : place, 0, event);
}

/** A touch that did not arrive is none. */
function forgetTouch({ touchedAtMs, sentAtMs }: Live, messageId: MessageId): void {
  const place = touchedAtMs.indexOf(sentAtMs.get(messageId) ?? Number.NaN);
  if (place !== -1) touchedAtMs.splice(place, 1);
}

function forgetBefore(sortedMs: number[], ms: number): void {
  while (sortedMs[0] !== undefined && sortedMs[0] <= ms) sortedMs.shift();
}
