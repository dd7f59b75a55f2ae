import { In } from "typeorm";
import { afterAll, beforeAll, expect, test } from "vitest";
import { queueReply } from "../../commands/queueReply.ts";
import { ringForgotten } from "../../commands/ringForgotten.ts";
import { ConversationRecord } from "../../entities/conversationRecord.ts";
import { MediaRecord } from "../../entities/mediaRecord.ts";
import { newId } from "../../entities/newId.ts";
import type { TenantRecord } from "../../entities/tenantRecord.ts";
import { conversationWorkflowId } from "../../workflows/conversation/messages.ts";
import { mediaFetchWorkflowId } from "../../workflows/mediaFetch/messages.ts";
import { createTestNamespace } from "../support/testNamespace.ts";
import { until } from "../support/until.ts";
import { openInbox } from "./inbox.ts";
import { startTestApi } from "./testApi.ts";
import type { TestApi } from "./testApi.ts";

let api: TestApi;
let tenant: TenantRecord;
let inbox: Awaited<ReturnType<typeof openInbox>>;

beforeAll(async () => {
  api = await startTestApi({ variables: { TEMPORAL_NAMESPACE: await createTestNamespace() } });
  tenant = await api.addTenant();
  inbox = await openInbox(api, tenant);
});
afterAll(() => api.close());

const isRunning = async (workflowId: string) => {
  const { status } = await api.deps.temporal.call(5_000, (client) => client.workflow.getHandle(workflowId).describe());
  return status.name === "RUNNING";
};
const bellOf = async (id: ConversationRecord["id"]) =>
  (await api.db.getRepository(ConversationRecord).findOneByOrFail({ id })).inboundBell;

test("a message whose process died before it rang wakes its actor all the same", async () => {
  const { id } = await inbox.receive("Кто-нибудь?"); // stored as the webhook does, and never rung
  expect(await until(() => isRunning(conversationWorkflowId(id)))).toBe(true);
  await until(async () => (await bellOf(id)) === "heard");
});

test("a conversation whose actor was ended by hand before it read gets another one", async () => {
  const { id } = await inbox.receive("Есть ответ?");
  await api.db.query(
    `UPDATE conversations SET "inboundBell" = 'heard', "bellRungAt" = now() - interval '3 minutes' WHERE id = $1`,
    [id],
  );
  expect(await until(() => isRunning(conversationWorkflowId(id)))).toBe(true);
});

test("a message whose actor was lost while it answered is rung again", async () => {
  const { id } = await inbox.receive("Вы ответите?");
  await api.db.query(
    `UPDATE conversations SET "inboundBell" = 'quiet', "lastInboundAt" = now() - interval '6 minutes' WHERE id = $1`,
    [id],
  );
  await ringForgotten(api.db);
  expect(await until(() => isRunning(conversationWorkflowId(id)))).toBe(true);
});

test("a reply whose actor was lost before it left is rung again, but not one that left a moment ago", async () => {
  const old = await inbox.receive("Жду ответа");
  const fresh = await inbox.receive("Тоже жду");
  const by = { operatorId: newId("opr"), name: "Анна" };
  for (const { id: conversationId } of [old, fresh]) {
    await queueReply(api.db, { conversationId, tenantId: tenant.id, by, text: "Готово", clientKey: "the-only-reply" });
  }
  await api.db.query(`UPDATE conversations SET "outboxBell" = 'quiet' WHERE id = ANY($1)`, [[old.id, fresh.id]]);
  await api.db.query(
    `UPDATE messages SET "recordedAt" = now() - interval '6 minutes' WHERE "conversationId" = $1 AND status = 'queued'`,
    [old.id],
  );
  await ringForgotten(api.db);
  const bells = await api.db.getRepository(ConversationRecord).findBy({ id: In([old.id, fresh.id]) });
  expect(bells.filter(({ outboxBell }) => outboxBell !== "quiet").map(({ id }) => id)).toEqual([old.id]);
});

test("a file that nobody began to fetch is fetched", async () => {
  const media = await api.db.getRepository(MediaRecord).save({
    id: newId("med"),
    tenantId: tenant.id,
    channelAccountId: inbox.account.id,
    messageId: newId("msg"),
    providerFileId: "photo",
    createdAt: new Date(Date.now() - 60_000),
  });
  expect(await until(() => isRunning(mediaFetchWorkflowId(media.id)))).toBe(true);
});
