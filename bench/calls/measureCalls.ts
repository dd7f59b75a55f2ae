import { performance } from "node:perf_hooks";
import { setTimeout as delay } from "node:timers/promises";
import { parseArgs } from "node:util";
import { z } from "zod";
import { toUuid } from "../../api/phone/callIds.ts";
import { requestCall } from "../../contracts/endpoints/calls.ts";
import { createDataSource } from "../../entities/dataSource.ts";
import { buildStale } from "../../runtime/build.ts";
import { interruption } from "../interruption.ts";
import { cpuMsOfMachine, describeMachine } from "../machine.ts";
import { cpuMsOfTree, memoryMbOfTree } from "../processTree.ts";
import { startApi } from "../startApi.ts";
import type { ApiUnderTest } from "../startApi.ts";
import { percentile, rounded } from "../statistics.ts";
import { keepWaiting } from "./keepWaiting.ts";
import { seedPhones } from "./seedPhones.ts";
import type { BenchPhone } from "./seedPhones.ts";

const Plan = z.object({
  devices: z.coerce.number().int().min(1).max(10_000).default(2_000),
  /** Clicks on "call" a second, in all. */
  rate: z.coerce.number().positive().max(500).default(30),
  seconds: z.coerce.number().positive().max(600).default(30),
});
type Plan = z.infer<typeof Plan>;

/** From the click to the phone, 95 times of 100. */
const TARGET_P95_MS = 300;
/** For every phone to be waiting, and once round the long poll, before anything is measured. */
const ALL_WAIT_MAX_MS = 60_000;
const QUIET_SECONDS = 10;
const ARRIVED_MAX_MS = 10_000;

/** `bench calls`: how soon a call is at a phone that waits for it, with thousands of them waiting at one API process. */
export async function measureCalls(args: readonly string[]): Promise<number> {
  const options = { devices: { type: "string" }, rate: { type: "string" }, seconds: { type: "string" } } as const;
  const plan = Plan.parse(parseArgs({ args: [...args], options }).values);
  await buildStale((line) => console.error(`  ${line}`));
  const api = await startApi();
  try {
    return await Promise.race([measure(api, plan), interruption()]);
  } finally {
    await api.stop();
  }
}

async function measure(api: ApiUnderTest, { devices, rate, seconds }: Plan): Promise<number> {
  const db = await createDataSource({ url: api.databaseUrl, applicationName: "bench", poolSize: 1 }).initialize();
  const phones = await seedPhones(db, api.jwtSecret, devices);
  await db.destroy();
  const waiting = keepWaiting(api.url, phones);
  await allWaiting(api.url, devices);
  console.error(`  ${devices} phones wait.`);

  const quiet = await costOf(api, () => delay(QUIET_SECONDS * 1_000));
  const clicks = new Map<string, number>();
  const busy = await costOf(api, () => clickOften(api.url, phones, { rate, seconds }, clicks));
  const late = performance.now() + ARRIVED_MAX_MS;
  while ([...clicks.keys()].some((id) => !waiting.takenAtMs.has(id)) && performance.now() < late) await delay(20);
  waiting.stop();

  const tookMs = [...clicks].flatMap(([id, atMs]) => (waiting.takenAtMs.get(id) ?? NaN) - atMs).filter(Number.isFinite);
  const p95Ms = percentile(tookMs, 0.95) ?? Infinity;
  const report = {
    measurement: "calls",
    devices,
    rate,
    seconds,
    clicks: clicks.size,
    lost: clicks.size - tookMs.length,
    doubled: waiting.doubled(),
    refused: waiting.failed(),
    p50Ms: rounded(percentile(tookMs, 0.5), 1),
    p95Ms: rounded(p95Ms, 1),
    p99Ms: rounded(percentile(tookMs, 0.99), 1),
    /** Of one core, by the API process: while phones only wait, and while calls are asked for. */
    quietCores: rounded(quiet.apiCores, 3),
    busyCores: rounded(busy.apiCores, 3),
    othersCores: rounded(busy.othersCores, 2),
    memoryMb: { api: await memoryMbOfTree(api.pids.api), postgres: await memoryMbOfTree(api.pids.postgres) },
    machine: describeMachine(),
  };
  console.log(JSON.stringify(report));
  return p95Ms <= TARGET_P95_MS && report.lost === 0 && report.doubled === 0 ? 0 : 1;
}

async function allWaiting(url: string, devices: number): Promise<void> {
  const until = performance.now() + ALL_WAIT_MAX_MS;
  for (;;) {
    const metrics = await (await fetch(`${url}/metrics`)).text();
    if (Number(/^switchboard_phones_waiting (\d+)$/m.exec(metrics)?.[1]) >= devices) return;
    if (performance.now() > until) throw new Error(`${devices} phones were not all waiting within a minute.`);
    await delay(100);
  }
}

interface Cost {
  readonly apiCores: number;
  /** Kept busy by what is neither the API, nor its database, nor this process. */
  readonly othersCores: number;
}

async function costOf({ pids }: ApiUnderTest, work: () => Promise<unknown>): Promise<Cost> {
  const read = async () => {
    const { user, system } = process.cpuUsage();
    const api = await cpuMsOfTree(pids.api);
    const ours = api + (await cpuMsOfTree(pids.postgres)) + (user + system) / 1_000;
    return { atMs: performance.now(), api, others: cpuMsOfMachine() - ours };
  };
  const before = await read();
  await work();
  const after = await read();
  const tookMs = after.atMs - before.atMs;
  return { apiCores: (after.api - before.api) / tookMs, othersCores: (after.others - before.others) / tookMs };
}

/** Open load: every click has its time before the first, and comes then, however the API fares. Operators click in turn. */
async function clickOften(
  url: string,
  phones: readonly BenchPhone[],
  { rate, seconds }: Pick<Plan, "rate" | "seconds">,
  clicks: Map<string, number>,
): Promise<void> {
  const beginMs = performance.now();
  const asked: Promise<void>[] = [];
  for (let n = 0; n < rate * seconds; n += 1) {
    const phone = phones[n % phones.length];
    if (phone === undefined) return;
    await delay(Math.max(0, beginMs + (n * 1_000) / rate - performance.now()));
    asked.push(click(url, phone, n, clicks));
  }
  await Promise.all(asked);
}

async function click(url: string, { consoleToken }: BenchPhone, n: number, clicks: Map<string, number>): Promise<void> {
  const clickedAtMs = performance.now();
  const response = await fetch(url + requestCall.path, {
    method: requestCall.method,
    headers: { authorization: `Bearer ${consoleToken}`, "content-type": "application/json" },
    body: JSON.stringify({ clientKey: `bench-call-${n}`, phone: "+7 916 123-45-67" }),
  });
  const text = await response.text();
  if (!response.ok) throw new Error(`A click was answered ${response.status}: ${text}`);
  clicks.set(toUuid(requestCall.result.parse(JSON.parse(text)).id), clickedAtMs);
}
