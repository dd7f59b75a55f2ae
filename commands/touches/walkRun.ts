import type { DataSource, EntityManager } from "typeorm";
import type { ConversationRef } from "../../contracts/actors.ts";
import type { FactValue } from "../../contracts/facts.ts";
import type { MessageId, TouchRunId } from "../../contracts/ids.ts";
import type { StepOf } from "../../contracts/sequence.ts";
import type { RunStanding } from "../../contracts/touchActor.ts";
import type { TouchEventKind } from "../../contracts/touchEvent.ts";
import type { RunEvent, RunLine, RunState } from "../../contracts/touchRun.ts";
import { advance } from "../../touches/advance.ts";
import type { Order, OrderResult, Running, Stimulus } from "../../touches/advance.ts";
import { recordEvents } from "../recordEvents.ts";
import { transact } from "../transact.ts";
import { carryOutStep } from "./carryOutStep.ts";
import { definitionOf } from "./definitionOf.ts";
import { lockRun } from "./lockRun.ts";
import type { LockedRun } from "./lockRun.ts";
import { orderOf } from "./orderOf.ts";
import { readWorlds } from "./readWorlds.ts";
import type { RunWorld } from "./readWorlds.ts";
import { textValues } from "./textValues.ts";
import { writeRun } from "./writeRun.ts";

/** An order that only somebody outside the database can carry out. Under its key the same order is the same request. */
export interface OutsideOrder {
  readonly key: string;
  readonly runId: TouchRunId;
  readonly ordinal: number;
  readonly attempt: number;
  readonly step: StepOf<"ai"> | StepOf<"webhook">;
  /** What templates may say. */
  readonly values: Readonly<Record<string, string>>;
}

/** How far one turn of a run has brought it. */
export type Turn = {
  /** Conversations whose actor has to hear of what was written to them. */
  readonly rings: readonly ConversationRef[];
} & (
  | { readonly kind: "stands"; readonly standing: RunStanding }
  | { readonly kind: "goesOn" }
  | { readonly kind: "outside"; readonly order: OutsideOrder }
);

/** The result of an order that was carried out outside. */
export interface OutsideResult extends Pick<OutsideOrder, "ordinal" | "attempt"> {
  readonly result: OrderResult;
}

/**
 * One turn of a run, in one transaction: it hears what has happened since, moves by the rules, and what it orders of the
 * database is done in the same transaction. So a step is taken exactly once, whoever repeats the turn. `nowMs` is the clock
 * of the run's actor.
 */
export const takeTurn = (
  db: DataSource,
  runId: TouchRunId,
  nowMs: number,
  outside: OutsideResult | null = null,
): Promise<Turn> =>
  transact(db, async (manager) => {
    const run = await lockRun(manager, runId);
    // Silenced under the lock and before reading: what comes later rings anew.
    await manager.query(`UPDATE touch_runs SET bell = 'quiet' WHERE id = $1 AND bell <> 'quiet'`, [runId]);
    const answered = outside !== null && isOrdered(run.state, outside) ? outside.result : null;
    if (!run.mayGoOn && answered === null) {
      const standing = { dueAtMs: null, status: run.status };
      return { kind: "stands", standing, rings: await findUnsent(manager, runId) };
    }
    const definition = await definitionOf(manager, run.sequenceId, run.version);
    const world = await worldOf(manager, run, nowMs);
    const walk = new Walk(manager, run, { definition, contactId: run.contactId }, world);
    return walk.take(answered);
  });

async function worldOf(manager: EntityManager, run: LockedRun, nowMs: number): Promise<RunWorld> {
  const [world] = (await readWorlds(manager, run.tenantId, [run], nowMs)).values();
  if (world === undefined) throw new Error(`Contact ${run.contactId} of run ${run.id} does not exist.`);
  return world;
}

/** Where a run's messages have not left yet: whoever was to send them may have died with them. */
const findUnsent = (manager: EntityManager, runId: TouchRunId): Promise<readonly ConversationRef[]> =>
  manager.query(
    `SELECT c.id AS "conversationId", c."tenantId", a.kind AS "channelKind", c.mode, c.generation FROM conversations c
     JOIN channel_accounts a ON a.id = c."channelAccountId" WHERE c.id IN (
       SELECT "conversationId" FROM messages WHERE status IN ('queued', 'reserved') AND "touchRunId" = $1)`,
    [runId],
  );

const isOrdered = ({ phase, ordinal, attempt }: RunState, order: Pick<OutsideOrder, "ordinal" | "attempt">): boolean =>
  phase === "ordered" && ordinal === order.ordinal && attempt === order.attempt;

interface UnheardEvent {
  readonly transaction: string;
  readonly seq: string;
  readonly kind: TouchEventKind;
  readonly facts: Readonly<Record<string, FactValue>>;
  readonly messageId: MessageId | null;
  readonly at: Date;
}

/** A run on its way through one transaction. */
class Walk {
  readonly #manager: EntityManager;
  readonly #run: LockedRun;
  readonly #running: Running;
  #world: RunWorld;
  readonly #lines: RunLine[] = [];
  #state: RunState;
  #order: Order | null;
  /** When it is to be looked at again, as it is written. */
  #lookAtMs: number | null;
  /** Its message was given a moment of its own to leave at. */
  #hasPlace = false;

  constructor(manager: EntityManager, run: LockedRun, running: Running, world: RunWorld) {
    this.#manager = manager;
    this.#run = run;
    this.#running = running;
    this.#world = world;
    this.#state = run.state;
    this.#lookAtMs = run.dueAt?.getTime() ?? null;
    this.#order = run.state.phase === "ordered" ? orderOf(running.definition, run.state) : null;
  }

  async take(answered: OrderResult | null): Promise<Turn> {
    if (answered !== null) this.#tell({ kind: "result", result: answered });
    // A run that was paused meanwhile keeps the result and goes no further.
    if (this.#run.mayGoOn) {
      await this.#hearWhatHappened();
      if (this.#isFree()) this.#tell({ kind: "look" });
    }
    const rings = this.#run.mayGoOn ? await this.#carryOut() : [];
    const isOver = this.#lines.length === 0 && this.#order === null;
    await this.#write();
    return { ...(await this.#turn()), rings: isOver ? await findUnsent(this.#manager, this.#run.id) : rings };
  }

  #isFree = (): boolean => this.#order === null && this.#state.end === null;

  #tell(stimulus: Stimulus): void {
    this.#order = null;
    const { state, order, lines } = advance(this.#running, this.#state, stimulus, this.#world);
    this.#state = state;
    this.#order = order;
    this.#lines.push(...lines);
  }

  /** In the order of the log; what comes after an order is heard when that has been carried out. */
  async #hearWhatHappened(): Promise<void> {
    if (!this.#isFree()) return;
    const events: UnheardEvent[] = await this.#manager.query(
      `SELECT "transaction", seq, kind, facts, "messageId", at FROM touch_run_events WHERE "runId" = $1 AND NOT "isHeard"
       ORDER BY "transaction", seq`,
      [this.#run.id],
    );
    const heard: UnheardEvent[] = [];
    for (const event of events) {
      if (!this.#isFree()) break;
      this.#tell({ kind: "event", event: eventOf(event) });
      heard.push(event);
    }
    if (heard.length === 0) return;
    await this.#manager.query(
      `UPDATE touch_run_events e SET "isHeard" = true FROM unnest($2::bigint[], $3::bigint[]) AS h("transaction", seq)
       WHERE e."runId" = $1 AND e."transaction" = h."transaction" AND e.seq = h.seq`,
      [this.#run.id, heard.map(({ transaction }) => transaction), heard.map(({ seq }) => seq)],
    );
  }

  async #carryOut(): Promise<readonly ConversationRef[]> {
    if (this.#order === null || isOutside(this.#order.step)) return [];
    const { result, ring } = await carryOutStep(this.#manager, {
      run: this.#run,
      order: this.#order,
      key: this.#keyOf(this.#order),
      world: this.#world,
      definition: this.#running.definition,
      vars: this.#state.vars,
    });
    this.#hasPlace = result.kind === "notBefore";
    // The next step is decided by what is so after this one.
    this.#world = await worldOf(this.#manager, this.#run, this.#world.nowMs);
    this.#tell({ kind: "result", result });
    return ring === null ? [] : [ring];
  }

  async #write(): Promise<void> {
    const { contactId, tenantId } = this.#run;
    if (this.#state === this.#run.state && this.#lines.length === 0) return;
    const run = { ...this.#run, hasPlace: this.#hasPlace };
    this.#lookAtMs = await writeRun(this.#manager, run, this.#state, this.#lines, this.#world.nowMs);
    await recordEvents(this.#manager, tenantId, [{ kind: "touchRun.changed", contactId }]);
  }

  async #turn() {
    const { status, mayGoOn } = this.#run;
    const { nowMs } = this.#world;
    if (this.#state.end !== null) return { kind: "stands", standing: { dueAtMs: null, status: "ended" } } as const;
    if (!mayGoOn) return { kind: "stands", standing: { dueAtMs: null, status } } as const;
    const order = this.#order;
    if (order === null) {
      const dueAtMs = this.#lookAtMs;
      if (dueAtMs !== null && dueAtMs <= nowMs) return { kind: "goesOn" } as const;
      const unheard: unknown[] = await this.#manager.query(
        `SELECT 1 FROM touch_run_events WHERE "runId" = $1 AND NOT "isHeard" LIMIT 1`,
        [this.#run.id],
      );
      if (unheard.length > 0) return { kind: "goesOn" } as const;
      return { kind: "stands", standing: { dueAtMs, status } } as const;
    }
    const { step, ordinal, attempt } = order;
    if (!isOutside(step)) return { kind: "goesOn" } as const;
    const values = textValues(this.#world, this.#state.vars);
    const outside = { key: this.#keyOf(order), runId: this.#run.id, ordinal, attempt, step, values };
    return { kind: "outside", order: outside } as const;
  }

  #keyOf = ({ ordinal, attempt }: Order): string => `${this.#run.id}/${ordinal}/${attempt}`;
}

/** Counts that somebody begins to carry out an order outside; how often that has been, this time included. */
export async function countTry(db: DataSource, { runId, ordinal, attempt }: OutsideOrder): Promise<number> {
  const [[begun]]: [{ tries: number }[], number] = await db.query(
    `UPDATE touch_runs SET tries = tries + 1
     WHERE id = $1 AND (state->>'ordinal')::int = $2 AND (state->>'attempt')::int = $3 RETURNING tries`,
    [runId, ordinal, attempt],
  );
  return begun?.tries ?? 1;
}

const isOutside = (step: Order["step"]): step is OutsideOrder["step"] => step.kind === "ai" || step.kind === "webhook";

const eventOf = ({ kind, facts, messageId, at }: UnheardEvent): RunEvent => ({
  kind,
  facts,
  messageId,
  atMs: at.getTime(),
});
