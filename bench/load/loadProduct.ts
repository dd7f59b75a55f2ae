import { setTimeout as sleep } from "node:timers/promises";
import { Client } from "pg";
import { memoryMbOfTree } from "../processTree.ts";
import type { LoadPlan } from "./arguments.ts";
import { countWakes } from "./countWakes.ts";
import { interruption } from "../interruption.ts";
import { cpuUsed, readCpu } from "./measureCpu.ts";
import { isDrained, readRecords } from "./readRecords.ts";
import { composeReport, type LoadReport } from "./report.ts";
import { runPhase } from "./runPhase.ts";
import type { Provider } from "./startProvider.ts";
import { type Stack, type StackSettings, startStack } from "./startStack.ts";
import { verify } from "./verify.ts";
import { type Watch, watchRealtime } from "./watchRealtime.ts";

/** What is not answered so long after the last message is reported as lost. */
const DRAIN_WITHIN_MS = 120_000;
const LOOK_MS = 250;
/** Chats and bursts are numbered from here. */
const first = { warmUp: 500_000_000, measured: 600_000_000 } as const;

interface LoadSettings extends StackSettings {
  readonly plan: LoadPlan;
  readonly provider: Provider;
}

/** Starts the product, loads it, lets it finish, and stops it, however this ends. */
export async function loadProduct(settings: LoadSettings): Promise<LoadReport> {
  const starting = startStack(settings);
  try {
    return await Promise.race([starting.then((stack) => load(stack, settings)), interruption()]);
  } finally {
    const stack = await starting.catch(() => null);
    await stack?.stop();
  }
}

/** Compares what was offered with what the database and the messenger hold afterwards. */
async function load(stack: Stack, { plan, provider, say }: LoadSettings): Promise<LoadReport> {
  const { apiUrl, seeded: tenant } = stack;
  const webhook = { url: `${apiUrl}/hooks/${tenant.channelAccountId}`, secret: tenant.hookSecret };
  const pids = { ...stack.pids, provider: provider.pid };
  const db = new Client({ connectionString: stack.databaseUrl });
  db.on("error", () => undefined); // A query in need of it fails by itself.
  await db.connect();
  const watch = plan.mode === "operator" ? await watchRealtime(apiUrl, tenant) : null;

  say(`warming up for ${plan.warmUp} s`);
  const warmUpPlan = { ...plan, seconds: plan.warmUp, seed: plan.seed + 1, first: first.warmUp };
  const warmUp = await runPhase(warmUpPlan, provider, webhook);
  await drain(stack, db, watch, warmUp.length);

  say(`offering ${plan.rate} messages/s for ${plan.seconds} s`);
  const [cpuBefore, wakesBefore] = [await readCpu(pids), await countWakes(apiUrl)];
  const measured = await runPhase({ ...plan, first: first.measured }, provider, webhook);
  const offered = [...warmUp, ...measured];
  await drain(stack, db, watch, offered.length);
  const [cpuAfter, wakesAfter] = [await readCpu(pids), await countWakes(apiUrl)];

  const memoryMb = Object.entries(pids).map(async ([part, pid]) => [part, await memoryMbOfTree(pid)] as const);
  const [records, deliveries] = [await readRecords(db), await provider.deliveries()];
  await db.end();
  watch?.stop();
  return composeReport({
    plan,
    offered,
    measured,
    verdict: verify({ mode: plan.mode, offered, records, deliveries }),
    deliveries,
    shown: watch && { atMs: watch.shownAtMs, records },
    ownStack: {
      wakes: wakesAfter - wakesBefore,
      cpu: cpuUsed(cpuBefore, cpuAfter),
      memoryMb: Object.fromEntries(await Promise.all(memoryMb)),
      failure: stack.failure(),
    },
  });
}

/** Waits until all is answered and sent, or shown; gives up quietly, for the verdict then says what is missing. */
async function drain(stack: Stack, db: Client, watch: Watch | null, offered: number): Promise<void> {
  const deadline = Date.now() + DRAIN_WITHIN_MS;
  const isDone = async () => (watch === null ? isDrained(db) : watch.shownAtMs.size >= offered);
  while (!(await isDone()) && Date.now() < deadline && stack.failure() === null) await sleep(LOOK_MS);
}
