import { chmod, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { inject } from "vitest";
import { createOperator } from "../../commands/createOperator.ts";
import { createChannelAccount } from "../../contracts/endpoints/channelAccounts.ts";
import { Health } from "../../contracts/health.ts";
import type { TenantSettings } from "../../contracts/tenantSettings.ts";
import { createDataSource } from "../../entities/dataSource.ts";
import { createSealer } from "../../entities/sealing.ts";
import { findFreePort } from "../../runtime/ports.ts";
import { startDemoMessenger } from "../../simulators/demo/server.ts";
import { startModelSimulator } from "../../simulators/model/server.ts";
import type { PersonCard } from "../../simulators/telegram/person.ts";
import { startTelegramSimulator } from "../../simulators/telegram/server.ts";
import { signInAs } from "./apiClient.ts";
import { botToken, buildChannelAccount, buildPriceRow, buildTenant } from "./builders.ts";
import { ownPostgres, ownTemporal } from "./ownServers.ts";
import { productProcess } from "./productProcess.ts";
import { createTestDatabase } from "./testDatabase.ts";
import { testEnv, testVariables } from "./testEnv.ts";
import { createTestNamespace } from "./testNamespace.ts";
import { until } from "./until.ts";

export interface StackOptions {
  readonly settings?: Partial<TenantSettings>;
  /** The bot thinks by a simulated language model; by rules where false. */
  readonly withModel?: boolean;
  /** Servers of this stack's own, which a test may stop; it shares the run's where they are not named. */
  readonly own?: readonly ("postgres" | "temporal")[];
  readonly variables?: Readonly<Record<string, string>>;
}

export type Stack = Awaited<ReturnType<typeof startStack>>;

/** None of the machine's own: a developer's key must not be spent by a test. */
const NOT_THE_MACHINES = { OPENAI_API_KEY: "", OPENAI_BASE_URL: "", TEMPORAL_UI_URL: "", METRICS_ADDRESS: "" };

/**
 * The product as a user runs it, an API and a worker in processes of their own, among simulated providers in this one: a
 * tenant with a price list, an administrator who can sign in, a connected Telegram bot and a demo channel, both delivering
 * over real webhooks.
 */
export async function startStack(options: StackOptions = {}) {
  const { settings, withModel = false, own = [], variables = {} } = options;
  if (!inject("isBuilt")) throw new Error("dist/ is not of these sources: run `node runtime/build.ts` first.");
  const folder = await mkdtemp(join(tmpdir(), "switchboard-stack-"));
  // A PostgreSQL that root starts runs as another user, who must be able to enter.
  await chmod(folder, 0o755);
  const [postgres, temporal, telegram, demo, model, port] = await Promise.all([
    own.includes("postgres") ? ownPostgres(folder) : undefined,
    own.includes("temporal") ? ownTemporal(folder) : undefined,
    startTelegramSimulator({ rateLimits: "off", firstRetryMs: 100 }),
    startDemoMessenger({ token: "demo-token", firstRetryMs: 100 }),
    startModelSimulator(),
    findFreePort(),
  ]);
  const shared = postgres === undefined ? await createTestDatabase() : undefined;
  const databaseUrl = postgres?.url ?? shared?.url ?? "";
  const db = shared?.db ?? (await createDataSource({ url: databaseUrl, applicationName: "test" }).initialize());
  const url = `http://127.0.0.1:${port}`;
  const given = testVariables({
    PORT: String(port),
    PUBLIC_URL: url,
    DATABASE_URL: databaseUrl,
    TEMPORAL_ADDRESS: temporal?.address ?? inject("temporalAddress"),
    TEMPORAL_NAMESPACE: temporal === undefined ? await createTestNamespace() : "default",
    DATA_DIR: folder,
    TELEGRAM_API_ROOT: telegram.url,
    DEMO_MESSENGER_ROOT: demo.url,
    LOG_LEVEL: "info",
    ...NOT_THE_MACHINES,
    ...(withModel && { OPENAI_BASE_URL: model.url }),
    ...variables,
  });

  const tenant = await buildTenant(db, settings);
  const iPhone11 = { deviceType: "phone", brand: "Apple", model: "iPhone 11" } as const;
  await buildPriceRow(db, tenant, { ...iPhone11, repair: "screen", title: "Замена экрана iPhone 11", amount: 650_000 });
  await buildPriceRow(db, tenant, { ...iPhone11, repair: "battery", title: "Замена аккумулятора", amount: 290_000 });
  const login = { email: "anna@example.test", password: "a long enough password" };
  await createOperator(db.manager, { tenantId: tenant.id, name: "Анна", role: "ADMIN", ...login });

  const api = productProcess({ name: "api", folder, env: given });
  const worker = productProcess({ name: "worker", folder, env: given });
  await Promise.all([api.start(), worker.start()]);
  await until(async () => Health.parse(await (await fetch(`${url}/health`)).json()).status === "up", 30_000);

  const operator = await signInAs(url, login);
  const token = botToken();
  const bot = telegram.control.addBot(token);
  const account = await operator.call(createChannelAccount, {
    body: { kind: "telegramBot", name: "Бот-ремонт", settings: { token } },
  });
  const sealer = createSealer(testEnv(given).ENCRYPTION_KEYS);
  const demoAccount = await buildChannelAccount(db, sealer, {
    tenant,
    kind: "demo",
    settings: { token: "demo-token" },
  });
  demo.control.deliverTo({ url: `${url}/hooks/${demoAccount.id}`, secret: "hook-secret" });

  return {
    url,
    /** What both processes were started with. */
    variables: given,
    /** Holds their logs, `api.log` and `worker.log`. */
    folder,
    login,
    operator,
    db,
    tenant,
    account,
    telegram: { ...telegram.control, person: (card: PersonCard) => bot.person(card) },
    demo: demo.control,
    model: model.control,
    api,
    worker,
    postgres,
    temporal,
    async close() {
      await Promise.all([api.kill(), worker.kill()]);
      await Promise.all([telegram.close(), demo.close(), model.close()]);
      await (shared === undefined ? db.destroy() : shared.close());
      await Promise.all([postgres?.stop(), temporal?.stop()]);
      await rm(folder, { recursive: true, force: true });
    },
  };
}
