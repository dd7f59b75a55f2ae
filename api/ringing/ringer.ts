import type { DataSource } from "typeorm";
import type { ConversationRef, MediaRef } from "../../contracts/actors.ts";
import type { Log } from "../../config/log.ts";
import type { Metrics } from "../metrics.ts";
import type { ReachableActors } from "../temporal/reachableActors.ts";
import { createAcknowledger } from "./acknowledger.ts";
import type { BellName } from "./acknowledger.ts";

const IN_FLIGHT_MAX = 50;
/** What does not fit here is found by the sweeper. */
const WAITING_MAX = 5_000;
/** After a failure, so that a server that is away is not asked for every message that arrives. */
const REST_MS = 1_000;

export interface RingerDeps {
  readonly db: DataSource;
  readonly actors: Pick<ReachableActors, "messageArrived" | "replyQueued" | "fetchMedia">;
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
  /** Nothing is being said to Temporal, and it was not away a moment ago. */
  isReady(): boolean;
  /** Waits for what is under way. */
  stop(): Promise<void>;
}

interface Errand {
  readonly run: () => Promise<void>;
  readonly done: () => void;
}

export function createRinger({ db, actors, metrics, log }: RingerDeps): Ringer {
  const waiting: Errand[] = [];
  const running = new Set<Promise<void>>();
  const acknowledger = createAcknowledger(db, log);
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
      running.add(run);
    }
  };

  const attempt = async ({ run, done }: Errand) => {
    try {
      await run();
      done();
    } catch (error) {
      metrics.ringFailures.inc();
      if (Date.now() >= restingUntilMs)
        log.warn({ err: error, dropped: waiting.length }, "An actor could not be reached; it is rung again later.");
      restingUntilMs = Date.now() + REST_MS;
      waiting.length = 0;
    }
  };

  return {
    ring(bell, conversations) {
      for (const conversation of conversations) {
        const finish = metrics.ringSeconds.startTimer();
        acknowledger.begin(bell, conversation.conversationId);
        add({
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
      for (const file of media) add({ run: () => actors.fetchMedia(file), done: () => undefined });
      pump();
    },
    isReady: () => waiting.length === 0 && running.size === 0 && Date.now() >= restingUntilMs,
    async stop() {
      waiting.length = 0;
      await Promise.all(running);
      await acknowledger.stop();
    },
  };
}
