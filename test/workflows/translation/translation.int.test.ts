import { afterAll, beforeAll, expect, test } from "vitest";
import { readTranslation } from "../../../commands/translations.ts";
import { MessageRecord } from "../../../entities/messageRecord.ts";
import { startModelSimulator } from "../../../simulators/model/server.ts";
import type { ModelSimulator } from "../../../simulators/model/server.ts";
import { temporalRefusal } from "../../../temporal/temporalRefusal.ts";
import { translateMessage } from "../../../temporal/translationActor.ts";
import { translationWorkflowId } from "../../../workflows/translation/messages.ts";
import { createActorRig } from "../../support/actorRig.ts";
import type { ActorRig } from "../../support/actorRig.ts";
import { RECORDING_KEYS, replayLife } from "../../support/histories.ts";

let model: ModelSimulator;
let rig: ActorRig;
beforeAll(async () => {
  model = await startModelSimulator();
  rig = await createActorRig({
    settings: { startMode: "operator" },
    variables: { OPENAI_BASE_URL: model.url, ENCRYPTION_KEYS: RECORDING_KEYS },
  });
});
afterAll(async () => {
  await rig.close();
  await model.close();
});

async function said(chatId: number, text: string) {
  await rig.receive(rig.bot.person({ id: chatId, firstName: "Anna" }).compose(text), { ring: false });
  const [message] = await rig.messagesOf(chatId);
  if (message === undefined) throw new Error("nothing was stored");
  return { tenantId: rig.tenant.id, messageId: message.id, language: "ru" } as const;
}

const translate = (one: Awaited<ReturnType<typeof said>>) =>
  translateMessage(rig.client, one).catch((error: unknown) => {
    throw temporalRefusal(error);
  });

test("two operators who ask at once are given one translation, and who asks later the same", async () => {
  model.control.answer = () => "Мой айфон не заряжается";
  const one = await said(951, "My iPhone does not charge");
  const before = model.control.calls;
  await Promise.all([translate(one), translate(one)]);
  await translate(one);
  expect(await readTranslation(rig.db, one)).toBe("Мой айфон не заряжается");
  expect(model.control.calls - before).toBe(1);
  await expect(replayLife(rig.client, translationWorkflowId(one), "translation")).resolves.toBeUndefined();
});

test("an edited message is translated anew", async () => {
  model.control.answer = () => "Привет";
  const one = await said(952, "Hello");
  await translate(one);
  await rig.db
    .getRepository(MessageRecord)
    .update({ id: one.messageId }, { content: { kind: "text", text: "Hello!" } });
  expect(await readTranslation(rig.db, one)).toBeNull();
  model.control.answer = () => "Здравствуйте";
  await translate(one);
  expect(await readTranslation(rig.db, one)).toBe("Здравствуйте");
});

test("a model that gives nothing is named as such, and asked again when somebody asks again", async () => {
  model.control.answer = () => "Пока";
  const one = await said(953, "Bye");
  model.control.faults.next({ kind: "truncated" });
  await expect(translate(one)).rejects.toMatchObject({ code: "translation.failed" });
  await translate(one);
  expect(await readTranslation(rig.db, one)).toBe("Пока");
});
