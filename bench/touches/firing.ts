import { setTimeout as delay } from "node:timers/promises";
import { LOOKS_PER_SECOND, touchesPerMinute } from "../../contracts/touchPace.ts";
import type { DemoSent } from "../../simulators/demo/demoControl.ts";
import { cpuMsOfTree } from "../processTree.ts";
import { percentile, rounded } from "../statistics.ts";
import { allTold } from "./allTold.ts";
import { beginMany, publishBench } from "./beginMany.ts";
import { touchOften } from "./neighbour.ts";
import { ROUNDS, touchesEach } from "./plan.ts";
import type { Bench } from "./plan.ts";
import { postponeContacts } from "./seedShop.ts";
import type { Shop } from "./seedShop.ts";

/** Beyond the time that the pace alone needs. */
const ALL_SENT_SLACK_MS = 120_000;
/** For the runs to have begun and to be waiting before their moment comes. */
const DUE_IN_MS = 15_000;
const DUE_PER_RUN_MS = 10;

/** The other tenant's touches alone, and then while the large one's are due, again and again. */
export async function fireBeside(bench: Bench) {
  const { product, db, sent, plan } = bench;
  const { large, small } = product.seeded;
  const atOnce = { id: "say", kind: "send", text: "Здравствуйте!", timing: "any", next: null } as const;
  const smallOne = await publishBench(db, small, "says it at once", [atOnce]);
  const largeOne = await publishBench(db, large, "says it in time", [
    { id: "wait", kind: "wait", wait: { kind: "fact", fact: "contact.field.due" }, next: "say" },
    atOnce,
  ]);
  const [quiet, busy] = [new Phase(bench), new Phase(bench)];
  const fired: { readonly dueAt: Date; readonly due: number }[] = [];
  const seconds = plan.seconds / ROUNDS;
  const each = touchesEach(plan);
  const touchSmall = (place: number) => touchOften(db, smallOne, { from: 1 + place * each, rate: plan.rate, seconds });
  for (let round = 0; round < ROUNDS; round += 1) {
    await quiet.take(async () => {
      const begun = await touchSmall(round * 2);
      await allSent(sent, small, (round * 2 + 1) * each);
      return { begun, touches: begun.size };
    });
    const before = fired.reduce((sum, { due }) => sum + due, 0);
    const due = Math.floor((plan.due * (round + 1)) / ROUNDS) - before;
    const dueAt = new Date(Date.now() + DUE_IN_MS + due * DUE_PER_RUN_MS);
    await postponeContacts(db, large, dueAt, plan.waiting + before + 1, due);
    await beginMany(db, largeOne, plan.waiting + before + 1, due);
    await allTold(db, largeOne);
    console.error(`  ${due} touches are due at ${dueAt.toISOString()}.`);
    await delay(Math.max(0, dueAt.getTime() - Date.now()));
    fired.push({ dueAt, due });
    await busy.take(async () => {
      const begun = await touchSmall(round * 2 + 1);
      await allSent(sent, large, before + due, (due / LOOKS_PER_SECOND) * 1_000);
      await allSent(sent, small, (round * 2 + 2) * each);
      return { begun, touches: due + begun.size };
    });
  }
  return {
    quiet: { ...quiet.latency(), cpuMsPerTouch: quiet.cpuMsPerTouch() },
    busy: busy.latency(),
    fired: { ...firingOf(sent, large, fired), cpuMsPerTouch: busy.cpuMsPerTouch() },
  };
}

/** What one of the two states came to, over all rounds. */
class Phase {
  readonly #bench: Bench;
  readonly #begunAtMs = new Map<string, number>();
  #touches = 0;
  #used: Used = { temporal: 0, worker: 0, api: 0, postgres: 0 };

  constructor(bench: Bench) {
    this.#bench = bench;
  }

  async take(
    work: () => Promise<{ readonly begun: ReadonlyMap<string, number>; readonly touches: number }>,
  ): Promise<void> {
    const before = await cpuOf(this.#bench.product);
    const { begun, touches } = await work();
    const after = await cpuOf(this.#bench.product);
    for (const [chat, atMs] of begun) this.#begunAtMs.set(chat, atMs);
    this.#touches += touches;
    this.#used = usedOf((part) => this.#used[part] + after[part] - before[part]);
  }

  latency = () => latencyOf(this.#begunAtMs, this.#bench.sent);

  /** Processor time by process, in milliseconds; what rest costs meanwhile is in it. */
  cpuMsPerTouch = (): Used => usedOf((part) => rounded(this.#used[part] / this.#touches, 1));
}

type Used = Readonly<Record<keyof Bench["product"]["pids"], number>>;

const cpuOf = async ({ pids }: Bench["product"]): Promise<Used> => ({
  temporal: await cpuMsOfTree(pids.temporal),
  worker: await cpuMsOfTree(pids.worker),
  api: await cpuMsOfTree(pids.api),
  postgres: await cpuMsOfTree(pids.postgres),
});

const usedOf = (read: (part: keyof Used) => number): Used => ({
  temporal: read("temporal"),
  worker: read("worker"),
  api: read("api"),
  postgres: read("postgres"),
});

const sentBy = (sent: readonly DemoSent[], { mark }: Shop) => sent.filter(({ chatId }) => chatId.startsWith(mark));

/** Until so many have been sent, or no more are to be expected. */
async function allSent(sent: readonly DemoSent[], shop: Shop, count: number, paceMs = 0): Promise<void> {
  const untilMs = performance.now() + paceMs + ALL_SENT_SLACK_MS;
  while (sentBy(sent, shop).length < count && performance.now() < untilMs) await delay(200);
}

function latencyOf(begunAtMs: ReadonlyMap<string, number>, sent: readonly DemoSent[]) {
  const tookMs = sent.flatMap(({ chatId, at }) => {
    const begun = begunAtMs.get(chatId);
    return begun === undefined ? [] : [at - begun];
  });
  return {
    touches: begunAtMs.size,
    sent: tookMs.length,
    p50Ms: rounded(percentile(tookMs, 0.5), 1),
    p99Ms: rounded(percentile(tookMs, 0.99), 1),
  };
}

/** How the touches that were due at once have spread, round by round. */
function firingOf(
  sent: readonly DemoSent[],
  shop: Shop,
  rounds: readonly { readonly dueAt: Date; readonly due: number }[],
) {
  const own = sentBy(sent, shop);
  const chats = new Set(own.map(({ chatId }) => chatId));
  const due = rounds.reduce((sum, round) => sum + round.due, 0);
  const perSecond = touchesPerMinute.demo / 60;
  const spreads = rounds.map(({ dueAt }, round) => {
    const next = rounds[round + 1]?.dueAt.getTime() ?? Infinity;
    const ofRound = own.filter(({ at }) => at >= dueAt.getTime() && at < next);
    return ofRound.map(({ at }) => at - dueAt.getTime()).toSorted((one, other) => one - other);
  });
  return {
    sent: own.length,
    lost: due - chats.size,
    doubled: own.length - chats.size,
    lastMs: spreads.map((spread) => spread.at(-1) ?? 0),
    lineMs: rounds.map((round) => Math.round((round.due / LOOKS_PER_SECOND) * 1_000)),
    mostInASecond: Math.max(0, ...spreads.flatMap(bySeconds)),
    /** In no stretch from a moment on more have left than the account's pace allows; a second of grace. */
    isPaced: spreads.every((spread) => spread.every((ms, place) => place + 1 <= perSecond * (ms / 1_000 + 1))),
  };
}

const bySeconds = (spread: readonly number[]) =>
  [...Map.groupBy(spread, (ms) => Math.floor(ms / 1_000)).values()].map(({ length }) => length);
