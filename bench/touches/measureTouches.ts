import { randomBytes } from "node:crypto";
import { stat } from "node:fs/promises";
import { performance } from "node:perf_hooks";
import { setTimeout as delay } from "node:timers/promises";
import type { DataSource } from "typeorm";
import { z } from "zod";
import { touchesPerMinute } from "../../contracts/touchPace.ts";
import { createDataSource } from "../../entities/dataSource.ts";
import { createSealer } from "../../entities/sealing.ts";
import { buildStale } from "../../runtime/build.ts";
import { startDemoMessenger } from "../../simulators/demo/server.ts";
import type { DemoSent } from "../../simulators/demo/demoControl.ts";
import { interruption } from "../interruption.ts";
import { describeMachine } from "../machine.ts";
import { parseArguments } from "../parseArguments.ts";
import { cpuMsOfTree, memoryMbOfTree } from "../processTree.ts";
import { type Product, startProduct } from "../startProduct.ts";
import { percentile, rounded } from "../statistics.ts";
import { beginMany, publishBench } from "./beginMany.ts";
import type { BenchSequence } from "./beginMany.ts";
import { touchOften } from "./neighbour.ts";
import { postponeContacts, seedContacts, seedShop } from "./seedShop.ts";
import type { Shop } from "./seedShop.ts";

const Plan = z.object({
  /** Runs that only wait. */
  waiting: z.coerce.number().int().min(1).max(100_000).default(100_000),
  /** Touches of one tenant that are due at the same moment. */
  due: z.coerce.number().int().min(1).max(100_000).default(10_000),
  /** Touches a second of another tenant, and for how long they are watched without and with the first one's. */
  rate: z.coerce.number().positive().max(50).default(5),
  seconds: z.coerce.number().positive().max(600).default(60),
});
type Plan = z.infer<typeof Plan>;

const TARGET_RUNS_PER_SECOND = 100;
/** One tenant's due touches may make another's so much later, 99 times of 100. */
const TARGET_P99_RATIO = 1.1;
const IDLE_SECONDS = 10;
const ALL_TOLD_MAX_MS = 30 * 60_000;
/** Beyond the time that the pace alone needs. */
const ALL_SENT_SLACK_MS = 120_000;
/** For the runs to have begun and to be waiting before their moment comes. */
const DUE_IN_MS = 15_000;
const DUE_PER_RUN_MS = 10;

const say = (line: string) => console.error(`  ${line}`);

interface Shops {
  readonly large: Shop;
  readonly small: Shop;
}

interface Bench {
  readonly product: Product<Shops>;
  readonly db: DataSource;
  /** What the messenger took. */
  readonly sent: readonly DemoSent[];
  readonly plan: Plan;
}

/** `bench touches`: runs begin, wait by the ten thousands, and are due all at once, beside another tenant's. */
export async function measureTouches(args: readonly string[]): Promise<number> {
  const options = {
    waiting: { type: "string" },
    due: { type: "string" },
    rate: { type: "string" },
    seconds: { type: "string" },
  } as const;
  const plan = Plan.parse(parseArguments(args, options));
  await buildStale(say);
  const token = randomBytes(16).toString("hex");
  const messenger = await startDemoMessenger({ token, reopenUnknownChats: true });
  const sent: DemoSent[] = [];
  messenger.control.journal.subscribe((one) => void sent.push(one));
  try {
    const product = await startProduct<Shops>({
      variables: { DEMO_MESSENGER_ROOT: messenger.url },
      say,
      seed: async ({ DATABASE_URL: url, ENCRYPTION_KEYS }) => {
        const db = await createDataSource({ url, applicationName: "bench", poolSize: 2 }).initialize();
        const sealer = createSealer(ENCRYPTION_KEYS);
        const shops = {
          large: await seedShop(db, sealer, { mark: "large", token }),
          small: await seedShop(db, sealer, { mark: "small", token }),
        };
        await seedContacts(db, shops.large, 1, plan.waiting + plan.due);
        await seedContacts(db, shops.small, 1, Math.ceil(plan.rate * plan.seconds) * 2);
        await db.query("ANALYZE");
        await db.destroy();
        return shops;
      },
    });
    const db = await createDataSource({
      url: product.databaseUrl,
      applicationName: "bench",
      poolSize: 4,
    }).initialize();
    try {
      return await Promise.race([measure({ product, db, sent, plan }), interruption()]);
    } finally {
      await db.destroy();
      await product.stop();
    }
  } finally {
    await messenger.close();
  }
}

async function measure(bench: Bench): Promise<number> {
  const { product, plan } = bench;
  const waiting = await beginWaiting(bench);
  const idle = await readIdle(bench);
  const { quiet, busy, fired } = await fireBeside(bench);
  const failure = product.failure();
  const p99Ratio = (busy.p99Ms ?? Infinity) / (quiet.p99Ms ?? Infinity);
  console.log(
    JSON.stringify({
      measurement: "touches",
      ...plan,
      begin: waiting,
      idle,
      fired,
      neighbour: { quiet, busy, p99Ratio: rounded(p99Ratio, 2) },
      failure,
      machine: describeMachine(),
    }),
  );
  const isKept =
    waiting.runsPerSecond >= TARGET_RUNS_PER_SECOND && fired.lost === 0 && fired.doubled === 0 && fired.isPaced;
  return isKept && p99Ratio <= TARGET_P99_RATIO && failure === null ? 0 : 1;
}

/** From the first row until Temporal knows each run's actor. */
async function beginWaiting({ product, db, plan: { waiting } }: Bench) {
  const before = await memoryOf(product);
  const sequence = await publishBench(db, product.seeded.large, [
    { id: "wait", kind: "wait", wait: { kind: "for", duration: { amount: 1, unit: "months" } }, next: "end" },
    { id: "end", kind: "end" },
  ]);
  const startMs = performance.now();
  const began = await beginMany(db, sequence, 1, waiting);
  const writtenMs = performance.now() - startMs;
  say(`${began} runs are written; their actors are told.`);
  await allTold(db, sequence);
  const toldMs = performance.now() - startMs;
  return {
    began,
    rowsPerSecond: Math.round((began / writtenMs) * 1_000),
    runsPerSecond: Math.round((began / toldMs) * 1_000),
    memoryBeforeMb: before,
  };
}

async function allTold(db: DataSource, { id }: BenchSequence): Promise<void> {
  const untilMs = performance.now() + ALL_TOLD_MAX_MS;
  for (;;) {
    const [ringing]: { count: number }[] = await db.query(
      `SELECT count(*)::int AS count FROM touch_runs WHERE "sequenceId" = $1 AND bell <> 'quiet'`,
      [id],
    );
    if (ringing?.count === 0) return;
    if (performance.now() > untilMs) throw new Error(`${ringing?.count} actors were not told within half an hour.`);
    await delay(200);
  }
}

/** What so many runs cost while nothing is to be done. */
async function readIdle({ product, db }: Bench) {
  const read = async () => ({
    worker: await cpuMsOfTree(product.pids.worker),
    temporal: await cpuMsOfTree(product.pids.temporal),
    api: await cpuMsOfTree(product.pids.api),
  });
  await delay(IDLE_SECONDS * 1_000);
  const before = await read();
  await delay(IDLE_SECONDS * 1_000);
  const after = await read();
  const cores = (used: keyof typeof before) => rounded((after[used] - before[used]) / (IDLE_SECONDS * 1_000), 3);
  const [size]: { bytes: string }[] = await db.query(`SELECT pg_database_size(current_database()) AS bytes`);
  return {
    memoryMb: await memoryOf(product),
    cores: { worker: cores("worker"), temporal: cores("temporal"), api: cores("api") },
    databaseMb: megabytes(Number(size?.bytes ?? 0)),
    temporalMb: megabytes((await stat(product.temporalFile)).size),
  };
}

const memoryOf = async ({ pids }: Bench["product"]) => ({
  worker: await memoryMbOfTree(pids.worker),
  temporal: await memoryMbOfTree(pids.temporal),
  api: await memoryMbOfTree(pids.api),
});

const megabytes = (bytes: number): number => Math.round(bytes / 1e6);

/** The other tenant's touches alone, and then while the large one's are due. */
async function fireBeside(bench: Bench) {
  const { product, db, sent, plan } = bench;
  const { large, small } = product.seeded;
  const { rate, seconds, due, waiting } = plan;
  const atOnce = { id: "say", kind: "send", text: "Здравствуйте!", timing: "any", next: null } as const;
  const smallOne = await publishBench(db, small, [atOnce]);
  const quietBegun = await touchOften(db, smallOne, { from: 1, rate, seconds });
  await allSent(sent, quietBegun.size, small, ALL_SENT_SLACK_MS);
  const quiet = latencyOf(quietBegun, sent);

  const largeOne = await publishBench(db, large, [
    { id: "wait", kind: "wait", wait: { kind: "fact", fact: "contact.field.due" }, next: "say" },
    atOnce,
  ]);
  const dueAt = new Date(Date.now() + DUE_IN_MS + due * DUE_PER_RUN_MS);
  await postponeContacts(db, large, dueAt, waiting + 1, due);
  const began = await beginMany(db, largeOne, waiting + 1, due);
  await allTold(db, largeOne);
  say(`${began} touches are due at ${dueAt.toISOString()}.`);
  const wasLateMs = Date.now() - dueAt.getTime();
  await delay(Math.max(0, -wasLateMs));
  const busyBegun = await touchOften(db, smallOne, { from: Math.ceil(rate * seconds) + 1, rate, seconds });
  const paceMs = (due / touchesPerMinute.demo) * 60_000;
  await allSent(sent, due, large, paceMs + ALL_SENT_SLACK_MS);
  await allSent(sent, quietBegun.size + busyBegun.size, small, ALL_SENT_SLACK_MS);
  return { quiet, busy: latencyOf(busyBegun, sent), fired: firingOf(sent, large, dueAt, due) };
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
    paceMs: Math.round((due / perSecond) * 1_000),
    perSecond: rounded(own.length / Math.max(1, lastMs / 1_000), 1),
    mostInASecond,
    /** In no stretch from the moment on more have left than the pace allows; a second of grace. */
    isPaced: afterMs
      .toSorted((a, b) => a - b)
      .every((ms, place) => place + 1 <= perSecond * (Math.max(0, ms) / 1_000 + 1)),
  };
}
