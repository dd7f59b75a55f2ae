import type { Step, StepId } from "../../contracts/sequence.ts";
import type { SimulatedRun, SimulationReport, StepTally } from "../../contracts/simulation.ts";
import type { RunLine, RunOutcome } from "../../contracts/touchRun.ts";
import { dateIn } from "../../contracts/zonedTime.ts";
import type { LiveRun, Subject } from "./subject.ts";

type Tallied = { -readonly [Name in keyof StepTally]: StepTally[Name] };

/** Counts what happens to all runs, and keeps the first of them whole. */
export class Tally {
  readonly #runsMax: number;
  readonly #zone: string;
  readonly #steps: ReadonlyMap<StepId, Tallied>;
  readonly #runs: { readonly subject: Subject; readonly run: LiveRun }[] = [];
  readonly #outcomes: Partial<Record<RunOutcome, number>> = {};
  readonly #skipped: Record<string, number> = {};
  readonly #held: Record<string, number> = {};
  readonly #perDay = new Map<string, number>();
  #began = 0;
  #sends = 0;

  constructor(steps: readonly Step[], zone: string, runsMax: number) {
    this.#zone = zone;
    this.#runsMax = runsMax;
    this.#steps = new Map(
      steps.map(({ id }) => [id, { stepId: id, entered: 0, taken: 0, skipped: 0, failed: 0, waiting: 0 }]),
    );
  }

  get began(): number {
    return this.#began;
  }

  /** Whether the next run is among those that are kept whole. */
  get keepsNext(): boolean {
    return this.#runs.length < this.#runsMax;
  }

  begun(subject: Subject, run: LiveRun): void {
    this.#began += 1;
    if (run.lines !== null) this.#runs.push({ subject, run });
    this.#entered(run.state.stepId);
  }

  refused(subject: Subject, run: LiveRun): void {
    if (this.keepsNext) this.#runs.push({ subject, run });
    this.#ended("refused");
  }

  sent(atMs: number): void {
    this.#sends += 1;
    const date = dateIn(this.#zone, atMs);
    this.#perDay.set(date, (this.#perDay.get(date) ?? 0) + 1);
  }

  /** The run has been moved: what it says of that, and where it stands now. */
  moved(run: LiveRun, lines: readonly RunLine[], ordinalBefore: number): void {
    let ordinal = ordinalBefore;
    for (const line of lines) {
      if (line.ordinal !== ordinal) this.#entered(line.stepId);
      ({ ordinal } = line);
      const step = this.#steps.get(line.stepId);
      if (step !== undefined && line.outcome !== "held" && line.outcome !== "begun") step[line.outcome] += 1;
      if (line.outcome === "skipped") count(this.#skipped, line.why);
      if (line.outcome === "held") count(this.#held, line.why);
      run.lines?.push(line);
    }
    if (run.state.stepId !== null && run.state.ordinal !== ordinal) this.#entered(run.state.stepId);
    if (run.state.end !== null) this.#ended(run.state.end.outcome);
  }

  /** The time is over, and this run has not ended. */
  stillWaits({ state }: LiveRun): void {
    const step = state.stepId === null ? undefined : this.#steps.get(state.stepId);
    if (step !== undefined) step.waiting += 1;
  }

  report(contacts: number, tookMs: number): SimulationReport {
    return {
      contacts,
      began: this.#began,
      sends: this.#sends,
      outcomes: this.#outcomes,
      skipped: this.#skipped,
      held: this.#held,
      steps: [...this.#steps.values()],
      perDay: [...this.#perDay]
        .map(([date, sends]) => ({ date, sends }))
        .toSorted((a, b) => (a.date < b.date ? -1 : 1)),
      runs: this.#runs.map(({ subject, run }): SimulatedRun => {
        const { end } = run.state;
        return {
          contactId: subject.isInvented ? null : subject.id,
          contactName: subject.name,
          startedAtMs: run.startedAtMs,
          outcome: end?.outcome ?? null,
          why: end?.why ?? "",
          lines: run.lines ?? [],
        };
      }),
      tookMs,
    };
  }

  #entered(stepId: StepId | null): void {
    const step = stepId === null ? undefined : this.#steps.get(stepId);
    if (step !== undefined) step.entered += 1;
  }

  #ended(outcome: RunOutcome): void {
    this.#outcomes[outcome] = (this.#outcomes[outcome] ?? 0) + 1;
  }
}

const count = (counts: Record<string, number>, name: string): void => {
  counts[name] = (counts[name] ?? 0) + 1;
};
