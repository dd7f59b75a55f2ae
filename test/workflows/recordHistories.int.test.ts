import { afterAll, beforeAll, expect, test } from "vitest";
import { orderUndo, readBulkRun, startBulkRun } from "../../commands/bulk/bulkRuns.ts";
import { createChannelAccount } from "../../commands/createChannelAccount.ts";
import { queueReply } from "../../commands/queueReply.ts";
import { cancelReply } from "../../commands/cancelReply.ts";
import { setTelegramApp } from "../../commands/telegram/setTelegramApp.ts";
import { takeSignInStep } from "../../commands/telegram/takeSignInStep.ts";
import type { SequenceDraft } from "../../contracts/sequence.ts";
import type { BulkRunState } from "../../contracts/bulk.ts";
import { HELD_KIND } from "../../contracts/channel.ts";
import { sealChannelSecrets } from "../../entities/channelSecrets.ts";
import { newId } from "../../entities/newId.ts";
import { createSealer } from "../../entities/sealing.ts";
import { startSimulation } from "../../commands/simulating/simulations.ts";
import { startBulkRun as workOnBulkRun } from "../../temporal/bulkActor.ts";
import { startSimulation as workOnSimulation } from "../../temporal/simulationActor.ts";
import { simulationWorkflowId } from "../../workflows/simulation/messages.ts";
import { buildSequence, draftOf } from "../support/buildSequence.ts";
import { takeStep } from "../../temporal/telegramAccountActor.ts";
import { bulkWorkflowId } from "../../workflows/bulk/messages.ts";
import { telegramAccountWorkflowId } from "../../workflows/telegramAccount/messages.ts";
import { createActorRig } from "../support/actorRig.ts";
import type { ActorRig } from "../support/actorRig.ts";
import { RECORDING_KEYS, replayLife } from "../support/histories.ts";
import { startTelegramDc } from "../support/telegramDc/server.ts";
import type { TelegramDc } from "../support/telegramDc/server.ts";
import { until } from "../support/until.ts";

let dc: TelegramDc;
let rig: ActorRig;
beforeAll(async () => {
  dc = await startTelegramDc();
  rig = await createActorRig({
    variables: {
      ENCRYPTION_KEYS: RECORDING_KEYS,
      CONVERSATION_IDLE_MS: "1500",
      WORKER_ROLES: "conversation,io,touches,telegram",
      TELEGRAM_MTPROTO_DC: `${dc.at.host}:${dc.at.port}`,
      TELEGRAM_MTPROTO_KEY: dc.at.publicKey,
    },
  });
});
afterAll(async () => {
  await rig.close();
  await dc.close();
});

/** Each plays a life on the real server, and names its actor. `RECORD_HISTORIES=1 npm test -- recordHistories` keeps them for the replay test. */
const lives: Record<string, (chatId: number) => Promise<string>> = {
  answered: async (chatId) => {
    const contact = rig.bot.person({ id: chatId, firstName: "Анна" });
    await rig.receive(contact.compose("здравствуйте"));
    await rig.message(chatId, ({ status }) => status === "sent");
    await rig.receive(contact.compose("сколько стоит экран на iphone 11"));
    await until(() => rig.telegram.sentTo(chatId).length === 2);
    return conversationActor(chatId);
  },
  "taken-over-and-handed-back": async (chatId) => {
    const contact = rig.bot.person({ id: chatId, firstName: "Борис" });
    await rig.receive(contact.compose("здравствуйте"));
    await rig.actors.takeOver(await rig.refOf(chatId), rig.by);
    await rig.receive(contact.compose("айфон 12 не включается"));
    const sent = rig.telegram.sentTo(chatId).length;
    await rig.actors.handBack(await rig.refOf(chatId), rig.by);
    await until(() => rig.telegram.sentTo(chatId).length > sent);
    await rig.actors.close(await rig.refOf(chatId), rig.by);
    return conversationActor(chatId);
  },
  "throttled-reply": async (chatId) => {
    const contact = rig.bot.person({ id: chatId, firstName: "Вера" });
    await rig.receive(contact.compose("здравствуйте"));
    await rig.actors.takeOver(await rig.refOf(chatId), rig.by);
    rig.telegram.faults.next({ kind: "throttle", seconds: 1 }, { when: (call) => call.chatId === chatId });
    const { id } = await rig.conversationOf(chatId);
    const reply = {
      conversationId: id,
      tenantId: rig.tenant.id,
      by: rig.by,
      text: "Ждём вас",
      clientKey: "key-recorded",
    };
    const { ring } = await queueReply(rig.db, reply);
    if (ring !== null) await rig.actors.replyQueued(ring);
    await rig.message(chatId, ({ status, author }) => status === "sent" && author === "operator");
    return conversationActor(chatId);
  },
  "reply-after-one-taken-back": async (chatId) => {
    await rig.receive(rig.bot.person({ id: chatId, firstName: "Дарья" }).compose("здравствуйте"));
    await rig.actors.takeOver(await rig.refOf(chatId), rig.by);
    const { id: conversationId } = await rig.conversationOf(chatId);
    const { id: tenantId } = rig.tenant;
    const say = async (text: string, undoSeconds: number) => {
      await rig.db.query(
        `UPDATE tenants SET settings = settings || jsonb_build_object('undoSeconds', $2::int) WHERE id = $1`,
        [tenantId, undoSeconds],
      );
      const { messageId, ring } = await queueReply(rig.db, {
        conversationId,
        tenantId,
        by: rig.by,
        text,
        clientKey: text,
      });
      if (ring !== null) await rig.actors.replyQueued(ring);
      return messageId;
    };
    const messageId = await say("Рано", 30);
    await until(async () => (await rig.conversationOf(chatId)).outboxBell === "quiet");
    await cancelReply(rig.db, { tenantId, conversationId, messageId }, rig.by);
    await say("Приезжайте", 0);
    await until(() => rig.telegram.sentTo(chatId).some(({ text }) => text === "Приезжайте"));
    return conversationActor(chatId);
  },
  bulk: async (chatId) => {
    await rig.receive(rig.bot.person({ id: chatId, firstName: "Галина" }).compose("здравствуйте"));
    const { id } = await rig.conversationOf(chatId);
    const tenantId = rig.tenant.id;
    const runId = await startBulkRun(rig.db, {
      tenantId,
      by: { ...rig.by, origin },
      clientKey: "bulk-recorded",
      action: { kind: "priority", priority: "urgent" },
      filter: null,
      selection: { text: "SELECT id FROM conversations WHERE id = $1", values: [id] },
    });
    const ends = (state: BulkRunState) => until(async () => (await readBulkRun(rig.db, runId)).state === state);
    await workOnBulkRun(rig.client, { runId, tenantId });
    await ends("done");
    await orderUndo(rig.db, runId, rig.by);
    await workOnBulkRun(rig.client, { runId, tenantId });
    await ends("undone");
    return bulkWorkflowId(runId);
  },
  simulation: async () => {
    const tenantId = rig.tenant.id;
    const steps: SequenceDraft["steps"] = [{ id: "end", kind: "end" }];
    const { id: sequenceId } = await buildSequence(rig.db, tenantId, { steps });
    const simulationId = await startSimulation(rig.db, {
      tenantId,
      operatorId: rig.by.operatorId,
      sequenceId,
      clientKey: "simulation-recorded",
      definition: draftOf({ steps }),
      over: { kind: "synthetic", contacts: 10, days: 1, replies: 0, seed: 1 },
      contactIds: [],
    });
    await workOnSimulation(rig.client, { simulationId, tenantId });
    return simulationWorkflowId(simulationId);
  },
  "telegram-account": async () => {
    const phone = "+79995550077";
    dc.addOwner({ phone, code: "54321" });
    const { by, db, env, tenant } = rig;
    const sealer = createSealer(env.ENCRYPTION_KEYS);
    await setTelegramApp(db, sealer, tenant.id, { apiId: 12_345, apiHash: "0123456789abcdef".repeat(2) }, by);
    const id = newId("acc");
    const sealed = sealChannelSecrets(sealer, { settings: {}, hookSecret: "recorded" });
    const named = { kind: HELD_KIND, name: "Личный", branchId: null } as const;
    await createChannelAccount(db, { id, tenantId: tenant.id, ...named, sealed, by });
    const ref = { channelAccountId: id, tenantId: tenant.id };
    for (const step of [{ step: "phone", phone } as const, { step: "code", code: "54321" } as const]) {
      await takeSignInStep(db, sealer, { ...ref, step, by });
      await takeStep(rig.client, ref, step.step, { idleMs: env.CONVERSATION_IDLE_MS });
    }
    return telegramAccountWorkflowId(id);
  },
};

async function conversationActor(chatId: number): Promise<string> {
  const { id } = await rig.conversationOf(chatId);
  return `conversation/${id}`;
}

const origin = { address: "127.0.0.1", requestId: "recorded" };

test.each(Object.keys(lives))("the life of an actor «%s» can be replayed from its history", async (name) => {
  const chatId = 900 + Object.keys(lives).indexOf(name);
  const workflowId = await lives[name]?.(chatId);
  await expect(replayLife(rig.client, workflowId ?? "", name)).resolves.toBeUndefined();
});
