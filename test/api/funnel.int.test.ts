import { afterAll, beforeAll, expect, test } from "vitest";
import { moveByRules } from "../../commands/funnel/moveByRules.ts";
import { moveAppeal as moveAppealCommand } from "../../commands/funnel/moveAppeal.ts";
import { closeConversation } from "../../commands/closeConversation.ts";
import { sendReply } from "../../contracts/endpoints/conversations.ts";
import {
  changeDeal,
  changePipeline,
  createAppeal,
  createPipeline,
  createStageRule,
  deletePipeline,
  deleteStage,
  getBoard,
  getConversion,
  listPipelines,
  listStageCards,
  listStageMoves,
  moveAppeal,
} from "../../contracts/endpoints/funnel.ts";
import { correctAppeal, listAppeals } from "../../contracts/endpoints/records.ts";
import type { Appeal } from "../../contracts/appeal.ts";
import type { Stage, StageRule } from "../../contracts/funnel.ts";
import { newId } from "../../entities/newId.ts";
import { OperatorRecord } from "../../entities/operatorRecord.ts";
import { buildCall } from "../support/buildCall.ts";
import { until } from "../support/until.ts";
import { openInbox } from "./inbox.ts";
import { startTestApi } from "./testApi.ts";
import type { TestApi } from "./testApi.ts";

let api: TestApi;
beforeAll(async () => {
  api = await startTestApi();
});
afterAll(() => api.close());

async function newFunnel() {
  const tenant = await api.addTenant();
  const anna = await api.signInTo(tenant);
  const { token } = anna;
  const inbox = await openInbox(api, tenant);
  const [pipeline] = (await api.call(listPipelines, { token })).result.pipelines;
  if (pipeline === undefined) throw new Error("A tenant has a pipeline.");
  const stage = (name: string): Stage => {
    const found = pipeline.stages.find((each) => each.name === name);
    if (found === undefined) throw new Error(`There is no stage ${name}.`);
    return found;
  };
  const params = { pipelineId: pipeline.id };
  let moves = 0;
  return {
    tenant,
    anna,
    token,
    inbox,
    pipeline,
    stage,
    async appeal(chatId?: number): Promise<Appeal> {
      const { id: conversationId } = await inbox.receive("Здравствуйте", chatId);
      return (await api.call(createAppeal, { token, params: { conversationId }, body: {} })).result;
    },
    async addRule(trigger: StageRule["trigger"], to: string, more: object = {}) {
      const body = { name: `${trigger.kind} ${to}`, isOn: true, trigger, fromStageIds: [], toStageId: stage(to).id };
      return (await api.call(createStageRule, { token, params, body: { ...body, ...more } })).result;
    },
    move: (appeal: Appeal, to: string, more: object = {}) => {
      moves += 1;
      const body = { clientKey: `funnel-move-${moves}`, stageId: stage(to).id, ...more };
      return api.call(moveAppeal, { token, params: { appealId: appeal.id }, body });
    },
    async history(appeal: Appeal) {
      const { result } = await api.call(listStageMoves, { token, params: { appealId: appeal.id } });
      return result.moves.map(({ fromStageName, toStageName, by, reason }) => [fromStageName, toStageName, by, reason]);
    },
    async board(query: Record<string, string> = {}) {
      const { result } = await api.call(getBoard, { token, params, query });
      return Object.fromEntries(
        result.columns.map((column) => [
          pipeline.stages.find(({ id }) => id === column.stageId)?.name,
          { ...column, ids: column.cards.map(({ appealId }) => appealId) },
        ]),
      );
    },
    async stageOf(appeal: Appeal): Promise<string | undefined> {
      const { result } = await api.call(listAppeals, { token, params: { conversationId: appeal.conversationId } });
      const stageId = result.appeals.find(({ id }) => id === appeal.id)?.deal.stageId;
      return pipeline.stages.find(({ id }) => id === stageId)?.name;
    },
  };
}

test("a tenant begins with a pipeline, and an appeal in its first stage", async () => {
  const funnel = await newFunnel();
  expect(funnel.pipeline.stages.map(({ name, kind }) => [name, kind])).toEqual([
    ["Новое", "open"],
    ["В работе", "open"],
    ["Ждём клиента", "open"],
    ["Готово", "won"],
    ["Отказ", "lost"],
  ]);
  const appeal = await funnel.appeal();
  expect(appeal.deal).toMatchObject({ stageId: funnel.stage("Новое").id, stageReason: "start", version: 1 });
  expect(await funnel.history(appeal)).toEqual([[null, "Новое", "start", ""]]);
  const again = await api.call(createAppeal, {
    token: funnel.token,
    params: { conversationId: appeal.conversationId },
    body: {},
  });
  expect(again.result.id).toBe(appeal.id);
  const events: { kind: string }[] = await api.db.query(`SELECT kind FROM events WHERE "appealId" = $1`, [appeal.id]);
  expect(events).toEqual([{ kind: "appeal.created" }]);
});

test("a move is made once however often it is ordered, and is told of everywhere", async () => {
  const funnel = await newFunnel();
  const appeal = await funnel.appeal();
  const order = { clientKey: "one-move-only", stageId: funnel.stage("В работе").id, version: 1 };
  const params = { appealId: appeal.id };
  const [one, two] = await Promise.all([
    api.call(moveAppeal, { token: funnel.token, params, body: order }),
    api.call(moveAppeal, { token: funnel.token, params, body: order }),
  ]);
  expect([one.result.deal.version, two.result.deal.version]).toEqual([2, 2]);
  expect(await funnel.history(appeal)).toHaveLength(2);
  await funnel.move(appeal, "Новое");
  // A late repeat of the first order does not move it back.
  await api.call(moveAppeal, { token: funnel.token, params, body: order });
  expect(await funnel.stageOf(appeal)).toBe("Новое");
  const told: { n: number }[] = await api.db.query(
    `SELECT (SELECT count(*) FROM events WHERE "appealId" = $1 AND kind = 'appeal.stage_changed')::int AS n
     UNION ALL SELECT count(*)::int FROM timeline_entries WHERE "contactId" = $2 AND kind = 'appeal.stageMoved'
     UNION ALL SELECT count(*)::int FROM audit_entries WHERE "entityId" = $1 AND action = 'appeal.moved'`,
    [appeal.id, appeal.contactId],
  );
  expect(told.map(({ n }) => n)).toEqual([2, 2, 2]);
});

test("of two who move or change the same appeal, the one who saw it as it was before is refused", async () => {
  const funnel = await newFunnel();
  const appeal = await funnel.appeal();
  const params = { appealId: appeal.id };
  const { token } = funnel;
  const change = { title: "Экран iPhone 13", amount: 12_500_00, version: 1 };
  const changed = await api.call(changeDeal, { token, params, body: change });
  expect(changed.result.deal).toMatchObject({ title: "Экран iPhone 13", amount: 12_500_00, version: 2 });
  expect((await api.call(changeDeal, { token, params, body: change })).status).toBe(200);
  expect((await api.call(changeDeal, { token, params, body: { amount: 1, version: 1 } })).code).toBe(
    "appeal.changed_meanwhile",
  );
  expect((await funnel.move(appeal, "Готово", { version: 1 })).code).toBe("appeal.changed_meanwhile");
  expect((await funnel.move(appeal, "Готово", { version: 2 })).status).toBe(200);
});

test("nobody loses an appeal without saying why", async () => {
  const funnel = await newFunnel();
  const appeal = await funnel.appeal();
  expect((await funnel.move(appeal, "Отказ")).code).toBe("appeal.reason_needed");
  await funnel.move(appeal, "Отказ", { reason: "Дорого" });
  expect((await funnel.history(appeal))[0]).toEqual(["Новое", "Отказ", "hand", "Дорого"]);
});

test("a touch sequence moves an appeal under its own name, once", async () => {
  const funnel = await newFunnel();
  const appeal = await funnel.appeal();
  const order = {
    tenantId: funnel.tenant.id,
    appealId: appeal.id,
    stageId: funnel.stage("Ждём клиента").id,
    by: { kind: "touch", touchRunId: newId("run") },
    reason: "Напомнить о себе",
    key: "touch/run/2",
  } as const;
  await moveAppealCommand(api.db, order);
  await moveAppealCommand(api.db, order);
  expect(await funnel.history(appeal)).toEqual([
    ["Новое", "Ждём клиента", "touch", "Напомнить о себе"],
    [null, "Новое", "start", ""],
  ]);
});

test("rules move by what happened, each thing once, and say why", async () => {
  const funnel = await newFunnel();
  await funnel.addRule({ kind: "operatorReplied" }, "В работе");
  await funnel.addRule({ kind: "messageReceived" }, "Новое", { fromStageIds: [funnel.stage("Ждём клиента").id] });
  await funnel.addRule({ kind: "conversationClosed" }, "Готово");
  const appeal = await funnel.appeal(77);
  const reply = { clientKey: "funnel-reply", text: "Добрый день" };
  await api.call(sendReply, {
    token: funnel.token,
    params: { conversationId: appeal.conversationId },
    body: reply,
  });
  await until(async () => (await funnel.stageOf(appeal)) === "В работе");
  await funnel.move(appeal, "Ждём клиента");
  await funnel.inbox.receive("Когда будет готово?", 77);
  await until(async () => (await funnel.stageOf(appeal)) === "Новое");
  await closeConversation(api.db, appeal.conversationId, { operatorId: funnel.anna.id, name: "Анна" });
  await until(async () => (await funnel.stageOf(appeal)) === "Готово");
  expect(await funnel.history(appeal)).toEqual([
    ["Новое", "Готово", "rule", "conversationClosed Готово"],
    ["Ждём клиента", "Новое", "rule", "messageReceived Новое"],
    ["В работе", "Ждём клиента", "hand", ""],
    ["Новое", "В работе", "rule", "operatorReplied В работе"],
    [null, "Новое", "start", ""],
  ]);
});

test("a call moves by how it ended, and what was understood moves once", async () => {
  const funnel = await newFunnel();
  const { tenant, anna, token } = funnel;
  await funnel.addRule({ kind: "callEnded", outcomes: ["connected"] }, "Ждём клиента");
  await funnel.addRule({ kind: "entityKnown", field: "orderNumber" }, "В работе");
  const appeal = await funnel.appeal();
  const params = { appealId: appeal.id };
  await api.call(correctAppeal, { token, params, body: { orderNumber: "Р-1024" } });
  await until(async () => (await funnel.stageOf(appeal)) === "В работе");
  const { result } = await api.call(listStageMoves, { token, params });
  expect(result.moves[0]).toMatchObject({ by: "extraction", facts: { value: "Р-1024" } });
  await funnel.move(appeal, "Новое");
  await api.call(correctAppeal, { token, params, body: { orderNumber: "Р-1025" } });
  await api.db.transaction(async (manager) => {
    const call = await buildCall(api.db, tenant, { operatorId: anna.id, contactId: appeal.contactId });
    await manager.query(`UPDATE call_requests SET outcome = 'connected', "reportedAt" = now() WHERE id = $1`, [
      call.id,
    ]);
    await manager.query(`INSERT INTO events ("tenantId", kind, "callRequestId") VALUES ($1, 'call.changed', $2)`, [
      tenant.id,
      call.id,
    ]);
  });
  await until(async () => {
    await moveByRules(api.db);
    return (await funnel.stageOf(appeal)) === "Ждём клиента";
  });
  expect((await funnel.history(appeal)).map(([, to, by]) => [to, by])).toEqual([
    ["Ждём клиента", "rule"],
    ["Новое", "hand"],
    ["В работе", "extraction"],
    ["Новое", "start"],
  ]);
});

test("a person who takes an appeal out of a stage is not contradicted by the rule that put it there", async () => {
  const funnel = await newFunnel();
  await funnel.addRule({ kind: "messageReceived" }, "В работе");
  const appeal = await funnel.appeal(5);
  await funnel.inbox.receive("Алло", 5);
  await until(async () => (await funnel.stageOf(appeal)) === "В работе");
  await funnel.move(appeal, "Новое");
  await funnel.inbox.receive("Вы здесь?", 5);
  const other = await funnel.appeal(6);
  await funnel.inbox.receive("Алло", 6);
  // Rules have gone past the message before it when they have moved by this one.
  await until(async () => (await funnel.stageOf(other)) === "В работе");
  expect(await funnel.stageOf(appeal)).toBe("Новое");
});

test("the board counts and sums each stage, and gives further pages of it", async () => {
  const funnel = await newFunnel();
  const { token } = funnel;
  const appeals = [await funnel.appeal(), await funnel.appeal(), await funnel.appeal()];
  const [first, second, third] = appeals;
  if (!first || !second || !third) throw new Error("There are three appeals.");
  await api.call(changeDeal, {
    token,
    params: { appealId: first.id },
    body: { title: "Ноутбук", amount: 300_00, version: 1 },
  });
  await api.call(changeDeal, { token, params: { appealId: second.id }, body: { amount: 200_00, version: 1 } });
  await funnel.move(third, "Готово");
  const board = await funnel.board();
  expect(board["Новое"]).toMatchObject({ count: 2, sum: 500_00, ids: [second.id, first.id], next: null });
  expect(board["Готово"]).toMatchObject({ count: 1, sum: 0, ids: [third.id] });
  expect((await funnel.board({ search: "ноутбук" }))["Новое"]?.ids).toEqual([first.id]);
  const params = { stageId: funnel.stage("Новое").id };
  const page = (await api.call(listStageCards, { token, params, query: { limit: 1 } })).result;
  expect(page.cards.map(({ appealId }) => appealId)).toEqual([second.id]);
  const next = await api.call(listStageCards, { token, params, query: { limit: 1, cursor: page.next ?? "" } });
  expect(next.result.cards.map(({ appealId }) => appealId)).toEqual([first.id]);
  await closeConversation(api.db, first.conversationId, { operatorId: funnel.anna.id, name: "Анна" });
  expect((await funnel.board())["Новое"]?.ids).toEqual([second.id]);
  expect((await funnel.board({ closed: "true" }))["Новое"]?.ids).toEqual([second.id, first.id]);
});

test("a board shows the appeals of conversations that its reader may see", async () => {
  const funnel = await newFunnel();
  await funnel.appeal();
  const boris = await api.signInTo(funnel.tenant, "MANAGER");
  await api.db.getRepository(OperatorRecord).update({ id: boris.id }, { scope: "SELF" });
  const params = { pipelineId: funnel.pipeline.id };
  const { result } = await api.call(getBoard, { token: boris.token, params });
  expect(result.columns.map(({ count, cards }) => count + cards.length)).toEqual([0, 0, 0, 0, 0]);
});

test("conversion says what became of those who entered a stage", async () => {
  const funnel = await newFunnel();
  const [won, lost, waiting] = [await funnel.appeal(), await funnel.appeal(), await funnel.appeal()];
  await funnel.move(won, "В работе");
  await funnel.move(won, "Готово");
  await funnel.move(lost, "Отказ", { reason: "Далеко" });
  await funnel.move(waiting, "Ждём клиента");
  const { result } = await api.call(getConversion, {
    token: funnel.token,
    params: { pipelineId: funnel.pipeline.id },
  });
  expect(result.stages.map(({ entered, wentOn, won: w, lost: l }) => [entered, wentOn, w, l])).toEqual([
    [3, 2, 1, 1],
    [1, 1, 1, 0],
    [1, 0, 0, 0],
    [1, 0, 0, 0],
    [1, 0, 0, 0],
  ]);
  expect(result.stages[0]?.medianHours).toBeLessThan(1);
});

test("a stage that holds appeals goes only when it is said where they go", async () => {
  const funnel = await newFunnel();
  const { token } = funnel;
  const appeal = await funnel.appeal();
  const rule = await funnel.addRule({ kind: "operatorReplied" }, "Новое", {
    fromStageIds: [funnel.stage("Готово").id],
  });
  const params = { stageId: funnel.stage("Новое").id };
  expect((await api.call(deleteStage, { token, params })).code).toBe("stage.has_appeals");
  const query = { toStageId: funnel.stage("В работе").id };
  expect((await api.call(deleteStage, { token, params, query })).status).toBe(200);
  expect((await funnel.history(appeal))[0]).toEqual(["Новое", "В работе", "stageDeleted", ""]);
  const { result } = await api.call(listPipelines, { token });
  expect(result.pipelines[0]?.rules.map(({ id }) => id)).not.toContain(rule.id);
  // What comes now begins in the stage that is first now.
  expect((await funnel.appeal()).deal.stageId).toBe(query.toStageId);
});

test("new appeals begin in whichever pipeline is the default", async () => {
  const funnel = await newFunnel();
  const { token } = funnel;
  const { pipelineId } = (await api.call(createPipeline, { token, body: { name: "Опт" } })).result;
  const old = { pipelineId: funnel.pipeline.id };
  expect((await api.call(deletePipeline, { token, params: old })).code).toBe("pipeline.is_default");
  const before = await funnel.appeal();
  await api.call(changePipeline, { token, params: { pipelineId }, body: { isDefault: true } });
  const { deal } = await funnel.appeal();
  expect(deal.pipelineId).toBe(pipelineId);
  const query = { toStageId: deal.stageId };
  expect((await api.call(deletePipeline, { token, params: old, query })).status).toBe(200);
  const { result } = await api.call(listAppeals, { token, params: { conversationId: before.conversationId } });
  expect(result.appeals[0]?.deal).toMatchObject({ pipelineId, stageReason: "stageDeleted" });
});
