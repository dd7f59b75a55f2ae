import { afterAll, beforeAll, expect, test } from "vitest";
import { createAppeal } from "../../../commands/funnel/createAppeal.ts";
import { deleteStage } from "../../../commands/funnel/stages.ts";
import { takeTurn } from "../../../commands/touches/walkRun.ts";
import type { SequenceDraft } from "../../../contracts/sequence.ts";
import { AppealRecord } from "../../../entities/appealRecord.ts";
import { AppealStageMoveRecord } from "../../../entities/appealStageMoveRecord.ts";
import { ContactRecord } from "../../../entities/contactRecord.ts";
import { ConversationLabelRecord } from "../../../entities/conversationLabelRecord.ts";
import { LabelRecord } from "../../../entities/labelRecord.ts";
import { newId } from "../../../entities/newId.ts";
import { OperatorRecord } from "../../../entities/operatorRecord.ts";
import { StageRecord } from "../../../entities/stageRecord.ts";
import { TaskRecord } from "../../../entities/taskRecord.ts";
import type { TouchRunRecord } from "../../../entities/touchRunRecord.ts";
import { buildOperator } from "../../support/builders.ts";
import { createTouchRig } from "../../support/touchRig.ts";
import type { TouchRig } from "../../support/touchRig.ts";
import { until } from "../../support/until.ts";

let rig: TouchRig;
beforeAll(async () => {
  rig = await createTouchRig();
});
afterAll(() => rig.close());

type StepDraft = NonNullable<SequenceDraft["steps"]>[number];
const one = (step: StepDraft): Partial<SequenceDraft> => ({ steps: [step] });

test("a touch leaves once, in the words of its template, and the run ends", async () => {
  await rig.contact(901);
  const sequence = await rig.sequence(
    one({ id: "s1", kind: "send", text: "{{contact.name}}, ремонт готов!", next: null }),
  );
  await rig.begin(sequence, [901]);
  const run = await rig.ended(sequence, 901);
  expect(run.outcome).toBe("finished");
  await until(() => rig.sentTo(901).length > 0);
  expect(rig.sentTo(901)).toEqual(["Жанна, ремонт готов!"]);
  expect(await rig.story(run)).toEqual(["s1 taken send.queued"]);
  const { mode, assigneeId } = await rig.conversationOf(901);
  expect({ mode, assigneeId }).toEqual({ mode: "operator", assigneeId: null });
});

test("a text that grows beyond what the messenger takes is not said: the step fails, and says how long it became", async () => {
  const { contactId } = await rig.contact(908);
  await rig.db.getRepository(ContactRecord).update({ id: contactId }, { fields: { история: "ж".repeat(2_000) } });
  const text = "{{contact.field.история}} ".repeat(3);
  const sequence = await rig.sequence(one({ id: "s", kind: "send", text, next: null }));
  await rig.begin(sequence, [908]);
  const run = await rig.ended(sequence, 908);
  expect(run.state.end).toMatchObject({ outcome: "failed", why: "send.tooLong" });
  expect(await rig.linesOf(run)).toMatchObject([{ outcome: "failed", facts: { length: 6_002, limit: 4_096 } }]);
});

test("a label, a note, a field, an assignment and the closing each are done, in their order", async () => {
  const { id: conversationId, contactId } = await rig.contact(902);
  const label = await rig.db.getRepository(LabelRecord).save({
    id: newId("lab"),
    tenantId: rig.tenant.id,
    name: "Готов",
    color: "green",
  });
  const sequence = await rig.sequence({
    steps: [
      { id: "label", kind: "label", add: [label.id], next: "field" },
      { id: "field", kind: "setField", field: "contact.field.город", value: "Казань", next: "note" },
      { id: "note", kind: "note", text: "Живёт: {{contact.field.город}}", next: "assign" },
      { id: "assign", kind: "assign", to: { kind: "operator", id: rig.by.operatorId }, next: "close" },
      { id: "close", kind: "close", next: null },
    ],
  });
  await rig.begin(sequence, [902]);
  const run = await rig.ended(sequence, 902);
  expect(await rig.story(run)).toEqual(
    ["label", "field", "note", "assign", "close"].map((step) => `${step} taken step.done`),
  );
  const labels = await rig.db.getRepository(ConversationLabelRecord).findBy({ conversationId });
  expect(labels.map(({ labelId }) => labelId)).toEqual([label.id]);
  expect((await rig.db.getRepository(ContactRecord).findOneByOrFail({ id: contactId })).fields).toEqual({
    город: "Казань",
  });
  expect((await rig.messagesOf(902)).at(-1)).toMatchObject({
    direction: "note",
    author: "touch",
    content: { text: "Живёт: Казань" },
  });
  expect(await rig.conversationOf(902)).toMatchObject({ status: "resolved", assigneeId: rig.by.operatorId });
});

/** Somebody who has written, with what they want, and the second stage of its pipeline. */
async function contactWithAppeal(chatId: number) {
  const { tenant, by, db } = rig;
  const { id: conversationId, contactId } = await rig.contact(chatId);
  const whose = { tenantId: tenant.id, conversationId };
  const appealId = await createAppeal(db, whose, { title: "Ремонт" }, by);
  const { pipelineId, stageId: firstStageId } = await db.getRepository(AppealRecord).findOneByOrFail({ id: appealId });
  const stages = await db.getRepository(StageRecord).find({ where: { pipelineId }, order: { position: "ASC" } });
  const next = stages.find(({ id, kind }) => id !== firstStageId && kind === "open");
  if (next === undefined) throw new Error("There is no second stage.");
  return { conversationId, contactId, appealId, firstStageId, next };
}

/** A turn whose effect is there, though the run stands where it stood before: so finds it whoever repeats the turn. */
async function takeTurnUnseen(run: TouchRunRecord, nowMs: number): Promise<void> {
  await takeTurn(rig.db, run.id, nowMs);
  await rig.db.query(`DELETE FROM touch_run_lines WHERE "runId" = $1`, [run.id]);
  await rig.db.query(
    `UPDATE touch_runs SET state = $2, status = 'running', outcome = NULL, "stepId" = $3, "endedAt" = NULL, lines = 0,
       bell = 'ringing', "bellReason" = 'ordered', "bellRungAt" = now() WHERE id = $1`,
    [run.id, JSON.stringify(run.state), run.state.stepId],
  );
}

test("an appeal goes to its stage once, however often the turn is repeated, and its history names the run", async () => {
  const { appealId, firstStageId, next } = await contactWithAppeal(903);
  const sequence = await rig.sequence(one({ id: "move", kind: "moveStage", stageId: next.id, next: null }));
  await rig.stopWork();
  await rig.begin(sequence, [903]);
  const run = await rig.runOf(sequence, 903);
  await takeTurnUnseen(run, Date.now());
  await rig.db.getRepository(AppealRecord).update({ id: appealId }, { stageId: firstStageId });
  await rig.startWork();
  rig.wakeBells();
  await rig.ended(sequence, 903);
  expect(await rig.story(run)).toEqual(["move taken step.done"]);
  expect(await rig.db.getRepository(AppealStageMoveRecord).findBy({ appealId, by: "touch" })).toMatchObject([
    {
      fromStageId: firstStageId,
      toStageId: next.id,
      touchRunId: run.id,
      operatorId: null,
      reason: sequence.name,
    },
  ]);
});

test("a stage that was deleted meanwhile, and an appeal that is not there, end the run visibly", async () => {
  const { next, firstStageId } = await contactWithAppeal(904);
  const { id: goneId } = await rig.db.getRepository(StageRecord).save({
    id: newId("stg"),
    tenantId: rig.tenant.id,
    pipelineId: next.pipelineId,
    name: "Ненадолго",
    color: next.color,
    kind: "open",
    position: 90,
  });
  const sequence = await rig.sequence(one({ id: "move", kind: "moveStage", stageId: goneId, next: null }));
  await deleteStage(rig.db, { tenantId: rig.tenant.id, stageId: goneId, by: rig.by }, firstStageId);
  await rig.begin(sequence, [904]);
  const run = await rig.ended(sequence, 904);
  expect(run.state.end).toMatchObject({ outcome: "failed", why: "step.refused" });
  expect(await rig.linesOf(run)).toMatchObject([{ outcome: "failed", facts: { code: "stage.not_found" } }]);

  await rig.contact(905);
  const wanting = await rig.sequence(one({ id: "move", kind: "moveStage", stageId: next.id, next: null }));
  await rig.begin(wanting, [905]);
  expect((await rig.ended(wanting, 905)).state.end).toMatchObject({ outcome: "failed", why: "stage.noAppeal" });
});

test("a task is made once, however often the turn is repeated, for whoever is responsible, and names the run", async () => {
  const { conversationId, contactId, appealId } = await contactWithAppeal(906);
  const boris = await buildOperator(rig.db, rig.tenant, "Борис");
  await rig.db.getRepository(ContactRecord).update({ id: contactId }, { responsibleId: boris.id });
  const sequence = await rig.sequence(
    one({
      id: "task",
      kind: "createTask",
      title: "Позвонить: {{contact.name}}",
      type: "call",
      dueIn: { amount: 1, unit: "hours" },
      next: null,
    }),
  );
  await rig.stopWork();
  await rig.begin(sequence, [906]);
  const run = await rig.runOf(sequence, 906);
  const nowMs = Date.now();
  await takeTurnUnseen(run, nowMs);
  await rig.startWork();
  rig.wakeBells();
  await rig.ended(sequence, 906);
  expect(await rig.story(run)).toEqual(["task taken step.done"]);
  const tasks = await rig.db.getRepository(TaskRecord).findBy({ tenantId: rig.tenant.id });
  expect(tasks).toMatchObject([
    {
      title: "Позвонить: Жанна",
      type: "call",
      dueAt: new Date(nowMs + 3_600_000),
      assigneeId: boris.id,
      authorId: null,
      createdBy: run.id,
      contactId,
      conversationId,
      appealId,
    },
  ]);
  const told: unknown[] = await rig.db.query(
    `SELECT 1 FROM notifications WHERE "operatorId" = $1 AND kind = 'taskAssigned'`,
    [boris.id],
  );
  expect(told).toHaveLength(1);
});

test("a task for somebody who does not work here any more, or for nobody, ends the run visibly", async () => {
  await rig.contact(907);
  const gone = await buildOperator(rig.db, rig.tenant, "Вера");
  const named = await rig.sequence(
    one({ id: "task", kind: "createTask", title: "Позвонить", assigneeId: gone.id, next: null }),
  );
  await rig.db.getRepository(OperatorRecord).update({ id: gone.id }, { deactivatedAt: new Date() });
  await rig.begin(named, [907]);
  const run = await rig.ended(named, 907);
  expect(run.state.end).toMatchObject({ outcome: "failed", why: "step.refused" });
  expect(await rig.linesOf(run)).toMatchObject([{ outcome: "failed", facts: { code: "operator.not_found" } }]);

  const nobody = await rig.sequence(one({ id: "task", kind: "createTask", title: "Позвонить", next: null }));
  await rig.begin(nobody, [907]);
  expect((await rig.ended(nobody, 907)).state.end).toMatchObject({ outcome: "failed", why: "task.nobody" });
});
