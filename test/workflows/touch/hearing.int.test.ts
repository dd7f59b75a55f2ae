import { afterAll, beforeAll, expect, test } from "vitest";
import { passSegments } from "../../../commands/touches/lookAtSegments.ts";
import { orderRun } from "../../../commands/touches/orderRun.ts";
import type { SequenceDraft } from "../../../contracts/sequence.ts";
import { CallRequestRecord } from "../../../entities/callRequestRecord.ts";
import { SequenceRecord } from "../../../entities/sequenceRecord.ts";
import { TouchRunRecord } from "../../../entities/touchRunRecord.ts";
import { createTouchRig } from "../../support/touchRig.ts";
import type { TouchRig } from "../../support/touchRig.ts";
import { until } from "../../support/until.ts";

let rig: TouchRig;
beforeAll(async () => {
  rig = await createTouchRig();
});
afterAll(() => rig.close());

type StepDraft = NonNullable<SequenceDraft["steps"]>[number];
const says = (id: string, text: string, more: Partial<Extract<StepDraft, { kind: "send" }>> = {}): StepDraft => ({
  id,
  kind: "send",
  text,
  next: null,
  ...more,
});

test("a way by which the contact is not known is passed over, and the next one is taken", async () => {
  await rig.contact(701);
  const sequence = await rig.sequence({
    steps: [says("s", "готово", { routes: [{ kind: "messenger", channelKind: "demo" }, { kind: "lastUsed" }] })],
  });
  await rig.begin(sequence, [701]);
  const run = await rig.ended(sequence, 701);
  expect(await rig.story(run)).toEqual(["s failed send.noWay", "s taken send.queued"]);
  await until(() => rig.sentTo(701).includes("готово"));
});

test("with another way left the run waits whether the message arrives, and takes that way when it does not", async () => {
  await rig.contact(702);
  const person = rig.bot.person({ id: 702, firstName: "Жанна" });
  person.block();
  const twice = [{ kind: "lastUsed" }, { kind: "account", id: rig.account.id }] as const;
  const sequence = await rig.sequence({
    steps: [
      says("s", "слышно?", { routes: [...twice], failed: "note" }),
      { id: "note", kind: "note", text: "не дошло", next: null },
    ],
  });
  await rig.begin(sequence, [702]);
  const run = await rig.ended(sequence, 702);
  expect(await rig.story(run)).toEqual(["s begun send.queued", "s failed send.failed", "s taken send.queued"]);
  const [, failed] = await rig.linesOf(run);
  expect(failed?.facts).toMatchObject({ failure: "recipientUnreachable" });
});

test("a run waits for an event with words in it, and goes on with what was said", async () => {
  await rig.contact(703);
  const sequence = await rig.sequence({
    steps: [
      {
        id: "ask",
        kind: "waitFor",
        of: [
          {
            event: "message.received",
            where: { match: "all", of: [{ fact: "event.text", operator: "contains", value: "да" }] },
          },
        ],
        timeout: { amount: 1, unit: "days" },
        next: "say",
        timedOut: null,
      },
      says("say", "вы сказали: {{event.text}}"),
    ],
  });
  await rig.begin(sequence, [703]);
  await rig.say(703, "подумаю");
  await rig.say(703, "Да, делайте");
  const run = await rig.ended(sequence, 703);
  expect(await rig.story(run)).toEqual(["ask begun waitFor", "ask taken waitFor.happened", "say taken send.queued"]);
  await until(() => rig.sentTo(703).includes("вы сказали: Да, делайте"));
});

test("touches that begin at once leave one after another, and none is looked at before its turn", async () => {
  const chats = Array.from({ length: 12 }, (_, place) => 720 + place);
  for (const chat of chats) await rig.contact(chat);
  const sequence = await rig.sequence({ steps: [says("s", "акция")] });
  await rig.begin(sequence, chats);
  const runs = await Promise.all(chats.map((chat) => rig.ended(sequence, chat)));
  await until(() => chats.every((chat) => rig.sentTo(chat).includes("акция")));
  for (const run of runs) expect(await rig.story(run)).toEqual(["s taken send.queued"]);
  const [spread]: { ms: number }[] = await rig.db.query(
    `SELECT (extract(epoch FROM max(at) - min(at)) * 1000)::float8 AS ms FROM contact_touches WHERE "runId" = ANY($1)`,
    [runs.map(({ id }) => id)],
  );
  expect(spread?.ms).toBeGreaterThanOrEqual(1_000);
});

test("a touch waits for its place in the pace of its account, and takes it, however long the line of those who are due is", async () => {
  await rig.contact(740);
  await rig.contact(741);
  const waiting = await rig.sequence({
    steps: [{ id: "w", kind: "wait", wait: { kind: "for", duration: { amount: 2, unit: "hours" } }, next: null }],
  });
  await rig.begin(waiting, [741]);
  await rig.db.query(
    `UPDATE touch_runs SET "wantedAt" = now(), "dueAt" = now() + interval '1 hour' WHERE "sequenceId" = $1`,
    [waiting.id],
  );
  const freeAt = new Date(Date.now() + 3_000);
  await rig.db.query(
    `INSERT INTO touch_paces ("channelAccountId", "freeAt") VALUES ($1, $2)
     ON CONFLICT ("channelAccountId") DO UPDATE SET "freeAt" = $2`,
    [rig.account.id, freeAt],
  );
  const sequence = await rig.sequence({ steps: [says("s", "акция")] });
  await rig.begin(sequence, [740]);
  const run = await rig.ended(sequence, 740);
  expect(await rig.story(run)).toEqual(["s held send.paced", "s taken send.queued"]);
  const [touch]: { at: Date }[] = await rig.db.query(`SELECT at FROM contact_touches WHERE "runId" = $1`, [run.id]);
  expect(touch?.at.getTime()).toBeGreaterThanOrEqual(freeAt.getTime());
  await orderRun(rig.db, (await rig.runOf(waiting, 741)).id, { kind: "cancel", by: rig.by });
});

test("a call is asked of whoever is responsible for the contact; without anybody, and without a model or a public address, a step fails visibly", async () => {
  const { contactId } = await rig.contact(704);
  const steps: StepDraft[] = [
    { id: "call", kind: "requestCall", note: "{{contact.name}} ждёт звонка", next: "ai", failed: "ai" },
    { id: "ai", kind: "ai", prompt: "Что сказать?", into: "ответ", next: null, failed: "hook" },
    { id: "hook", kind: "webhook", url: "http://127.0.0.1:9/", next: null },
  ];
  const sequence = await rig.sequence({ steps, reentry: { kind: "afterEnd", days: 0 } });
  await rig.begin(sequence, [704]);
  const alone = await rig.ended(sequence, 704);
  expect(await rig.story(alone)).toEqual([
    "call failed call.nobody",
    "ai failed ai.noModel",
    "hook failed webhook.addressRefused",
  ]);
  await rig.db.query(`UPDATE contacts SET phone = '+79161234567', "responsibleId" = $2 WHERE id = $1`, [
    contactId,
    rig.by.operatorId,
  ]);
  await rig.begin(sequence, [704]);
  const asked = await until(() => rig.db.getRepository(CallRequestRecord).findOneBy({ contactId }));
  expect(asked).toMatchObject({ operatorId: rig.by.operatorId, note: "Жанна ждёт звонка", requestedById: null });
});

test("who begins to fit a segment begins its sequence; who fitted before it was published does not, and nobody begins by still fitting", async () => {
  const vip = async (chat: number, isVip: boolean) => {
    const { contactId } = await rig.conversationOf(chat);
    await rig.db.query(`UPDATE contacts SET fields = $2 WHERE id = $1`, [contactId, isVip ? { vip: "да" } : {}]);
  };
  for (const chat of [711, 712]) await rig.contact(chat);
  await vip(711, true);
  const sequence = await rig.sequence({
    triggers: [
      { kind: "segment", where: { match: "all", of: [{ fact: "contact.field.vip", operator: "is", value: "да" }] } },
    ],
    reentry: { kind: "afterEnd", days: 0 },
    steps: [{ id: "n", kind: "note", text: "важный клиент", next: null }],
  });
  await until(async () => !(await passSegments(rig.db)));
  const count = () => rig.db.getRepository(TouchRunRecord).countBy({ sequenceId: sequence.id });
  await vip(712, true);
  for (const chat of [711, 712]) await rig.say(chat, "добрый день");
  expect(await rig.ended(sequence, 712)).toMatchObject({ begunBy: "segment", outcome: "finished" });
  await rig.say(712, "ещё раз");
  // By time alone: nothing happens to them, and the hour is over.
  await vip(712, false);
  await rig.db.getRepository(SequenceRecord).update({ id: sequence.id }, { passedAt: new Date(0) });
  expect(await passSegments(rig.db)).toBe(true);
  expect(await count()).toBe(1);
  await vip(712, true);
  await rig.db.getRepository(SequenceRecord).update({ id: sequence.id }, { passedAt: new Date(0) });
  expect(await passSegments(rig.db)).toBe(true);
  expect(await count()).toBe(2);
});

test("what happens to a contact while their run is paused is heard when it goes on", async () => {
  await rig.contact(713);
  const sequence = await rig.sequence({
    goals: [{ id: "reply", event: "message.received" }],
    steps: [{ id: "w", kind: "waitFor", of: [{ event: "call.finished" }], timeout: null, next: null, timedOut: null }],
  });
  await rig.begin(sequence, [713]);
  const { id } = await rig.runOf(sequence, 713);
  await orderRun(rig.db, id, { kind: "pause", by: rig.by });
  await rig.say(713, "я здесь");
  await until(async () => (await rig.db.query(`SELECT 1 FROM touch_run_events WHERE "runId" = $1`, [id])).length === 1);
  expect((await rig.runOf(sequence, 713)).status).toBe("paused");
  await orderRun(rig.db, id, { kind: "resume", by: rig.by });
  expect(await rig.ended(sequence, 713)).toMatchObject({ outcome: "goal" });
});
