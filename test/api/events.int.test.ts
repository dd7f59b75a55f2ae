import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import { assignConversation } from "../../commands/assignConversation.ts";
import { acceptCallReport } from "../../commands/calls/acceptCallReport.ts";
import { closeConversation } from "../../commands/closeConversation.ts";
import { readConsumerLags } from "../../commands/readConsumerLags.ts";
import { reserveNext } from "../../commands/reserveNext.ts";
import { settleSend } from "../../commands/settleSend.ts";
import { sendReply } from "../../contracts/endpoints/conversations.ts";
import { publicReportOfContact } from "../../contracts/endpoints/public.ts";
import type { ConversationId } from "../../contracts/ids.ts";
import { PhoneReport } from "../../contracts/phone/calls.ts";
import type { SendOutcome } from "../../contracts/update.ts";
import type { EventRecord } from "../../entities/eventRecord.ts";
import type { TenantRecord } from "../../entities/tenantRecord.ts";
import { buildCall } from "../support/buildCall.ts";
import { until } from "../support/until.ts";
import { openInbox } from "./inbox.ts";
import { startTestApi } from "./testApi.ts";
import type { TestApi } from "./testApi.ts";

let api: TestApi;
let tenant: TenantRecord;
let inbox: Awaited<ReturnType<typeof openInbox>>;
let anna: Awaited<ReturnType<TestApi["signInTo"]>>;
beforeAll(async () => {
  api = await startTestApi();
  tenant = await api.addTenant();
  inbox = await openInbox(api, tenant);
  anna = await api.signInTo(tenant);
});
afterAll(() => api.close());

const eventsWhere = (column: string, id: string): Promise<EventRecord[]> =>
  api.db.query(`SELECT * FROM events WHERE "${column}" = $1 ORDER BY "transaction", seq`, [id]);
const kindsOf = async (id: ConversationId) => (await eventsWhere("conversationId", id)).map(({ kind }) => kind);

test("who writes for the first time is a new contact, who writes again is not", async () => {
  const { id, externalChatId } = await inbox.receive("Здравствуйте");
  await inbox.receive("Вы тут?", Number(externalChatId));
  expect(await kindsOf(id)).toEqual([
    "conversation.created",
    "contact.created",
    "message.received",
    "message.received",
  ]);
});

test.each<[string, SendOutcome, string]>([
  ["sent", { kind: "ok", externalId: "1", sentAt: new Date() }, "message.sent"],
  ["failed", { kind: "permanent", detail: "blocked" }, "message.failed"],
  ["changed, while its outcome is unknown", { kind: "unknownOutcome", detail: "cut" }, "message.changed"],
])("a message that was handed over is %s, in one event", async (_, outcome, kind) => {
  const { id } = await inbox.receive("Когда будет готово?");
  const body = { text: "Завтра", clientKey: `reply-${kind}` };
  const { result } = await api.call(sendReply, { token: anna.token, params: { conversationId: id }, body });
  const next = await reserveNext(api.db, id);
  if (next.kind !== "send") throw new Error(`There is nothing to send: ${next.kind}.`);
  await settleSend(api.db, next.message, outcome);
  const told = (await eventsWhere("messageId", result.id)).map((event) => event.kind);
  expect(told).toEqual(["message.queued", kind]);
});

test("a conversation that becomes somebody's is assigned to them, and closing it is no assignment", async () => {
  const { id } = await inbox.receive("Здравствуйте");
  await assignConversation(api.db, id, { kind: "operator", id: anna.id }, { operatorId: anna.id, name: anna.name });
  const assigned = (await eventsWhere("conversationId", id)).filter(({ kind }) => kind === "conversation.assigned");
  expect(assigned.map(({ facts }) => facts)).toEqual([{ "event.assigneeId": anna.id }]);

  const other = await inbox.receive("Здравствуйте");
  await closeConversation(api.db, other.id, { operatorId: anna.id, name: anna.name });
  const kinds = await kindsOf(other.id);
  expect(kinds.filter((kind) => kind === "conversation.closed")).toHaveLength(1);
  expect(kinds).not.toContain("conversation.assigned");
});

test("a call is finished once, and once more where it becomes known only later how it ended", async () => {
  const { contactId } = await inbox.receive("Позвоните мне");
  const call = await buildCall(api.db, tenant, {
    operatorId: anna.id,
    contactId,
    state: "claimed",
    outcome: null,
    claimedAt: new Date(),
    startedAt: null,
    durationSeconds: null,
  });
  const report = (call_status: "unknown" | "connected", call_duration_seconds: number) => {
    const payload = { call_request_id: randomUUID(), call_status, call_duration_seconds };
    return acceptCallReport(api.db, {
      callRequestId: call.id,
      operatorId: anna.id,
      report: PhoneReport.parse(payload),
      payload,
    });
  };
  await report("unknown", 0);
  await report("connected", 20);
  await report("connected", 60);
  const told = await eventsWhere("callRequestId", call.id);
  expect(told.map(({ kind }) => kind)).toEqual(["call.finished", "call.finished", "call.changed"]);
  expect(told[0]?.contactId).toBe(contactId);
});

test("what a program reports of a contact is one event, however often it is said", async () => {
  const { contactId } = await inbox.receive("Оплатила");
  const { secret } = await api.addApiKey(tenant);
  const said = {
    token: secret,
    params: { contactId },
    body: { name: "order.paid", data: { sum: 4_500 }, clientKey: "order-1042-paid" },
  };
  const first = (await api.call(publicReportOfContact, said)).result;
  expect((await api.call(publicReportOfContact, said)).result).toEqual(first);
  const told = (await eventsWhere("contactId", contactId)).filter(({ kind }) => kind === "contact.reported");
  expect(told.map(({ facts }) => facts)).toEqual([{ "event.name": "order.paid", "event.data.sum": 4_500 }]);
});

test("how far each consumer of the log is behind is told", async () => {
  await inbox.receive("Здравствуйте");
  const lags = async () => readConsumerLags(api.db);
  await until(async () => (await lags()).length > 1 && (await lags()).every(({ seconds }) => seconds === 0));
  await api.db.query(`INSERT INTO consumer_cursors (name, "transaction", seq) VALUES ('stopped', 0, 0)`);
  const stopped = (await lags()).find(({ name }) => name === "stopped");
  expect(stopped?.seconds).toBeGreaterThan(0);
  const metrics = await (await fetch(`${api.url}/metrics`)).text();
  expect(metrics).toContain('switchboard_consumer_lag_seconds{consumer="search"} 0');
});
