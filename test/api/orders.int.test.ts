import { afterAll, beforeAll, expect, test } from "vitest";
import {
  closeConversation,
  getActor,
  listDecisions,
  handBack,
  takeOver,
} from "../../contracts/endpoints/conversations.ts";
import { Health } from "../../contracts/health.ts";
import { createTestNamespace } from "../support/testNamespace.ts";
import type { TenantRecord } from "../../entities/tenantRecord.ts";
import { until } from "../support/until.ts";
import { openInbox } from "./inbox.ts";
import { startWork } from "./startWork.ts";
import { startTestApi } from "./testApi.ts";
import type { TestApi } from "./testApi.ts";

let api: TestApi;
let tenant: TenantRecord;
let endWork: () => Promise<void>;

beforeAll(async () => {
  const namespace = await createTestNamespace();
  api = await startTestApi({ variables: { TEMPORAL_NAMESPACE: namespace, TEMPORAL_UI_URL: "http://127.0.0.1:8233/" } });
  tenant = await api.addTenant();
  endWork = await startWork(api);
});
afterAll(async () => {
  await endWork();
  await api.close();
});

test("an operator takes a conversation over; another is refused until it is handed back", async () => {
  const inbox = await openInbox(api, tenant);
  const { id } = await inbox.receive("Здравствуйте");
  const params = { conversationId: id };
  const anna = await api.signInTo(tenant, "MANAGER");
  const boris = await api.signInTo(tenant, "MANAGER");

  const taken = await api.call(takeOver, { params, token: anna.token });
  expect(taken.result).toMatchObject({
    lastAutomaticReply: "none",
    conversation: { mode: "operator", assigneeId: anna.id },
  });
  expect(await api.call(takeOver, { params, token: boris.token })).toMatchObject({
    status: 409,
    code: "conversation.taken",
  });
  const handed = await api.call(handBack, { params, token: anna.token });
  expect(handed.result.conversation).toMatchObject({ mode: "bot", assigneeId: null });

  const closed = await api.call(closeConversation, { params, token: boris.token });
  expect(closed.result.status).toBe("resolved");
});

test("a running actor tells its state and its decisions, with a link into the Temporal UI", async () => {
  const inbox = await openInbox(api, tenant);
  const { id } = await inbox.receive("Есть кто?");
  const { token, name } = await api.signInTo(tenant, "ADMIN", true);
  await api.call(takeOver, { params: { conversationId: id }, token });
  // What was promised is kept in between, so that the actor may be busy for a moment.
  const result = await until(async () => {
    const view = (await api.call(getActor, { params: { conversationId: id }, token })).result;
    return view.state?.activity === "waiting" && view;
  });
  expect(result).toMatchObject({
    presence: "running",
    state: { mode: "operator", activity: "waiting" },
    temporalUrl: `http://127.0.0.1:8233/namespaces/${api.env.TEMPORAL_NAMESPACE}/workflows/conversation%2F${id}`,
  });
  const { decisions } = (await api.call(listDecisions, { params: { conversationId: id }, token })).result;
  expect(decisions[0]).toMatchObject({ kind: "takenOver", by: name });
});

test("with Postgres, Temporal and workers there, the product says that it is up", async () => {
  const health = await until(async () => {
    const response = await fetch(`${api.url}/health`);
    const read = Health.parse(await response.json());
    return read.status === "up" && read;
  });
  expect(health.dependencies.map(({ name, status }) => [name, status])).toEqual([
    ["postgres", "up"],
    ["temporal", "up"],
    ["workers", "up"],
    ["model", "off"],
  ]);
});
