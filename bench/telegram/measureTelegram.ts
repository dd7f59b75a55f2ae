import { setTimeout as sleep } from "node:timers/promises";
import { Client } from "pg";
import { buildStale } from "../../runtime/build.ts";
import { interruption } from "../interruption.ts";
import { isDrained, readRecords } from "../load/readRecords.ts";
import { type Product, startProduct } from "../startProduct.ts";
import { readTelegramPlan, type TelegramPlan } from "./arguments.ts";
import { createHolders, type Ending, type Holders } from "./holders.ts";
import { planWritings } from "./planWritings.ts";
import { composeReport, keepsPromises, type TelegramReport } from "./report.ts";
import { seedAccounts } from "./seedAccounts.ts";
import { type DataCentre, startDataCentre } from "./startDataCentre.ts";

const LOOK_MS = 250;
/** What is not answered so long after the last message is reported as lost. */
const DRAIN_WITHIN_MS = 120_000;

/** Standard output is for the one line of JSON. */
const say = (line: string) => console.error(`  ${line}`);

/** `bench telegram`: personal accounts that people write to, while the processes that hold them are killed. */
export async function measureTelegram(args: readonly string[]): Promise<number> {
  const plan = readTelegramPlan(args);
  await buildStale(say);
  const dataCentre = await startDataCentre(plan.accounts);
  try {
    const report = await measureProduct(plan, dataCentre);
    console.log(JSON.stringify(report));
    return keepsPromises(report) ? 0 : 1;
  } finally {
    await dataCentre.stop();
  }
}

/** Starts the product, and stops it, however this ends. */
async function measureProduct(plan: TelegramPlan, dataCentre: DataCentre): Promise<TelegramReport> {
  const { address, publicKey, sessions } = dataCentre;
  const starting = startProduct({
    variables: {
      TELEGRAM_MTPROTO_DC: address,
      TELEGRAM_MTPROTO_KEY: publicKey,
      WORKER_ROLES: "conversation,io,touches",
    },
    seed: (env) => seedAccounts(env, sessions),
    say,
  });
  try {
    return await Promise.race([starting.then((product) => measure(product, plan, dataCentre)), interruption()]);
  } finally {
    const product = await starting.catch(() => null);
    await product?.stop();
  }
}

async function measure(product: Product<void>, plan: TelegramPlan, dataCentre: DataCentre): Promise<TelegramReport> {
  const db = new Client({ connectionString: product.databaseUrl });
  db.on("error", () => undefined); // A query in need of it fails by itself.
  await db.connect();
  const holders = createHolders(product, dataCentre, db);
  await Promise.all(Array.from({ length: plan.holders }, () => holders.add()));
  const heldAfterS = await holders.untilHeld();
  say(`${plan.accounts} accounts are connected after ${heldAfterS.toFixed(1)} s`);
  say(`writing ${plan.rate} messages/s for ${plan.seconds} s`);
  await dataCentre.offer(planWritings(plan));
  const endings = await endHolders(plan, holders);
  await drain(product, dataCentre, db);

  const { rows: stored } = await db.query<{ externalId: string; atMs: number }>(
    `SELECT "externalId", extract(epoch FROM "recordedAt")::float8 * 1000 AS "atMs" FROM messages WHERE direction = 'in'`,
  );
  const [records, reported] = [await readRecords(db), await dataCentre.report()];
  await db.end();
  const peaksMb = await holders.peaksMb();
  return composeReport({ plan, heldAfterS, endings, peaksMb, stored, records, reported, failure: product.failure() });
}

/** Spread evenly over the load. A process that was killed is started anew at once, as its supervisor would. */
async function endHolders({ seconds, kills, memory }: TelegramPlan, holders: Holders): Promise<readonly Ending[]> {
  const signals: Ending["signal"][] = Array.from({ length: kills }, () => "SIGKILL");
  if (memory) signals.push("SIGTERM");
  const beganAtMs = performance.now();
  const endings: Ending[] = [];
  for (const [index, signal] of signals.entries()) {
    const dueMs = beganAtMs + (seconds * 1_000 * (index + 1)) / (signals.length + 1);
    await sleep(Math.max(0, dueMs - performance.now()));
    if (memory) await holders.add(); // The one that holds all must have had them to itself.
    const ending = holders.end(signal);
    if (!memory) await holders.add();
    endings.push(await ending);
    say(`${signal} after ${Math.round((performance.now() - beganAtMs) / 1_000)} s: ${JSON.stringify(endings.at(-1))}`);
  }
  return endings;
}

/** Waits until all is written, stored, answered and sent; gives up quietly, for the report then says what is missing. */
async function drain(product: Product<void>, dataCentre: DataCentre, db: Client): Promise<void> {
  let leftSinceMs = performance.now();
  while (product.failure() === null && performance.now() - leftSinceMs < DRAIN_WITHIN_MS) {
    const { unwritten } = await dataCentre.look();
    if (unwritten > 0) leftSinceMs = performance.now();
    else if (await isStoredAndDrained(dataCentre, db)) return;
    await sleep(LOOK_MS);
  }
}

async function isStoredAndDrained(dataCentre: DataCentre, db: Client): Promise<boolean> {
  const { written } = await dataCentre.report();
  const { rows } = await db.query<{ count: number }>(
    `SELECT count(*)::int AS count FROM messages WHERE direction = 'in'`,
  );
  return (rows[0]?.count ?? 0) >= written.length && isDrained(db);
}
