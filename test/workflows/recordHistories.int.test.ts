import { writeFileSync } from "node:fs";
import { afterAll, beforeAll, expect, test } from "vitest";
import { queueReply } from "../../commands/queueReply.ts";
import { createActorRig } from "../support/actorRig.ts";
import type { ActorRig } from "../support/actorRig.ts";
import { RECORDING_KEYS, replay, writeHistory } from "../support/histories.ts";
import { until } from "../support/until.ts";

let rig: ActorRig;
beforeAll(async () => {
  rig = await createActorRig({ variables: { ENCRYPTION_KEYS: RECORDING_KEYS, CONVERSATION_IDLE_MS: "1500" } });
});
afterAll(() => rig.close());

/** Each plays a life on the real server. `RECORD_HISTORIES=1 npm test -- recordHistories` keeps them for the replay test. */
const lives: Record<string, (chatId: number) => Promise<void>> = {
  answered: async (chatId) => {
    const contact = rig.bot.person({ id: chatId, firstName: "Анна" });
    await rig.receive(contact.compose("здравствуйте"));
    await rig.message(chatId, ({ status }) => status === "sent");
    await rig.receive(contact.compose("сколько стоит экран на iphone 11"));
    await until(() => rig.telegram.sentTo(chatId).length === 2);
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
  },
};

test.each(Object.keys(lives))("the life of an actor «%s» can be replayed from its history", async (name) => {
  const chatId = 900 + Object.keys(lives).indexOf(name);
  await lives[name]?.(chatId);
  const { id } = await rig.conversationOf(chatId);
  const handle = rig.client.workflow.getHandle(`conversation/${id}`);
  await until(async () => (await handle.describe()).status.name === "COMPLETED");
  const history = await handle.fetchHistory();
  await expect(replay(history)).resolves.toBeUndefined();
  if (process.env["RECORD_HISTORIES"] === "1") {
    writeFileSync(new URL(`../histories/${name}.history`, import.meta.url), writeHistory(history));
  }
});
