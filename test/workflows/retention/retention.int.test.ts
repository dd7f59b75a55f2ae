import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { previewForgetting } from "../../../commands/forgetQuiet.ts";
import { queueReply } from "../../../commands/queueReply.ts";
import { createMessageIndexer } from "../../../commands/search/indexMessages.ts";
import { AuditEntryRecord } from "../../../entities/auditEntryRecord.ts";
import { createFileBlobStore } from "../../../entities/blobStore.ts";
import { ConversationRecord } from "../../../entities/conversationRecord.ts";
import { MediaRecord } from "../../../entities/mediaRecord.ts";
import { MessageRecord } from "../../../entities/messageRecord.ts";
import { MessageWordsRecord } from "../../../entities/messageWordsRecord.ts";
import { newId } from "../../../entities/newId.ts";
import { PhoneTelemetryRecord } from "../../../entities/phoneTelemetryRecord.ts";
import { RawUpdateRecord } from "../../../entities/rawUpdateRecord.ts";
import { TenantRecord } from "../../../entities/tenantRecord.ts";
import { ensureRetentionSchedule, RETENTION_SCHEDULE } from "../../../temporal/retentionSchedule.ts";
import { createActorRig } from "../../support/actorRig.ts";
import type { ActorRig } from "../../support/actorRig.ts";
import { until } from "../../support/until.ts";

const DAYS = 30;

let rig: ActorRig;
let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "switchboard-retention-"));
  rig = await createActorRig({ settings: { startMode: "operator" }, variables: { DATA_DIR: folder } });
});
afterAll(async () => {
  await rig.close();
  await rm(folder, { recursive: true });
});

/** Somebody wrote, and was quiet since then for so many days. */
async function conversation(
  chatId: number,
  quietDays: number,
  change: Partial<Omit<ConversationRecord, "attributes">>,
) {
  await rig.receive(rig.bot.person({ id: chatId, firstName: "Вера" }).compose("здравствуйте"), { ring: false });
  const { id } = await rig.conversationOf(chatId);
  const lastActivityAt = new Date(Date.now() - quietDays * 24 * 60 * 60_000);
  await rig.db.getRepository(ConversationRecord).update({ id }, { lastActivityAt, needsOperator: false, ...change });
  return id;
}

const answered = { answeredSeq: 1 };
const said = async (chatId: number) => (await rig.messagesOf(chatId)).length;
const runs = () => rig.db.getRepository(AuditEntryRecord).findBy({ action: "tenant.forgotten" });

async function runTonight(): Promise<void> {
  const before = (await runs()).length;
  await rig.client.schedule.getHandle(RETENTION_SCHEDULE).trigger();
  await until(async () => (await runs()).length === before + 1);
}

test("the nightly run forgets what was quiet for too long, whole, and nothing that waits for an answer", async () => {
  const blobs = createFileBlobStore(join(folder, "blobs"));
  const old = await conversation(901, DAYS + 1, answered);
  await conversation(902, DAYS + 1, { status: "resolved" });
  await conversation(903, DAYS - 1, answered);
  await conversation(904, DAYS + 1, {});
  await conversation(905, DAYS + 1, { ...answered, needsOperator: true });
  const waiting = await conversation(906, DAYS + 1, answered);
  const reply = { conversationId: waiting, tenantId: rig.tenant.id, by: rig.by, text: "Готово", clientKey: "key-906" };
  await queueReply(rig.db, reply);
  await conversation(906, DAYS + 1, { answeredSeq: 3 });

  const message = await rig.db.getRepository(MessageRecord).findOneByOrFail({ conversationId: old });
  const media = await rig.db.getRepository(MediaRecord).save({
    id: newId("med"),
    tenantId: rig.tenant.id,
    channelAccountId: rig.account.id,
    messageId: message.id,
    providerFileId: "file",
    status: "stored",
  });
  await blobs.put(media.id, Buffer.from("photo"));
  const words = rig.db.getRepository(MessageWordsRecord);
  const indexer = createMessageIndexer(rig.db);
  await until(async () => {
    await indexer.indexNext();
    return (await words.countBy({ conversationId: old })) === 1;
  });
  await rig.db.query(
    `INSERT INTO phone_telemetry ("deviceId", batch, position, "tenantId", kind, endpoint, extra, "occurredAt")
     SELECT 'dev_forgotten', 'batch', days, $1, 'other', '', '{}', now() - make_interval(days => days) FROM unnest($2::int[]) days`,
    [rig.tenant.id, [29, 31]],
  );
  const updates = await rig.db.getRepository(RawUpdateRecord).count();

  await ensureRetentionSchedule(rig.client);
  await ensureRetentionSchedule(rig.client);
  expect(await previewForgetting(rig.db, rig.tenant.id, DAYS)).toEqual({ conversations: 2, messages: 2, files: 1 });
  const settings = { ...rig.tenant.settings, retentionDays: DAYS };
  await rig.db
    .getRepository(TenantRecord)
    .update({ id: rig.tenant.id }, { settings: JSON.parse(JSON.stringify(settings)) });
  await runTonight();

  expect(await Promise.all([901, 902, 903, 904, 905, 906].map(said))).toEqual([0, 0, 1, 1, 1, 3]);
  expect(await blobs.open(media.id)).toBeNull();
  expect(await rig.db.getRepository(MediaRecord).count()).toBe(0);
  expect(await words.countBy({ conversationId: old })).toBe(0);
  expect(await rig.db.getRepository(RawUpdateRecord).count()).toBe(updates - 2);
  expect(await runs()).toMatchObject([
    { operatorId: null, entityId: rig.tenant.id, after: { conversations: 2, messages: 2, files: 1 } },
  ]);

  const measured = () => rig.db.getRepository(PhoneTelemetryRecord).find();
  await until(async () => (await measured()).length === 1);
  expect(await measured()).toMatchObject([{ position: 29 }]);

  await runTonight();
  expect(new Set((await runs()).map(({ after }) => after["conversations"]))).toEqual(new Set([0, 2]));
});

test("somebody who writes again after all was forgotten is numbered on and heard", async () => {
  await rig.receive(rig.bot.person({ id: 901, firstName: "Вера" }).compose("снова здравствуйте"));
  expect(await rig.messagesOf(901)).toMatchObject([{ seq: 2, content: { text: "снова здравствуйте" } }]);
  expect(await rig.conversationOf(901)).toMatchObject({ unread: 1 });
});
