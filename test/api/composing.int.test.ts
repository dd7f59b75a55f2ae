import { afterAll, beforeAll, expect, test } from "vitest";
import { cancelReply, getConversation, listMessages, sendReply } from "../../contracts/endpoints/conversations.ts";
import {
  changeCannedReply,
  createCannedReply,
  createMacro,
  listCannedReplies,
  listDrafts,
  readTemplateValues,
  runMacro,
  saveDraft,
} from "../../contracts/endpoints/composing.ts";
import { createLabel } from "../../contracts/endpoints/inbox.ts";
import { createRole } from "../../contracts/endpoints/structure.ts";
import { changeOwnTenant } from "../../contracts/endpoints/ownTenant.ts";
import { listScheduledReplies, scheduleReply } from "../../contracts/endpoints/scheduledReplies.ts";
import type { TenantRecord } from "../../entities/tenantRecord.ts";
import { buildTeam } from "../support/builders.ts";
import { openInbox } from "./inbox.ts";
import { startTestApi } from "./testApi.ts";
import type { TestApi } from "./testApi.ts";

let api: TestApi;
let tenant: TenantRecord;
let token: string;

beforeAll(async () => {
  api = await startTestApi();
  tenant = await api.addTenant();
  ({ token } = await api.signInTo(tenant));
});
afterAll(() => api.close());

async function conversation() {
  const inbox = await openInbox(api, tenant);
  const { id: conversationId } = await inbox.receive("Здравствуйте");
  return { conversationId };
}

test("a reply scheduled twice under one key is one, and waits in its list", async () => {
  const params = await conversation();
  const body = { text: "Готово", dueAt: "2030-01-01T09:00:00.000Z", clientKey: "scheduled-1" };
  const first = await api.call(scheduleReply, { params, body, token });
  const again = await api.call(scheduleReply, { params, body, token });
  expect(again.result.id).toBe(first.result.id);
  const { result } = await api.call(listScheduledReplies, { params, token });
  expect(result.replies).toMatchObject([{ text: "Готово", dueAt: body.dueAt, operatorName: "Анна" }]);
});

test("of two drafts the one typed later stays, in whichever order they come", async () => {
  const params = await conversation();
  const newer = { mode: "reply", text: "новее", typedAt: "2026-01-01T10:00:01.000Z" } as const;
  const older = { mode: "reply", text: "старее", typedAt: "2026-01-01T10:00:00.000Z" } as const;
  await api.call(saveDraft, { params, body: newer, token });
  await api.call(saveDraft, { params, body: older, token });
  expect((await api.call(listDrafts, { params, token })).result.drafts).toEqual([newer]);
});

test("a draft is its author's alone", async () => {
  const params = await conversation();
  await api.call(saveDraft, { params, body: { mode: "note", text: "моё", typedAt: "2026-01-01T10:00:00Z" }, token });
  const { token: colleague } = await api.signInTo(tenant);
  expect((await api.call(listDrafts, { params, token: colleague })).result.drafts).toEqual([]);
});

test("an operator's own template is nobody else's, and everybody's takes the right to manage settings", async () => {
  const manager = await api.signInTo(tenant, "MANAGER");
  const body = { shortcut: "адрес", text: "Лесная, 5", for: "own" } as const;
  const own = await api.call(createCannedReply, { body, token: manager.token });
  const shared = await api.call(createCannedReply, { body: { ...body, for: "everybody" }, token });
  const seen = async (as: string) =>
    (await api.call(listCannedReplies, { token: as })).result.replies.map(({ id }) => id);
  expect(await seen(manager.token)).toEqual(expect.arrayContaining([own.result.id, shared.result.id]));
  expect(await seen(token)).not.toContain(own.result.id);

  const refused = await api.call(createCannedReply, { body: { ...body, for: "everybody" }, token: manager.token });
  expect(refused).toMatchObject({ status: 403, code: "permission.denied" });
  const params = { cannedReplyId: own.result.id };
  expect(await api.call(changeCannedReply, { params, body: { text: "чужое" }, token })).toMatchObject({
    code: "canned_reply.not_found",
  });
});

test("a team's template is made by who manages them, is its members' to use, and shown to who manages all", async () => {
  const team = await buildTeam(api.db, tenant);
  const [member, other] = [await api.signInTo(tenant, "MANAGER"), await api.signInTo(tenant, "MANAGER")];
  await api.db.query(`INSERT INTO team_members ("teamId", "operatorId") VALUES ($1, $2)`, [team.id, member.id]);
  const body = { shortcut: "группе", text: "Только нам", for: team.id };
  const { result: made } = await api.call(createCannedReply, { body, token });
  expect(made).toMatchObject({ teamId: team.id, operatorId: null });
  const sees = async (as: string, of: "mine" | "everyTeams") =>
    (await api.call(listCannedReplies, { token: as, query: { of } })).result.replies.some(({ id }) => id === made.id);
  expect(await sees(member.token, "mine")).toBe(true);
  expect(await sees(other.token, "everyTeams")).toBe(false);
  expect(await sees(token, "mine")).toBe(false);
  expect(await sees(token, "everyTeams")).toBe(true);
});

test("a macro gives a conversation to nobody whom its runner may not give it to", async () => {
  const params = await conversation();
  const { id } = await api.addOperator(tenant, "MANAGER", "Борис");
  const steps = [{ kind: "assign", to: { kind: "operator", id } }] as const;
  const { result: macro } = await api.call(createMacro, { token, body: { name: "Борису", steps } });
  const role = (
    await api.call(createRole, {
      token,
      body: { name: "Стажёр", permissions: ["conversations.read", "conversations.answer"] },
    })
  ).result.role;
  const trainee = await api.signInTo(tenant, role);
  const body = { macroId: macro.id, runKey: "macro-run-assign" };
  const { result } = await api.call(runMacro, { params, body, token: trainee.token });
  expect(result.results).toEqual([{ kind: "assign", refusal: "permission.denied" }]);
});

test("templates know the contact, the operator and the shop", async () => {
  const params = await conversation();
  const { result } = await api.call(readTemplateValues, { params, token });
  expect(result.values).toMatchObject({ "operator.name": "Анна", "contact.name": expect.any(String) });
  expect(result.values).not.toHaveProperty("appeal.device");
});

test("a macro takes its steps in order, tells how each ended, and under the same key never sends twice", async () => {
  const params = await conversation();
  const label = await api.call(createLabel, { token, body: { name: "Из макроса", color: "teal" } });
  const { result: macro } = await api.call(createMacro, {
    token,
    body: {
      name: "Готово к выдаче",
      steps: [
        { kind: "reply", text: "{{contact.name}}, ждём вас. С вас {{price}}" },
        { kind: "label", labelId: label.result.id },
        { kind: "label", labelId: "lab_gonegonegone" },
        { kind: "priority", priority: "high" },
      ],
    },
  });
  const body = { macroId: macro.id, runKey: "macro-run-1" };
  expect(await api.call(runMacro, { params, body, token })).toMatchObject({
    code: "template.values_missing",
    details: { missing: ["price"] },
  });

  const answered = { ...body, values: { price: "6 500 ₽" } };
  const first = await api.call(runMacro, { params, body: answered, token });
  const again = await api.call(runMacro, { params, body: answered, token });
  expect(first.result.results.map(({ kind, refusal }) => [kind, refusal])).toEqual([
    ["reply", null],
    ["label", null],
    ["label", "label.not_found"],
    ["priority", null],
  ]);
  expect(again.result).toEqual(first.result);
  const { result } = await api.call(listMessages, { params, token });
  const replies = result.messages.flatMap(({ content, direction }) =>
    direction === "out" && content.kind === "text" ? [content.text] : [],
  );
  expect(replies).toEqual([expect.stringMatching(/, ждём вас\. С вас 6 500 ₽$/)]);
  expect((await api.call(getConversation, { params, token })).result).toMatchObject({
    priority: "high",
    labelIds: [label.result.id],
  });
});

test("of two operators who press Send at the same moment one answers, and the other is told who was faster", async () => {
  const params = await conversation();
  const seenSeq = (await api.call(getConversation, { params, token })).result.lastSeq;
  const people = [await api.signInTo(tenant), await api.signInTo(tenant)];
  const send = (as: string, clientKey: string, seen: number | null) =>
    api.call(sendReply, { params, token: as, body: { text: `Ответ ${clientKey}`, clientKey, seenSeq: seen } });
  const sent = await Promise.all(people.map((one) => send(one.token, `race-${one.id}`, seenSeq)));
  expect(sent.filter(({ status }) => status === 200)).toHaveLength(1);
  const [winner, loser] = sent[0]?.status === 200 ? people : people.toReversed();
  if (winner === undefined || loser === undefined) throw new Error("Somebody did not take part.");
  const refused = sent.find(({ status }) => status === 409);
  const details = { seq: seenSeq + 1, author: "operator", name: winner.name, at: expect.any(String) };
  expect(refused).toMatchObject({ code: "message.answered_meanwhile", details });
  const texts = async () => (await api.call(listMessages, { params, token })).result.messages.length;
  expect(await texts()).toBe(2);

  expect((await send(winner.token, "of-the-same-author", seenSeq)).status).toBe(200);
  expect((await send(loser.token, `race-${loser.id}`, seenSeq + 2)).status).toBe(200);
  expect(await texts()).toBe(4);
  expect((await send(winner.token, "one-who-is-not-asked", null)).status).toBe(200);
});

test("an answer that was withdrawn hinders nobody, and a macro asks before it gives a second one", async () => {
  const params = await conversation();
  const { result: seen } = await api.call(getConversation, { params, token });
  const seenSeq = seen.lastSeq;
  const colleague = await api.signInTo(tenant);
  const body = { text: "Уже едет", clientKey: "withdrawn-1" };
  const first = (await api.call(sendReply, { params, body, token: colleague.token })).result;
  const macroBody = { name: "Едет", steps: [{ kind: "reply", text: "Мастер едет" }, { kind: "close" }] };
  const { result: macro } = await api.call(createMacro, { token, body: macroBody });
  const run = { macroId: macro.id, runKey: "macro-run-second", seenSeq };
  const code = "message.answered_meanwhile";
  expect(await api.call(runMacro, { params, body: run, token })).toMatchObject({ status: 409, code });
  expect((await api.call(getConversation, { params, token })).result.status).toBe("open");

  await api.call(cancelReply, { params: { ...params, messageId: first.id }, token: colleague.token });
  const { result } = await api.call(runMacro, { params, body: run, token });
  expect(result.results.map(({ refusal }) => refusal)).toEqual([null, null]);
});

test("a company decides how long its operators' replies can be taken back", async () => {
  const params = await conversation();
  await api.call(changeOwnTenant, { body: { undoSeconds: 20 }, token });
  const body = { text: "Приезжайте", clientKey: "held-reply-1" };
  const { result } = await api.call(sendReply, { params, body, token });
  const heldMs = Date.parse(result.notBefore ?? "") - Date.now();
  expect(heldMs).toBeGreaterThan(10_000);
  expect(heldMs).toBeLessThanOrEqual(20_000);
  expect(await api.call(changeOwnTenant, { body: { undoSeconds: 31 }, token })).toMatchObject({ status: 400 });
});
