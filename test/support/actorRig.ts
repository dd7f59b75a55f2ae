import { inject } from "vitest";
import { startQueueBells } from "../../api/ringing/queueBells.ts";
import { createLog } from "../../config/log.ts";
import { createChannels } from "../../channels/registry.ts";
import { acceptUpdate } from "../../commands/acceptUpdate.ts";
import type { ConversationRef, OperatorRef } from "../../contracts/actors.ts";
import { ConversationRecord } from "../../entities/conversationRecord.ts";
import { DecisionRecord } from "../../entities/decisionRecord.ts";
import { MessageRecord } from "../../entities/messageRecord.ts";
import { createSealer } from "../../entities/sealing.ts";
import type { TenantSettings } from "../../contracts/tenantSettings.ts";
import { startTelegramSimulator } from "../../simulators/telegram/server.ts";
import { connectTemporal } from "../../temporal/connect.ts";
import { createConversationActors } from "../../temporal/conversationActor.ts";
import { ringQueue } from "../../temporal/queueActor.ts";
import { createPayloadCodec } from "../../temporal/payloadCodec.ts";
import { startWorkers } from "../../workers/startWorkers.ts";
import type { Running } from "../../workers/startWorkers.ts";
import { botToken, buildChannelAccount, buildOperator, buildTenant } from "./builders.ts";
import "./temporalRuntime.ts";
import { createTestDatabase } from "./testDatabase.ts";
import { testEnv, testVariables } from "./testEnv.ts";
import { createTestNamespace } from "./testNamespace.ts";
import { until } from "./until.ts";
import { workflowCode } from "./workflowCode.ts";

export interface RigOptions {
  readonly settings?: Partial<TenantSettings>;
  readonly variables?: Readonly<Record<string, string>>;
}

export type ActorRig = Awaited<ReturnType<typeof createActorRig>>;

/**
 * Real Postgres, real Temporal, real workers in this process, and a simulated Telegram: everything from the accepted
 * update to the reply, without the HTTP API in front.
 */
export async function createActorRig({ settings, variables = {} }: RigOptions = {}) {
  const [database, namespace, telegram] = await Promise.all([
    createTestDatabase(),
    createTestNamespace(),
    startTelegramSimulator({ rateLimits: "off" }),
  ]);
  const { db } = database;
  const env = testEnv(
    testVariables({
      DATABASE_URL: database.url,
      TEMPORAL_ADDRESS: inject("temporalAddress"),
      TEMPORAL_NAMESPACE: namespace,
      TELEGRAM_API_ROOT: telegram.url,
      ...variables,
    }),
  );
  const { connection, client } = await connectTemporal({
    address: env.TEMPORAL_ADDRESS,
    namespace,
    encryptionKeys: env.ENCRYPTION_KEYS,
  });
  const actors = createConversationActors(client, { idleMs: env.CONVERSATION_IDLE_MS });
  const channels = createChannels({ telegramApi: telegram.url, demoMessenger: undefined });

  const tenant = await buildTenant(db, settings);
  const operator = await buildOperator(db, tenant);
  const by: OperatorRef = { operatorId: operator.id, name: operator.name };
  const token = botToken();
  const bot = telegram.control.addBot(token);
  const account = await buildChannelAccount(db, createSealer(env.ENCRYPTION_KEYS), {
    tenant,
    kind: "telegramBot",
    settings: { token },
  });

  let running: { workers: readonly Running[]; ended: Promise<unknown> } | null = null;
  async function startWork() {
    const codec = createPayloadCodec(env.ENCRYPTION_KEYS);
    const workers = await startWorkers({ env, db, connection, codec, workflowCode: await workflowCode() });
    running = { workers, ended: Promise.all(workers.map((worker) => worker.run())) };
  }
  async function stopWork() {
    for (const worker of running?.workers ?? []) worker.shutdown();
    await running?.ended;
    running = null;
  }
  await startWork();
  const queueBells = startQueueBells(
    db,
    (queue, fact) => ringQueue(client, queue, fact, { idleMs: env.CONVERSATION_IDLE_MS }),
    createLog("silent", "test"),
  );

  return {
    db,
    env,
    client,
    actors,
    telegram: telegram.control,
    bot,
    tenant,
    account,
    by,
    startWork,
    stopWork,

    /** Accepts one update as the webhook does, and rings. */
    async receive(update: unknown, { ring = true } = {}): Promise<readonly ConversationRef[]> {
      const accepting = {
        id: account.id,
        tenantId: tenant.id,
        kind: account.kind,
        startMode: settings?.startMode ?? "bot",
      };
      const accepted = await acceptUpdate(db, accepting, channels.telegramBot.parse(update), update);
      if (ring) await Promise.all(accepted.ring.map((conversation) => actors.messageArrived(conversation)));
      return accepted.ring;
    },

    async conversationOf(chatId: number): Promise<ConversationRecord> {
      return db.getRepository(ConversationRecord).findOneByOrFail({ externalChatId: String(chatId) });
    },
    async refOf(chatId: number): Promise<ConversationRef> {
      const { id, mode, generation } = await this.conversationOf(chatId);
      return { conversationId: id, tenantId: tenant.id, channelKind: account.kind, mode, generation };
    },
    async messagesOf(chatId: number): Promise<MessageRecord[]> {
      const { id } = await this.conversationOf(chatId);
      return db.getRepository(MessageRecord).find({ where: { conversationId: id }, order: { seq: "ASC" } });
    },
    async decisionsOf(chatId: number): Promise<DecisionRecord[]> {
      const { id } = await this.conversationOf(chatId);
      return db.getRepository(DecisionRecord).find({ where: { conversationId: id }, order: { decidedAt: "ASC" } });
    },
    /** Waits until the chat has a message like this. */
    async message(chatId: number, predicate: (message: MessageRecord) => boolean): Promise<MessageRecord> {
      return until(async () => (await this.messagesOf(chatId)).find(predicate));
    },

    async close() {
      await queueBells.stop();
      await stopWork();
      await connection.close();
      await telegram.close();
      await database.close();
    },
  };
}
