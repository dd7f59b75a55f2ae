import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { routes } from "../../api/routes/routes.ts";
import type { Endpoint } from "../../contracts/endpoint.ts";
import { createLabel } from "../../contracts/endpoints/inbox.ts";
import { createCannedReply, createMacro } from "../../contracts/endpoints/composing.ts";
import { scheduleReply } from "../../contracts/endpoints/scheduledReplies.ts";
import { nothingExtracted } from "../../contracts/extraction.ts";
import { AppealRecord } from "../../entities/appealRecord.ts";
import { MediaRecord } from "../../entities/mediaRecord.ts";
import { MessageRecord } from "../../entities/messageRecord.ts";
import { newId } from "../../entities/newId.ts";
import { openInbox } from "./inbox.ts";
import { startTestApi } from "./testApi.ts";
import type { TestApi } from "./testApi.ts";

let api: TestApi;
let token: string;
let stranger: string;
let params: Readonly<Record<string, string>>;
let mediaId: string;

beforeAll(async () => {
  api = await startTestApi();
  const tenant = await api.addTenant();
  const own = await api.signInTo(tenant);
  token = own.token;
  ({ token: stranger } = await api.signInTo(await api.addTenant()));
  const inbox = await openInbox(api, tenant);
  const { id: conversationId, contactId } = await inbox.receive("Здравствуйте");
  const message = await api.db.getRepository(MessageRecord).findOneByOrFail({ conversationId });
  const appeal = await api.db.getRepository(AppealRecord).save({
    id: newId("apl"),
    tenantId: tenant.id,
    conversationId,
    contactId,
    extraction: nothingExtracted,
    extractedBy: "rules",
  });
  const media = await api.db.getRepository(MediaRecord).save({
    id: newId("med"),
    tenantId: tenant.id,
    channelAccountId: inbox.account.id,
    messageId: message.id,
    providerFileId: "file",
    status: "stored",
  });
  mediaId = media.id;
  await api.deps.blobs.put(media.id, Buffer.from("bytes"));
  params = {
    conversationId,
    contactId,
    messageId: message.id,
    appealId: appeal.id,
    channelAccountId: inbox.account.id,
    operatorId: own.id,
    labelId: (await api.call(createLabel, { token, body: { name: "VIP", color: "red" } })).result.id,
    sessionId: await sessionOf(own.id),
    cannedReplyId: (await api.call(createCannedReply, { token, body: template })).result.id,
    macroId: (await api.call(createMacro, { token, body: macro })).result.id,
    scheduledReplyId: await scheduledIn(conversationId),
  };
});
afterAll(() => api.close());

const template = { shortcut: "готово", text: "Готово", for: "everybody" } as const;
const macro = { name: "Выдача", steps: [{ kind: "close" }] };

async function scheduledIn(conversationId: string): Promise<string> {
  const body = { text: "Позже", dueAt: "2030-01-01T00:00:00Z", clientKey: "isolation-4" };
  return (await api.call(scheduleReply, { params: { conversationId }, body, token })).result.id;
}

async function sessionOf(operatorId: string): Promise<string> {
  const [session]: { id: string }[] = await api.db.query(`SELECT id FROM sessions WHERE "operatorId" = $1`, [
    operatorId,
  ]);
  return session?.id ?? "";
}

const bodies: Readonly<Record<string, unknown>> = {
  sendReply: { text: "Здравствуйте", clientKey: "isolation-1" },
  resolveDelivery: { choice: "resend" },
  markRead: { upToSeq: 1 },
  correctAppeal: { urgency: true },
  snoozeConversation: { until: null },
  writeNote: { text: "Заметка", clientKey: "isolation-2" },
  saveDraft: { mode: "reply", text: "Черновик", typedAt: "2026-01-01T00:00:00Z" },
  runMacro: { macroId: "mac_12345678", runKey: "isolation-5" },
  scheduleReply: { text: "Позже", dueAt: "2030-01-01T00:00:00Z", clientKey: "isolation-3" },
};
const endpoints = routes.map(({ endpoint }) => endpoint);
const callAs = (as: string, endpoint: Endpoint) =>
  api.call(endpoint, {
    params,
    token: as,
    ...(endpoint.method === "GET" ? {} : { body: bodies[endpoint.name] ?? {} }),
  });

const readMedia = (as: string) =>
  fetch(`${api.url}/api/v1/operator/media/${mediaId}`, { headers: { authorization: `Bearer ${as}` } });

describe("another tenant's ids name nothing", () => {
  test.each(endpoints.filter(({ path }) => path.includes(":")).map((endpoint) => [endpoint.name, endpoint] as const))(
    "for %s",
    async (_, endpoint) => {
      const answer = await callAs(stranger, endpoint);
      expect(answer).toMatchObject({ status: 404, code: expect.stringMatching(/not_found$/) });
    },
  );

  test("for files", async () => {
    expect((await readMedia(stranger)).status).toBe(404);
    expect((await readMedia(token)).status).toBe(200);
  });
});

test.each(
  endpoints
    .filter(({ path, method, access }) => !path.includes(":") && method === "GET" && access !== "anyone")
    .map((endpoint) => [endpoint.name, endpoint] as const),
)("%s lists nothing of another tenant", async (_, endpoint) => {
  const { status, text } = await callAs(stranger, endpoint);
  expect(status).toBe(200);
  for (const id of Object.values(params)) expect(text).not.toContain(id);
});

describe("the walk would notice: for their own tenant the same ids name something", () => {
  test.each(
    endpoints
      .filter(({ path, method }) => path.includes(":") && method === "GET")
      .map((endpoint) => [endpoint.name, endpoint] as const),
  )("for %s", async (_, endpoint) => {
    expect(await callAs(token, endpoint)).toMatchObject({ status: 200 });
  });
});

describe("nobody who has not signed in", () => {
  test.each(
    endpoints.filter(({ access }) => access !== "anyone").map((endpoint) => [endpoint.name, endpoint] as const),
  )("may call %s", async (_, endpoint) => {
    expect(await api.call(endpoint, { params })).toMatchObject({ status: 401, code: "auth.required" });
  });
});
