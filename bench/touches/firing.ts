import { setTimeout as delay } from "node:timers/promises";
import { LOOKS_PER_SECOND, touchesPerMinute } from "../../contracts/touchPace.ts";
import type { DemoSent } from "../../simulators/demo/demoControl.ts";
import { cpuMsOfTree } from "../processTree.ts";
import { percentile, rounded } from "../statistics.ts";
import { allTold } from "./allTold.ts";
import { beginMany, publishBench } from "./beginMany.ts";
import { touchOften } from "./neighbour.ts";
import type { Bench } from "./plan.ts";
import { postponeContacts } from "./seedShop.ts";
import type { Shop } from "./seedShop.ts";

/** Beyond the time that the pace alone needs. */
const ALL_SENT_SLACK_MS = 120_000;
/** For the runs to have begun and to be waiting before their moment comes. */
const DUE_IN_MS = 15_000;
const DUE_PER_RUN_MS = 10;

/** The other tenant's touches alone, and then while the large one's are due. */
export async function fireBeside(bench: Bench) {
  const { product, db, sent, plan } = bench;
  const { large, small } = product.seeded;
  const { rate, seconds, due, waiting } = plan;
  const atOnce = { id: "say", kind: "send", text: "Здравствуйте!", timing: "any", next: null } as const;
  const smallOne = await publishBench(db, small, "says it at once", [atOnce]);
  const beforeQuiet = await cpuOf(product);
  const quietBegun = await touchOften(db, smallOne, { from: 1, rate, seconds });
  await allSent(sent, quietBegun.size, small, ALL_SENT_SLACK_MS);
  const quietCpu = await cpuSince(product, beforeQuiet, quietBegun.size);
  const quiet = latencyOf(quietBegun, sent);

  const largeOne = await publishBench(db, large, "says it in time", [
    { id: "wait", kind: "wait", wait: { kind: "fact", fact: "contact.field.due" }, next: "say" },
    atOnce,
  ]);
  const dueAt = new Date(Date.now() + DUE_IN_MS + due * DUE_PER_RUN_MS);
  await postponeContacts(db, large, dueAt, waiting + 1, due);
  const began = await beginMany(db, largeOne, waiting + 1, due);
  await allTold(db, largeOne);
  console.error(`  ${began} touches are due at ${dueAt.toISOString()}.`);
  await delay(Math.max(0, dueAt.getTime() - Date.now()));
  const beforeBusy = await cpuOf(product);
  const busyBegun = await touchOften(db, smallOne, { from: Math.ceil(rate * seconds) + 1, rate, seconds });
  const paceMs = (due / LOOKS_PER_SECOND) * 1_000;
  await allSent(sent, due, large, paceMs + ALL_SENT_SLACK_MS);
  await allSent(sent, quietBegun.size + busyBegun.size, small, ALL_SENT_SLACK_MS);
  const busyCpu = await cpuSince(product, beforeBusy, due + busyBegun.size);
  return {
    quiet: { ...quiet, cpuMsPerTouch: quietCpu },
    busy: latencyOf(busyBegun, sent),
    fired: { ...firingOf(sent, large, dueAt, due), cpuMsPerTouch: busyCpu },
  };
}

type Used = Readonly<Record<keyof Bench["product"]["pids"], number>>;

const cpuOf = async ({ pids }: Bench["product"]): Promise<Used> => ({
  temporal: await cpuMsOfTree(pids.temporal),
  worker: await cpuMsOfTree(pids.worker),
  api: await cpuMsOfTree(pids.api),
  postgres: await cpuMsOfTree(pids.postgres),
});

/** Processor time by process for each of so many touches, in milliseconds; what rest costs meanwhile is in it. */
async function cpuSince(product: Bench["product"], before: Used, touches: number): Promise<Used> {
  const after = await cpuOf(product);
  const each = (part: keyof Used) => rounded((after[part] - before[part]) / touches, 1);
  return { temporal: each("temporal"), worker: each("worker"), api: each("api"), postgres: each("postgres") };
}

const sentBy = (sent: readonly DemoSent[], { mark }: Shop) => sent.filter(({ chatId }) => chatId.startsWith(mark));

/** Until so many have been sent, or no more are to be expected. */
async function allSent(sent: readonly DemoSent[], count: number, shop: Shop, withinMs: number): Promise<void> {
  const untilMs = performance.now() + withinMs;
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

/** How the touches that were due at once have spread. */
function firingOf(sent: readonly DemoSent[], shop: Shop, dueAt: Date, due: number) {
  const own = sentBy(sent, shop);
  const afterMs = own.map(({ at }) => at - dueAt.getTime());
  const seconds = Map.groupBy(afterMs, (ms) => Math.floor(ms / 1_000));
  const chats = new Set(own.map(({ chatId }) => chatId));
  const perSecond = touchesPerMinute.demo / 60;
  const mostInASecond = Math.max(0, ...[...seconds.values()].map(({ length }) => length));
  const lastMs = Math.max(0, ...afterMs);
  return {
    sent: own.length,
    lost: due - chats.size,
    doubled: own.length - chats.size,
    firstMs: Math.min(...afterMs),
    lastMs,
    lineMs: Math.round((due / LOOKS_PER_SECOND) * 1_000),
    perSecond: rounded(own.length / Math.max(1, lastMs / 1_000), 1),
    mostInASecond,
    /** In no stretch from the moment on more have left than the pace allows; a second of grace. */
    isPaced: afterMs
      .toSorted((a, b) => a - b)
      .every((ms, place) => place + 1 <= perSecond * (Math.max(0, ms) / 1_000 + 1)),
  };
}
