import { setTimeout as sleep } from "node:timers/promises";
import type { DemoVisitor } from "../../contracts/demoMessenger.ts";
import type { DemoControl } from "../demo/demoControl.ts";
import { pick, seededRandom } from "../seededRandom.ts";
import { Afterwards } from "./afterwards.ts";
import { Arrivals } from "./arrivals.ts";
import type { Dialogue } from "./dialogue.ts";
import { dialogues } from "./dialogues.ts";
import { Manners } from "./manners.ts";
import { createRhythm } from "./rhythm.ts";
import { visit } from "./visit.ts";
import { visitorCard } from "./visitorCard.ts";

const RETURNING_SHARE = 0.15;
const ENOUGH_TO_RETURN = 5;

export interface VisitorsOptions {
  readonly messenger: DemoControl;
  readonly seed?: number;
  /** 1 is life; tests run faster. */
  readonly speed?: number;
  readonly limit?: { readonly open: number; readonly perHour: number };
}

export interface Visitors {
  readonly open: number;
  readonly started: number;
  /** Nobody new comes and nobody writes, until `resume`. */
  pause(): void;
  resume(): void;
  /** Resolves when the last visitor has fallen silent. */
  stop(): Promise<void>;
}

/** Customers who come and write by themselves: lively at first, bounded for ever, so that an idle demo stays cheap. */
export function startVisitors({
  messenger,
  seed = Date.now(),
  speed = 1,
  limit = { open: 8, perHour: 60 },
}: VisitorsOptions): Visitors {
  const random = seededRandom(seed);
  const stopping = new AbortController();
  const { signal } = stopping;
  const rhythm = createRhythm(random, speed, signal);
  const visits = new Set<Promise<void>>();
  const arrivals = new Arrivals(random, speed, limit.perHour);
  const afterwards = new Afterwards({ messenger, random, rhythm, unpaused });
  const manners = new Manners({ messenger, random: seededRandom(seed + 1), rhythm, unpaused });
  const unsubscribe = messenger.journal.subscribe((sent) => {
    void afterwards.hear(sent).catch(unlessStopped);
    void manners.hear(sent).catch(unlessStopped);
  });
  let shuffled: Dialogue[] = [];
  /** Shut while paused. */
  let gate: PromiseWithResolvers<void> | null = null;

  async function street(): Promise<void> {
    for (;;) {
      await sleep(arrivals.nextAfterMs(), undefined, { signal });
      await unpaused();
      if (visits.size < limit.open && arrivals.allowed) arrive();
    }
  }

  async function unpaused(): Promise<void> {
    await gate?.promise;
    signal.throwIfAborted();
  }

  function arrive(): void {
    const dialogue = nextDialogue();
    const returns = dialogue.writer === undefined && afterwards.size >= ENOUGH_TO_RETURN && random() < RETURNING_SHARE;
    const visitor = returns ? afterwards.takeBack() : visitorCard(random, dialogue.writer);
    arrivals.note();
    const played = play(visitor, dialogue).finally(() => visits.delete(played));
    visits.add(played);
  }

  async function play(visitor: DemoVisitor, dialogue: Dialogue): Promise<void> {
    manners.meet(visitor);
    await visit({ messenger, visitor, dialogue, random, rhythm, signal, unpaused }).catch(unlessStopped);
    afterwards.add(visitor);
  }

  /** Every dialogue is heard once before any is heard again. */
  function nextDialogue(): Dialogue {
    if (shuffled.length === 0) shuffled = [...dialogues];
    const dialogue = pick(random, shuffled);
    shuffled = shuffled.filter((other) => other !== dialogue);
    return dialogue;
  }

  function unlessStopped(error: unknown): void {
    if (!signal.aborted) throw error;
  }

  const walking = street().catch(unlessStopped);
  return {
    get open() {
      return visits.size;
    },
    get started() {
      return arrivals.count;
    },
    pause() {
      gate ??= Promise.withResolvers<void>();
    },
    resume() {
      gate?.resolve();
      gate = null;
    },
    async stop() {
      stopping.abort();
      unsubscribe();
      gate?.resolve();
      await Promise.all([walking, ...visits]);
    },
  };
}
