import { randomBytes } from "node:crypto";
import { createDataSource } from "../../entities/dataSource.ts";
import { createSealer } from "../../entities/sealing.ts";
import { buildStale } from "../../runtime/build.ts";
import type { DemoSent } from "../../simulators/demo/demoControl.ts";
import { startDemoMessenger } from "../../simulators/demo/server.ts";
import { interruption } from "../interruption.ts";
import { describeMachine } from "../machine.ts";
import { parseArguments } from "../parseArguments.ts";
import { startProduct } from "../startProduct.ts";
import { rounded } from "../statistics.ts";
import { fireBeside } from "./firing.ts";
import { Plan, ROUNDS, touchesEach } from "./plan.ts";
import type { Bench, Shops } from "./plan.ts";
import { seedContacts, seedShop } from "./seedShop.ts";
import { beginWaiting, readIdle } from "./waiting.ts";

const TARGET_RUNS_PER_SECOND = 100;
/** One tenant's due touches may make another's so much later, 99 times of 100. */
const TARGET_P99_RATIO = 1.1;

const say = (line: string) => console.error(`  ${line}`);

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
        await seedContacts(db, shops.small, 1, touchesEach(plan) * ROUNDS * 2);
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
