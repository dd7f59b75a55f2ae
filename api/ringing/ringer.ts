import type { DataSource } from "typeorm";
import type { Log } from "../../config/log.ts";
import type { ConversationRef, MediaRef } from "../../contracts/actors.ts";
import type { CallRef } from "../../contracts/callActor.ts";
import { ProductError } from "../../contracts/errors.ts";
import type { ConversationId } from "../../contracts/ids.ts";
import type { BulkInput } from "../../workflows/bulk/messages.ts";
import type { CallSignal } from "../../workflows/call/messages.ts";
import type { SimulationInput } from "../../workflows/simulation/messages.ts";
import type { HistoryImportInput } from "../../workflows/historyImport/messages.ts";
import type { Metrics } from "../metrics.ts";
import type { ReachableActors } from "../temporal/reachableActors.ts";
import { createAcknowledger } from "./acknowledger.ts";
import type { BellName } from "./acknowledger.ts";
import { createCallBells } from "./callBells.ts";

const IN_FLIGHT_MAX = 50;
/** What does not fit here is found by the sweeper. */
const WAITING_MAX = 5_000;
/** A server that is away is not asked again for every message that arrives. */
const REST_MS = 1_000;

export interface RingerDeps {
  readonly db: DataSource;
  readonly actors: Pick<
    ReachableActors,
    "messageArrived" | "replyQueued" | "fetchMedia" | "startBulkRun" | "tellCall" | "importHistory" | "startSimulation"
  >;
  readonly metrics: Metrics;
  readonly log: Log;
}

/**
 * Tells the actors what has been committed. Nobody waits for it and it never fails: a bell that Temporal does not take
 * stays `ringing` in Postgres, where the sweeper finds it.
 */
export interface Ringer {
  ring(bell: BellName, conversations: readonly ConversationRef[]): void;
  fetchMedia(media: readonly MediaRef[]): void;
  startBulkRuns(runs: readonly BulkInput[]): void;
  startSimulations(simulations: readonly SimulationInput[]): void;
  /** `fact` names what happened where it is more than a change. */
  ringCalls(calls: readonly CallRef[], fact?: CallSignal): void;
  importHistories(accounts: readonly HistoryImportInput[]): void;
  /** There is room for more: no backlog, and Temporal was not away a moment ago. */
  isReady(): boolean;
  /** This bell is being rung, or waits to be. */
  isRinging(bell: BellName, id: ConversationId): boolean;
  /** Waits for what is under way. */
  stop(): Promise<void>;
}

interface Errand {
  /** Names the bell, or the file. */
  readonly key: string;
  readonly run: () => Promise<void>;
  readonly done: () => void;
}

const keyOf = (bell: BellName, id: ConversationId) => `${bell}/${id}`;

export function createRinger({ db, actors, metrics, log }: RingerDeps): Ringer {
  const waiting: Errand[] = [];
  const running = new Map<Promise<void>, Errand>();
  const acknowledger = createAcknowledger(db, log);
  const callBells = createCallBells(db, log);
  let restingUntilMs = 0;

  const add = (errand: Errand) => {
    if (waiting.length < WAITING_MAX && Date.now() >= restingUntilMs) waiting.push(errand);
  };

  const pump = () => {
    while (running.size < IN_FLIGHT_MAX) {
      const errand = waiting.shift();
      if (errand === undefined) return;
      const run = attempt(errand).finally(() => {
        running.delete(run);
        pump();
      });
      running.set(run, errand);
    }
  };

  const attempt = async ({ key, run, done }: Errand) => {
    try {
      await run();
      done();
    } catch (error) {
      metrics.ringFailures.inc();
      if (isAway(error)) rest();
      else log.error({ err: error, key }, "An actor could not be told; it is told again later.");
    }
  };

  const rest = () => {
    if (Date.now() >= restingUntilMs) log.warn("Temporal cannot be reached; the sweeper rings when it can.");
    restingUntilMs = Date.now() + REST_MS;
    waiting.length = 0;
  };

  return {
    ring(bell, conversations) {
      for (const conversation of conversations) {
        const finish = metrics.ringSeconds.startTimer();
        acknowledger.begin(bell, conversation.conversationId);
        add({
          key: keyOf(bell, conversation.conversationId),
          run: () => (bell === "inbound" ? actors.messageArrived(conversation) : actors.replyQueued(conversation)),
          done: () => {
            finish();
            acknowledger.heard(bell, conversation.conversationId);
          },
        });
      }
      pump();
    },
    fetchMedia(media) {
      for (const file of media) add({ key: file.mediaId, run: () => actors.fetchMedia(file), done: () => undefined });
      pump();
    },
    importHistories(accounts) {
      for (const account of accounts)
        add({
          key: `import ${account.channelAccountId}`,
          run: () => actors.importHistory(account),
          done: () => undefined,
        });
      pump();
    },
    startBulkRuns(runs) {
      for (const run of runs) add({ key: run.runId, run: () => actors.startBulkRun(run), done: () => undefined });
      pump();
    },
    startSimulations(simulations) {
      for (const one of simulations)
        add({ key: one.simulationId, run: () => actors.startSimulation(one), done: () => undefined });
      pump();
    },
    ringCalls(calls, fact = "callChanged") {
      for (const call of calls) {
        add({
          key: call.callRequestId,
          run: () => actors.tellCall(call, fact),
          done: () => callBells.heard(call),
        });
      }
      pump();
    },
    isReady: () => waiting.length === 0 && Date.now() >= restingUntilMs,
    isRinging: (bell, id) => [...running.values(), ...waiting].some(({ key }) => key === keyOf(bell, id)),
    async stop() {
      waiting.length = 0;
      await Promise.all(running.keys());
      await acknowledger.stop();
      await callBells.stop();
    },
  };
}

const isAway = (error: unknown) => error instanceof ProductError && error.code === "temporal.unavailable";
