import { afterAll, beforeAll, expect, test } from "vitest";
import { recordDecision } from "../../commands/recordDecision.ts";
import { getConversationAsOf } from "../../contracts/endpoints/asOf.ts";
import { listDecisions } from "../../contracts/endpoints/conversations.ts";
import { changeConversation, writeNote } from "../../contracts/endpoints/inbox.ts";
import { buildPriceRow } from "../support/builders.ts";
import { openInbox } from "./inbox.ts";
import { startTestApi } from "./testApi.ts";
import type { TestApi } from "./testApi.ts";

let api: TestApi;

beforeAll(async () => {
  api = await startTestApi();
});
afterAll(() => api.close());

const clock = async () => {
  const [{ now }]: [{ now: Date }] = await api.db.query(`SELECT clock_timestamp() AS now`);
  return now.toISOString();
};

test("a conversation is shown with what had been said and decided by then, and nothing later", async () => {
  const tenant = await api.addTenant();
  const { token } = await api.signInTo(tenant);
  const inbox = await openInbox(api, tenant);
  const { id: conversationId } = await inbox.receive("Здравствуйте");
  const params = { conversationId };
  const asOf = async (at: string) => (await api.call(getConversationAsOf, { params, query: { at }, token })).result;

  await api.call(changeConversation, { params, body: { priority: "urgent" }, token });
  await api.call(writeNote, { params, body: { text: "Первая", clientKey: "as-of-first" }, token });
  const then = await clock();
  await api.call(changeConversation, { params, body: { priority: "low", status: "pending" }, token });
  await api.call(writeNote, { params, body: { text: "Вторая", clientKey: "as-of-second" }, token });

  const past = await asOf(then);
  expect(past.state).toMatchObject({ status: "open", priority: "urgent", mode: "bot", assigneeId: null });
  expect(past.messages.map(({ content }) => content)).toMatchObject([{ text: "Здравствуйте" }, { text: "Первая" }]);
  expect(past.decisions).toEqual([]);

  const present = await asOf(await clock());
  expect(present.state).toMatchObject({ status: "pending", priority: "low" });
  expect(present.messages).toHaveLength(3);
  expect(present.decisions).toMatchObject([{ kind: "madePending", priceRows: [] }]);
  expect((await asOf("2020-01-01T00:00:00.000Z")).messages).toEqual([]);
});

test("a decision names the price rows it rests on, and none of another company", async () => {
  const tenant = await api.addTenant();
  const { token } = await api.signInTo(tenant);
  const inbox = await openInbox(api, tenant);
  const conversation = await inbox.receive("Сколько стоит экран?");
  const screen = await buildPriceRow(api.db, tenant, { repair: "screen", amount: 650_000, title: "Замена экрана" });
  const foreign = await buildPriceRow(api.db, await api.addTenant(), { repair: "screen", amount: 1, title: "Чужая" });
  await recordDecision(api.db.manager, conversation, {
    kind: "answered",
    reason: "reply.priceQuoted",
    by: "rules",
    afterSeq: 1,
    generation: 1,
    inputs: { priceRowIds: [screen.id, foreign.id] },
  });
  const { result } = await api.call(listDecisions, { params: { conversationId: conversation.id }, token });
  expect(result.decisions.map(({ priceRows }) => priceRows)).toEqual([["Замена экрана"]]);
});

test("who may not see a conversation cannot see its past", async () => {
  const tenant = await api.addTenant();
  const { id: conversationId } = await (await openInbox(api, tenant)).receive("Здравствуйте");
  const stranger = await api.signInTo(await api.addTenant());
  const answer = await api.call(getConversationAsOf, {
    params: { conversationId },
    query: { at: await clock() },
    token: stranger.token,
  });
  expect(answer).toMatchObject({ status: 404, code: "conversation.not_found" });
});
