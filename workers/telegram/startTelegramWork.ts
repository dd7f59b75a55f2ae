import { randomBytes } from "node:crypto";
import { hostname } from "node:os";
import { Client } from "@temporalio/client";
import { Worker } from "@temporalio/worker";
import type { WorkerOptions } from "@temporalio/worker";
import { createHistoryImportActivities } from "../../activities/historyImport.ts";
import { createTelegramAccountActivities } from "../../activities/telegramAccount.ts";
import type { TelegramDcAddress } from "../../channels/telegramAccount/createClient.ts";
import type { Env } from "../../config/env.ts";
import { createLog } from "../../config/log.ts";
import { openChannelSecrets } from "../../entities/channelSecrets.ts";
import { createSealer } from "../../entities/sealing.ts";
import { composeActivities, tenantSettingsOf } from "../composeActivities.ts";
import type { Running, WorkersDeps } from "../startWorkers.ts";
import { createHolder } from "./holder.ts";

const POLLERS = 2;
const CONCURRENT_SIGN_INS_MAX = 50;

/**
 * Holds Telegram accounts: takes steps of signing in for anybody (queue "telegram"), and sends and fetches for the accounts
 * whose connections are this process's (a queue of its own).
 */
export async function startTelegramWork(
  { env, db, connection, codec }: WorkersDeps,
  shared: Omit<WorkerOptions, "taskQueue">,
): Promise<Running> {
  const sealer = createSealer(env.ENCRYPTION_KEYS);
  const telegramDc = dcOf(env);
  const client = new Client({
    connection,
    namespace: env.TEMPORAL_NAMESPACE,
    dataConverter: { payloadCodecs: [codec] },
  });
  const openSettings = (sealed: string) => openChannelSecrets(sealer, sealed).settings;
  const tenantSettings = tenantSettingsOf(db);
  const holder = createHolder(
    {
      db,
      client,
      log: createLog(env.LOG_LEVEL, "telegram"),
      idleMs: env.CONVERSATION_IDLE_MS,
      dc: telegramDc,
      openSettings,
      tenantSettings,
    },
    `${hostname()}-${process.pid}-${randomBytes(3).toString("hex")}`,
  );
  const { holderId } = holder;
  const { io } = composeActivities(env, db, client, { holderId, heldSessions: holder });
  const [signingIn, sending] = await Promise.all([
    Worker.create({
      ...shared,
      taskQueue: "telegram",
      activities: createTelegramAccountActivities({ db, sealer, telegramDc }),
      maxConcurrentActivityTaskPolls: POLLERS,
      maxConcurrentActivityTaskExecutions: CONCURRENT_SIGN_INS_MAX,
    }),
    Worker.create({
      ...shared,
      taskQueue: `holder/${holderId}`,
      activities: {
        ...io,
        ...createHistoryImportActivities({ db, heldSessions: holder, openSettings, tenantSettings }),
      },
      maxConcurrentActivityTaskPolls: POLLERS,
    }),
  ]);
  return {
    async run() {
      await Promise.all([signingIn.run(), sending.run(), holder.run()]);
    },
    shutdown() {
      holder.stop();
      signingIn.shutdown();
      sending.shutdown();
    },
  };
}

function dcOf({ TELEGRAM_MTPROTO_DC, TELEGRAM_MTPROTO_KEY: publicKey }: Env): TelegramDcAddress | undefined {
  if (TELEGRAM_MTPROTO_DC === undefined || publicKey === undefined) return undefined;
  const [host = "", port] = TELEGRAM_MTPROTO_DC.split(":");
  return { host, port: Number(port), publicKey };
}
