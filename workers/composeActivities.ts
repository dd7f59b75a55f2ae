import type { DataSource } from "typeorm";
import type { Client } from "@temporalio/client";
import { createAnswerActivities } from "../activities/answer.ts";
import { createBulkActivities } from "../activities/bulk.ts";
import { createCallActivities } from "../activities/call.ts";
import { createConversationActivities } from "../activities/conversation.ts";
import { createHistoryImportStepActivities } from "../activities/historyImportStep.ts";
import { deliverOutbox } from "../activities/deliverOutbox.ts";
import { createMediaActivities } from "../activities/media.ts";
import { createQueueActivities } from "../activities/queue.ts";
import { createRetentionActivities } from "../activities/retention.ts";
import { createSignInExpiryActivities } from "../activities/signInExpiry.ts";
import { createTouchActivities } from "../activities/touch.ts";
import { createSimulationActivities } from "../activities/simulation.ts";
import { createTranslationActivities } from "../activities/translation.ts";
import { createOutbounds } from "../channels/outbound.ts";
import { createChannels } from "../channels/registry.ts";
import type { HeldSessions } from "../channels/telegramAccount/heldSessions.ts";
import type { Env } from "../config/env.ts";
import type { TenantId } from "../contracts/ids.ts";
import { TenantSettings } from "../contracts/tenantSettings.ts";
import { createFileBlobStore } from "../entities/blobStore.ts";
import { openChannelSecrets } from "../entities/channelSecrets.ts";
import { PriceRowRecord } from "../entities/priceRowRecord.ts";
import { createSealer } from "../entities/sealing.ts";
import { TenantRecord } from "../entities/tenantRecord.ts";
import { connectLanguageModel } from "../knowledge/languageModel.ts";
import type { LanguageModel } from "../knowledge/languageModel.ts";
import { createConversationActors } from "../temporal/conversationActor.ts";
import { createBulkOrders } from "./bulkOrders.ts";
import { cachePerTenant } from "./cachePerTenant.ts";

/** What a process that holds Telegram accounts' connections can do through them. */
interface Holding {
  readonly holderId: string;
  readonly heldSessions: HeldSessions;
}

/** Builds every activity family upon one database pool, under the task queue that serves it. */
export function composeActivities(env: Env, db: DataSource, client: Client, holding?: Holding) {
  const sealer = createSealer(env.ENCRYPTION_KEYS);
  const blobs = createFileBlobStore(`${env.DATA_DIR}/blobs`);
  const sending = {
    db,
    channels: createChannels({
      telegramApi: env.TELEGRAM_API_ROOT,
      demoMessenger: env.DEMO_MESSENGER_ROOT,
      allowedPrivateHosts: env.ALLOWED_PRIVATE_HOSTS,
      ...(holding && { heldSessions: holding.heldSessions }),
    }),
    ...(holding && { holderId: holding.holderId }),
    openSettings: (sealed: string) => openChannelSecrets(sealer, sealed).settings,
    blobs,
  };
  const model = modelOf(env);
  return {
    ai: {
      ...createAnswerActivities({
        ...sending,
        tenantSettings: tenantSettingsOf(db),
        priceRows: cachePerTenant((tenantId) => db.getRepository(PriceRowRecord).findBy({ tenantId })),
        model,
      }),
      ...createTranslationActivities({ db, model }),
    },
    touches: createTouchActivities({
      db,
      model,
      deliver: (conversationId, cancelled) => deliverOutbox(sending, conversationId, cancelled),
      outbound: createOutbounds(env.ALLOWED_PRIVATE_HOSTS).guarded,
      ring: (conversation) =>
        createConversationActors(client, { idleMs: env.CONVERSATION_IDLE_MS }).replyQueued(conversation),
    }),
    io: {
      ...createConversationActivities(sending),
      ...createMediaActivities(sending),
      ...createQueueActivities({ db }),
      ...createCallActivities({ db }),
      ...createRetentionActivities({ db, blobs }),
      ...createBulkActivities({ db, orders: createBulkOrders(client, { idleMs: env.CONVERSATION_IDLE_MS }) }),
      ...createHistoryImportStepActivities({ db }),
      ...createSimulationActivities({ db }),
      ...createSignInExpiryActivities({ db, sealer }),
    },
  };
}

export const tenantSettingsOf = (db: DataSource) => cachePerTenant((tenantId) => readTenantSettings(db, tenantId));

async function readTenantSettings(db: DataSource, id: TenantId): Promise<TenantSettings> {
  const tenant = await db.getRepository(TenantRecord).findOneByOrFail({ id });
  return TenantSettings.parse(tenant.settings);
}

/** Without a key or an address of a model, our own rules think. */
function modelOf({ OPENAI_API_KEY, OPENAI_BASE_URL, OPENAI_MODEL, MODEL_TIMEOUT_MS }: Env): LanguageModel | null {
  if (OPENAI_API_KEY === undefined && OPENAI_BASE_URL === undefined) return null;
  return connectLanguageModel({
    apiKey: OPENAI_API_KEY,
    baseUrl: OPENAI_BASE_URL,
    name: OPENAI_MODEL,
    timeoutMs: MODEL_TIMEOUT_MS,
  });
}
