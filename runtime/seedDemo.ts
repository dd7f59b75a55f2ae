import type { DataSource, EntityManager } from "typeorm";
import { createChannelAccount } from "../commands/createChannelAccount.ts";
import { createOperator } from "../commands/createOperator.ts";
import { createTenant } from "../commands/createTenant.ts";
import { readEnv } from "../config/env.ts";
import type { ChannelAccountId, TenantId } from "../contracts/ids.ts";
import { sealChannelSecrets } from "../entities/channelSecrets.ts";
import { createDataSource } from "../entities/dataSource.ts";
import { newId } from "../entities/newId.ts";
import { PriceRowRecord } from "../entities/priceRowRecord.ts";
import { createSealer } from "../entities/sealing.ts";
import type { SeededDemo } from "./demo.ts";
import { demoPrices } from "./demoPrices.ts";
import { openSecrets } from "./secrets.ts";

const EMAIL = "anna@demo.local";

/** Makes the demo workshop once: people, price list, and the channel through which the visitors write. Prints who may sign in. */
async function seedDemo(db: DataSource): Promise<SeededDemo> {
  const known = await findDemo(db);
  const tenantId = known ?? (await db.transaction(createDemoTenant));
  return { email: EMAIL, channelAccountId: (await findChannel(db, tenantId)) ?? (await connectChannel(db, tenantId)) };
}

async function findDemo(db: DataSource): Promise<TenantId | undefined> {
  const [operator]: { tenantId: TenantId }[] = await db.query(`SELECT "tenantId" FROM operators WHERE email = $1`, [
    EMAIL,
  ]);
  return operator?.tenantId;
}

async function createDemoTenant(manager: EntityManager): Promise<TenantId> {
  const tenantId = await createTenant(manager, {
    name: "Мастерская на Лесной",
    settings: {
      shop: {
        name: "Мастерская на Лесной",
        address: "Лесная улица, 12, вход со двора",
        hours: "ежедневно с 10 до 20",
        phone: "+7 495 000-12-34",
      },
    },
  });
  const password = secrets.demoPassword;
  const anna = { name: "Анна Соколова", email: EMAIL, role: "ADMIN", isInstallationAdmin: true } as const;
  await createOperator(manager, { tenantId, password, ...anna });
  const boris = { name: "Борис Кравченко", email: "boris@demo.local", role: "MANAGER" } as const;
  await createOperator(manager, { tenantId, password, ...boris });
  for (const price of demoPrices) {
    await manager.getRepository(PriceRowRecord).insert({ id: newId("prc"), tenantId, currency: "RUB", ...price });
  }
  return tenantId;
}

async function findChannel(db: DataSource, tenantId: TenantId): Promise<ChannelAccountId | undefined> {
  const [account]: { id: ChannelAccountId }[] = await db.query(
    `SELECT id FROM channel_accounts WHERE "tenantId" = $1 AND kind = 'demo' ORDER BY "createdAt" LIMIT 1`,
    [tenantId],
  );
  return account?.id;
}

/** Its address is that of the environment, since the messenger takes another port at every start. */
async function connectChannel(db: DataSource, tenantId: TenantId): Promise<ChannelAccountId> {
  const id = newId("acc");
  const sealed = sealChannelSecrets(createSealer(env.ENCRYPTION_KEYS), {
    settings: { token: secrets.demoMessengerToken },
    hookSecret: secrets.demoWebhookSecret,
  });
  const by = { operatorId: null, name: null };
  await createChannelAccount(db, { id, tenantId, kind: "demo", name: "Демо-чат на сайте", sealed, by });
  return id;
}

const env = readEnv();
const secrets = await openSecrets(env.DATA_DIR);
const db = await createDataSource({ url: env.DATABASE_URL, applicationName: "seed", poolSize: 2 }).initialize();
try {
  console.log(JSON.stringify(await seedDemo(db)));
} finally {
  await db.destroy();
}
