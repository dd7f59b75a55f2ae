import { randomBytes } from "node:crypto";
import { createChannelAccount } from "../../commands/createChannelAccount.ts";
import { createTenant } from "../../commands/createTenant.ts";
import { finishSignIn } from "../../commands/telegram/signInProgress.ts";
import type { Env } from "../../config/env.ts";
import { HELD_KIND } from "../../contracts/channel.ts";
import { sealChannelSecrets } from "../../entities/channelSecrets.ts";
import { createDataSource } from "../../entities/dataSource.ts";
import { newId } from "../../entities/newId.ts";
import { createSealer } from "../../entities/sealing.ts";
import { seedPrices } from "../load/seedTenant.ts";

/** Where a new account of the data centre begins. */
const NEW = { pts: 1, qts: 0, date: 0, seq: 1 } as const;
const APP = { apiId: 12_345, apiHash: "0123456789abcdef".repeat(2) } as const;

/** One shop with personal accounts that somebody has signed in to; its bot answers at once who writes in private. */
export async function seedAccounts(
  env: Pick<Env, "DATABASE_URL" | "ENCRYPTION_KEYS">,
  sessions: readonly string[],
): Promise<void> {
  const db = await createDataSource({ url: env.DATABASE_URL, applicationName: "bench", poolSize: 1 }).initialize();
  try {
    const sealer = createSealer(env.ENCRYPTION_KEYS);
    const shop = { name: "Мастерская", address: "ул. Лесная, 5", hours: "с 10 до 20", phone: "8 800 555-00-00" };
    const settings = { quietWindowMs: 0, startMode: "bot", shop } as const;
    const tenantId = await createTenant(db.manager, { name: "Мастерская", settings });
    await seedPrices(db, tenantId);
    for (const [index, session] of sessions.entries()) {
      const id = newId("acc");
      const sealed = sealChannelSecrets(sealer, { settings: {}, hookSecret: randomBytes(16).toString("hex") });
      const by = { operatorId: null, name: null };
      await createChannelAccount(db, { id, tenantId, kind: HELD_KIND, name: `Личный ${index + 1}`, sealed, by });
      const state = { ...NEW, date: Math.floor(Date.now() / 1_000) };
      await finishSignIn(db, sealer, id, { app: APP, session, state });
    }
  } finally {
    await db.destroy();
  }
}
