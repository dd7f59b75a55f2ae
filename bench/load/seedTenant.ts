import { randomBytes } from "node:crypto";
import type { DataSource } from "typeorm";
import type { Env } from "../../config/env.ts";
import { createChannelAccount } from "../../commands/createChannelAccount.ts";
import { createOperator } from "../../commands/createOperator.ts";
import { createTenant } from "../../commands/createTenant.ts";
import type { RepairKind } from "../../contracts/extraction.ts";
import type { ChannelAccountId, TenantId } from "../../contracts/ids.ts";
import { sealChannelSecrets } from "../../entities/channelSecrets.ts";
import { createDataSource } from "../../entities/dataSource.ts";
import { newId } from "../../entities/newId.ts";
import { PriceRowRecord } from "../../entities/priceRowRecord.ts";
import { createSealer } from "../../entities/sealing.ts";
import type { LoadPlan } from "./arguments.ts";

const BURST_QUIET_WINDOW_MS = 2_000;

const prices: readonly (readonly [repair: RepairKind, title: string, amount: number])[] = [
  ["screen", "Замена экрана", 650_000],
  ["battery", "Замена аккумулятора", 290_000],
  ["charging_port", "Замена разъёма зарядки", 240_000],
];

export interface SeededTenant {
  readonly channelAccountId: ChannelAccountId;
  readonly hookSecret: string;
  readonly operator: { readonly email: string; readonly password: string };
}

/** One shop with one Telegram bot, its prices, and one operator who looks on. */
export async function seedTenant(
  env: Pick<Env, "DATABASE_URL" | "ENCRYPTION_KEYS">,
  { profile, mode }: Pick<LoadPlan, "profile" | "mode">,
  token: string,
): Promise<SeededTenant> {
  const db = await createDataSource({ url: env.DATABASE_URL, applicationName: "bench", poolSize: 1 }).initialize();
  try {
    const shop = { name: "Мастерская", address: "ул. Лесная, 5", hours: "с 10 до 20", phone: "8 800 555-00-00" };
    const quietWindowMs = profile === "bursts" ? BURST_QUIET_WINDOW_MS : 0;
    const settings = { quietWindowMs, startMode: mode, shop };
    const tenantId = await createTenant(db.manager, { name: "Мастерская", settings });
    await seedPrices(db, tenantId);
    const operator = { email: "bench@example.test", password: randomBytes(16).toString("hex") };
    await createOperator(db.manager, { tenantId, name: "Оператор", role: "MANAGER", ...operator });

    const channelAccountId = newId("acc");
    const hookSecret = randomBytes(16).toString("hex");
    const sealed = sealChannelSecrets(createSealer(env.ENCRYPTION_KEYS), { settings: { token }, hookSecret });
    const account = { id: channelAccountId, tenantId, kind: "telegramBot", name: "Бот", sealed } as const;
    await createChannelAccount(db, { ...account, by: { operatorId: null, name: null } });
    return { channelAccountId, hookSecret, operator };
  } finally {
    await db.destroy();
  }
}

/** A short price list that fits every device. */
export async function seedPrices(db: DataSource, tenantId: TenantId): Promise<void> {
  for (const [repair, title, amount] of prices)
    await db
      .getRepository(PriceRowRecord)
      .insert({ id: newId("prc"), tenantId, repair, title, amount, isFrom: true, durationMinutes: 60 });
}
