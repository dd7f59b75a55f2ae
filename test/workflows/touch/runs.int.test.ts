import { In } from "typeorm";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { createTouchActivities } from "../../../activities/touch.ts";
import type { WalkedHere } from "../../../activities/touch.ts";
import { createOutbounds } from "../../../channels/outbound.ts";
import { changeChannelStatus } from "../../../commands/changeChannelStatus.ts";
import { changeSequenceStatus } from "../../../commands/touches/changeSequenceStatus.ts";
import { cancelRuns } from "../../../commands/touches/cancelRuns.ts";
import { orderRun, orderRuns } from "../../../commands/touches/orderRun.ts";
import { forgetQuiet } from "../../../commands/forgetQuiet.ts";
import { previewMove } from "../../../commands/touches/moveRuns.ts";
import { suppressContact } from "../../../commands/touches/suppressContact.ts";
import { ringInTurn } from "../../../commands/touches/ringRuns.ts";
import { takeTurn } from "../../../commands/touches/walkRun.ts";
import type { SequenceDraft } from "../../../contracts/sequence.ts";
import type { TouchSettings } from "../../../contracts/touchSettings.ts";
import { AuditEntryRecord } from "../../../entities/auditEntryRecord.ts";
import { ContactIdentityRecord } from "../../../entities/contactIdentityRecord.ts";
import { createFileBlobStore } from "../../../entities/blobStore.ts";
import { NotificationRecord } from "../../../entities/notificationRecord.ts";
import { SequenceRecord } from "../../../entities/sequenceRecord.ts";
import { TouchRunRecord } from "../../../entities/touchRunRecord.ts";
import type { WorkDone } from "../../../workflows/conversation/state.ts";
import { conversationWorkflowId } from "../../../workflows/conversation/messages.ts";
import { touchUpdates, touchWorkflowId } from "../../../workflows/touch/messages.ts";
import { publishVersion } from "../../support/buildSequence.ts";
import { createTouchRig } from "../../support/touchRig.ts";
import type { TouchRig } from "../../support/touchRig.ts";
import { until } from "../../support/until.ts";

const HOUR_MS = 3_600_000;

let rig: TouchRig;
beforeAll(async () => {
  rig = await createTouchRig();
});
afterAll(() => rig.close());
// Some tests look at a run hours ahead, and take places in the account's pace there.
beforeEach(() => rig.db.query(`DELETE FROM touch_paces`));

type StepDraft = NonNullable<SequenceDraft["steps"]>[number];
const waits = (id: string, next: string | null, amount = 2): StepDraft => ({
  id,
  kind: "wait",
  wait: { kind: "for", duration: { amount, unit: "hours" } },
  next,
});
const waitsForDue: StepDraft = { id: "w", kind: "wait", wait: { kind: "fact", fact: "contact.field.due" }, next: "s" };
const note = (id: string, next: string | null): StepDraft => ({ id, kind: "note", text: id, next });
const says = (id: string, text: string, next: string | null = null): StepDraft => ({ id, kind: "send", text, next });
const stopsAtReply = [{ id: "reply", event: "message.received" }] as const;
const handleOf = ({ sequenceId, contactId }: TouchRunRecord) =>
  rig.client.workflow.getHandle(touchWorkflowId(sequenceId, contactId));

/** Has a run say what step `s` says while nobody delivers. */
const untilQueued = (run: TouchRunRecord) =>
  until(async () => {
    await takeTurn(rig.db, run.id, Date.now());
    return (await rig.story(run)).includes("s taken send.queued");
  });

test("a run that begins by waiting has an actor that knows when to look, and gives no worker a task before", async () => {
  await rig.contact(801);
  const sequence = await rig.sequence({ steps: [waits("w", "s"), says("s", "напоминаем")] });
  await rig.begin(sequence, [801]);
  const run = await until(async () => {
    const now = await rig.runOf(sequence, 801);
    return now.bell === "quiet" && now;
  });
  expect(run.dueAt?.getTime()).toBeGreaterThan(Date.now() + HOUR_MS);
  const history = await handleOf(run).fetchHistory();
  expect(history.events?.filter(({ workflowTaskScheduledEventAttributes: scheduled }) => scheduled)).toEqual([]);
  expect(rig.sentTo(801)).toEqual([]);
  await orderRun(rig.db, run.id, { kind: "cancel", by: rig.by });
  rig.wakeBells();
  await until(async () => (await handleOf(run).describe()).status.name === "COMPLETED");
});

test("runs that wait for one moment are looked at one after another; one whose moment it is not, or who comes when they are gone, is not kept", async () => {
  const chats = Array.from({ length: 23 }, (_, place) => 830 + place);
  for (const chat of chats) await rig.contact(chat);
  const noon = Math.ceil(Date.now() / HOUR_MS) * HOUR_MS + HOUR_MS;
  const [odd = 0, late = 0, ...crowd] = chats;
  const sequence = await rig.sequence({ steps: [waitsForDue, says("s", "пора")] });
  await rig.db.query(`UPDATE contacts SET fields = '{"due": ${noon}}' WHERE "tenantId" = $1`, [rig.tenant.id]);
  const { contactId } = await rig.conversationOf(odd);
  await rig.db.query(`UPDATE contacts SET fields = '{"due": ${noon - 60_000}}' WHERE id = $1`, [contactId]);
  const dueOf = async (chat: number) => ((await rig.runOf(sequence, chat)).dueAt?.getTime() ?? 0) - noon;

  await rig.begin(sequence, crowd.slice(0, 12));
  await rig.begin(sequence, [odd, ...crowd.slice(12)]);
  const dues = await Promise.all(crowd.map(dueOf));
  expect(dues).toEqual(crowd.map((_, place) => place * 125));
  expect(await dueOf(odd)).toBe(-60_000);

  for (const chat of crowd)
    await orderRun(rig.db, (await rig.runOf(sequence, chat)).id, { kind: "cancel", by: rig.by });
  await rig.begin(sequence, [late]);
  expect(await dueOf(late)).toBe(0);
  for (const chat of [odd, late])
    await orderRun(rig.db, (await rig.runOf(sequence, chat)).id, { kind: "cancel", by: rig.by });
});

test("a reply stops the run wherever it stands, and its history says why", async () => {
  await rig.contact(802);
  const sequence = await rig.sequence({ goals: [...stopsAtReply], steps: [waits("w", "s"), says("s", "напоминаем")] });
  await rig.begin(sequence, [802]);
  await rig.say(802, "я уже забрал");
  const run = await rig.ended(sequence, 802);
  expect(run).toMatchObject({ outcome: "goal" });
  expect(await rig.story(run)).toEqual(["w begun wait", "w taken run.goal"]);
});

test("a reply in another conversation of the contact keeps a touch from leaving, even before the log tells of it", async () => {
  const { contactId } = await rig.contact(803);
  const other = await rig.contact(804);
  await rig.db.query(`UPDATE conversations SET "contactId" = $2 WHERE id = $1`, [other.id, contactId]);
  await rig.db.getRepository(ContactIdentityRecord).update({ externalId: "804" }, { contactId });
  const sequence = await rig.sequence({
    goals: [...stopsAtReply],
    steps: [says("s", "вы ещё с нами?"), waits("w", null)],
  });
  const [begun] = await rig.db.transaction(async (manager) => {
    // The consumer reads no further than the oldest open transaction: for it the reply has not happened yet.
    await manager.query(`SELECT pg_current_xact_id()`);
    const { runs } = await rig.begin(sequence, [803]);
    await rig.say(804, "здесь");
    const [first] = runs;
    if (first === undefined) throw new Error("Nothing has begun.");
    return [first, await takeTurn(rig.db, first.id, Date.now())];
  });
  const run = await rig.ended(sequence, 803);
  expect(await rig.story(run)).toEqual(["s skipped send.replied"]);
  expect(begun?.id).toBe(run.id);
  expect(rig.sentTo(803)).toEqual([]);
});

test("who writes that they want no more gets no more: every run of theirs ends, and none of their touches leaves", async () => {
  await rig.contact(805);
  const waiting = await rig.sequence({ steps: [waits("w", "s"), says("s", "напоминаем")] });
  await rig.begin(waiting, [805]);
  await rig.say(805, "СТОП!");
  expect(await rig.ended(waiting, 805)).toMatchObject({ outcome: "unsubscribed" });
  const later = await rig.sequence({ steps: [says("s", "и всё же")] });
  await rig.begin(later, [805]);
  expect(await rig.story(await rig.ended(later, 805))).toEqual(["s skipped send.suppressed"]);
  const { contactId } = await rig.conversationOf(805);
  await suppressContact(rig.db, { tenantId: rig.tenant.id, contactId, isSuppressed: false, by: rig.by });
  const again = await rig.sequence({ steps: [says("s", "можно снова")] });
  await rig.begin(again, [805]);
  await until(() => rig.sentTo(805).includes("можно снова"));
});

test("nothing of a paused run or sequence is carried out from the commit of the pause on; it goes on where it stood", async () => {
  await rig.contact(806);
  const sequence = await rig.sequence({ steps: [waits("w", "s"), says("s", "после паузы")] });
  await rig.begin(sequence, [806]);
  const { id } = await rig.runOf(sequence, 806);
  const later = Date.now() + 3 * HOUR_MS;

  await orderRun(rig.db, id, { kind: "pause", by: rig.by });
  expect(await takeTurn(rig.db, id, later)).toMatchObject({
    kind: "stands",
    standing: { status: "paused", dueAtMs: null },
  });
  await orderRun(rig.db, id, { kind: "resume", by: rig.by });
  const about = { tenantId: rig.tenant.id, sequenceId: sequence.id, by: rig.by };
  await changeSequenceStatus(rig.db, { ...about, status: "paused" });
  expect(await takeTurn(rig.db, id, later)).toMatchObject({ kind: "stands", standing: { dueAtMs: null } });
  expect(rig.sentTo(806)).toEqual([]);

  await rig.db.getRepository(SequenceRecord).update({ id: sequence.id }, { status: "active" });
  expect(await takeTurn(rig.db, id, later)).toMatchObject({ standing: { status: "ended" } });
  expect(await rig.story({ id })).toEqual(["w begun wait", "w taken wait.over", "s taken send.queued"]);
});

test("a pause waits for the step that is just being taken, and the step for the pause: one of them is first", async () => {
  await rig.contact(807);
  const sequence = await rig.sequence({ steps: [waits("w", "s"), says("s", "на грани")] });
  await rig.begin(sequence, [807]);
  const { id } = await rig.runOf(sequence, 807);
  const later = Date.now() + 3 * HOUR_MS;
  const [, turn] = await Promise.all([
    orderRun(rig.db, id, { kind: "pause", by: rig.by }).catch(() => "ended"),
    takeTurn(rig.db, id, later),
  ]);
  const run = await rig.runOf(sequence, 807);
  expect([
    { status: "paused", sent: 0 },
    { status: "ended", sent: 1 },
  ]).toContainEqual({
    status: run.status,
    sent: (await rig.messagesOf(807)).filter(({ author }) => author === "touch").length,
  });
  expect(turn.kind).toBe("stands");
});

test("its actor takes orders, too: skip passes over the wait, and a refusal keeps its code", async () => {
  await rig.contact(808);
  const sequence = await rig.sequence({ steps: [waits("w", "s"), says("s", "сразу")] });
  await rig.begin(sequence, [808]);
  const run = await until(async () => {
    const now = await rig.runOf(sequence, 808);
    return now.bell === "quiet" && now;
  });
  await handleOf(run).executeUpdate(touchUpdates.skip, { args: [{ kind: "skip", by: rig.by }] });
  await rig.ended(sequence, 808);
  expect(await rig.story(run)).toEqual(["w begun wait", "w skipped step.skippedByHand", "s taken send.queued"]);
  await until(() => rig.sentTo(808).includes("сразу"));
});

test("a failed step is taken again, and what has ended otherwise begins anew, once", async () => {
  await rig.contact(809);
  const sequence = await rig.sequence({ steps: [says("s", "{{contact.field.заказ}} готов")] });
  await rig.begin(sequence, [809]);
  const run = await rig.ended(sequence, 809);
  expect(run).toMatchObject({ outcome: "failed", state: { end: { why: "send.variableMissing" } } });
  await rig.db.query(`UPDATE contacts SET fields = '{"заказ":"А-17"}' WHERE id = $1`, [run.contactId]);
  await orderRun(rig.db, run.id, { kind: "rerun", by: rig.by });
  await until(() => rig.sentTo(809).includes("А-17 готов"));
  expect((await rig.ended(sequence, 809)).id).toBe(run.id);
  expect(await rig.story(run)).toEqual([
    "s failed send.variableMissing",
    "s begun run.takenAgain",
    "s taken send.queued",
  ]);
  for (const _ of [1, 2]) await orderRun(rig.db, run.id, { kind: "rerun", by: rig.by });
  await until(() => rig.sentTo(809).length === 2);
  expect(await rig.db.getRepository(TouchRunRecord).countBy({ sequenceId: sequence.id })).toBe(2);
});

test("runs move to another version: a step that is there waits on, one that is gone goes where it is sent, or stays", async () => {
  for (const chat of [811, 812]) await rig.contact(chat);
  const sequence = await rig.sequence({ steps: [waits("w", "old"), waits("old", null)] });
  await rig.begin(sequence, [811, 812]);
  const [waiting, moved] = [await rig.runOf(sequence, 811), await rig.runOf(sequence, 812)];
  await orderRun(rig.db, moved.id, { kind: "skip", by: rig.by });
  const version = await publishVersion(rig.db, sequence, { steps: [waits("w", "new"), says("new", "новая версия")] });
  const runIds = [waiting.id, moved.id];
  const about = { tenantId: rig.tenant.id, sequenceId: sequence.id, runIds, toVersion: version };
  expect(await previewMove(rig.db, about)).toEqual(
    expect.arrayContaining([
      { stepId: "w", runs: 1, to: "w" },
      { stepId: "old", runs: 1, to: null },
    ]),
  );
  const order = { kind: "moveToVersion", version, places: {}, by: rig.by } as const;
  const { tenantId } = about;
  const untilMs = Infinity;
  expect(await orderRuns(rig.db, { tenantId, runIds, order, untilMs: 0 })).toEqual({
    done: 1,
    left: {},
    next: waiting.id,
  });
  const rest = { tenantId, runIds: [moved.id], order, untilMs };
  expect(await orderRuns(rig.db, rest)).toEqual({ done: 0, left: { "touch_run.step_gone": 1 }, next: null });
  expect(await rig.runOf(sequence, 811)).toMatchObject({ version, dueAt: waiting.dueAt, stepId: "w" });
  await orderRuns(rig.db, { tenantId, runIds, order: { ...order, places: { old: "new" } }, untilMs });
  await until(() => rig.sentTo(812).includes("новая версия"));
});

test("a contact begins a sequence once, an event begins it once, and one run of a contact is under way at a time", async () => {
  await rig.contact(813);
  const sequence = await rig.sequence({
    triggers: [
      {
        kind: "event",
        event: "message.received",
        where: { match: "all", of: [{ fact: "event.text", operator: "contains", value: "цена" }] },
      },
    ],
    steps: [waits("w", null)],
  });
  await rig.say(813, "какая цена?");
  const run = await until(async () => rig.runOf(sequence, 813));
  expect(run).toMatchObject({ begunBy: "event message.received", state: { vars: { "event.text": "какая цена?" } } });
  expect((await rig.begin(sequence, [813])).left).toEqual({ "begin.running": 1 });
  await orderRun(rig.db, run.id, { kind: "cancel", by: rig.by });
  expect((await rig.begin(sequence, [813])).left).toEqual({ "begin.once": 1 });
});

test("a rule that sets itself off is stopped: its ceiling refuses, it pauses, and its heads are told", async () => {
  await rig.contact(814);
  const rule = await rig.sequence(
    {
      triggers: [{ kind: "event", event: "conversation.assigned" }],
      reentry: { kind: "afterEnd", days: 0 },
      ceiling: { perContact: 100, inAll: 4 },
      steps: [
        { id: "off", kind: "assign", to: { kind: "nobody" }, next: "on" },
        { id: "on", kind: "assign", to: { kind: "operator", id: rig.by.operatorId }, next: null },
      ],
    },
    "automation",
  );
  await rig.begin(rule, [814]);
  await until(async () => {
    const { status, pausedWhy } = await rig.db.getRepository(SequenceRecord).findOneByOrFail({ id: rule.id });
    return status === "paused" && pausedWhy === "ceiling.reached";
  });
  const runs = await rig.db.getRepository(TouchRunRecord).findBy({ sequenceId: rule.id });
  expect(runs.filter(({ outcome }) => outcome !== "refused")).toHaveLength(4);
  expect(runs.find(({ outcome }) => outcome === "refused")?.state.end).toMatchObject({ why: "begin.ceilingInAll" });
  expect(await rig.db.getRepository(NotificationRecord).countBy({ kind: "sequencePaused" })).toBe(1);
});

const spare = (touches: TouchSettings) =>
  rig.db.query(`UPDATE tenants SET settings = settings || $2 WHERE id = $1`, [rig.tenant.id, { touches }]);

test("quiet hours and caps hold a touch by the contact's clock, and say until when", async () => {
  await rig.contact(815);
  const { contactId } = await rig.conversationOf(815);
  await rig.db.query(`UPDATE contacts SET "timeZone" = 'Asia/Vladivostok' WHERE id = $1`, [contactId]);
  const touches = { quietHours: { from: "21:00", to: "09:00" }, caps: [{ count: 1, days: 7 }], runsPerHour: 1_000 };
  await spare(touches);
  const sequence = await rig.sequence({ steps: [says("one", "раз", "two"), says("two", "два")] });
  // 22:00 in Vladivostok is 12:00 in UTC.
  const night = Date.parse("2030-11-20T12:00:00Z");
  await rig.begin(sequence, [815], night);
  const { id, dueAt } = await rig.runOf(sequence, 815);
  expect(dueAt?.toISOString()).toBe("2030-11-20T23:00:00.000Z");
  const morning = Date.parse("2030-11-20T23:00:00Z");
  await until(async () => (await takeTurn(rig.db, id, morning)).kind === "stands");
  expect(await rig.story({ id })).toEqual(["one held send.quiet", "one taken send.queued", "two skipped send.capped"]);
  await spare({ ...touches, quietHours: null, caps: [] });
});

test("a touch waits for an account that is off, says so, and leaves as soon as it is on again", async () => {
  await rig.contact(817);
  const account = { tenantId: rig.tenant.id, channelAccountId: rig.account.id, by: rig.by };
  await changeChannelStatus(rig.db, { ...account, status: "paused" });
  const sequence = await rig.sequence({ steps: [says("s", "мы снова здесь")] });
  await rig.begin(sequence, [817]);
  const run = await until(async () => {
    const now = await rig.runOf(sequence, 817);
    return now.state.phase === "held" && now;
  });
  expect(await rig.story(run)).toEqual(["s held send.accountOff"]);
  expect(run.dueAt?.getTime()).toBeGreaterThan(Date.now() + HOUR_MS / 2);
  await changeChannelStatus(rig.db, { ...account, status: "active" });
  rig.wakeBells();
  await until(() => rig.sentTo(817).includes("мы снова здесь"));
  expect(await rig.story(run)).toEqual(["s held send.accountOff", "s taken send.queued"]);
});

test("runs that are let go on together are looked at one after another, whose time comes first before the others, and none before its turn", async () => {
  const chats = Array.from({ length: 12 }, (_, place) => 860 + place);
  for (const chat of chats) await rig.contact(chat);
  const soon = await rig.sequence({ steps: [waits("w", null, 1)] });
  const later = await rig.sequence({ steps: [waits("w", null, 2)] });
  await rig.begin(later, chats.slice(0, 6));
  await rig.begin(soon, chats.slice(6));
  const read = async (manager = rig.db.manager) => {
    const runs = await manager.findBy(TouchRunRecord, { sequenceId: In([soon.id, later.id]) });
    return runs.toSorted((one, other) => Number(one.dueAt) - Number(other.dueAt));
  };
  const areQuiet = () => until(async () => (await read()).every(({ bell }) => bell === "quiet"));
  await areQuiet();
  const ids = (await read()).map(({ id }) => id);
  const planned = await rig.db.transaction(async (manager) => {
    await ringInTurn(manager, ids.toReversed());
    return (await read(manager)).map(({ bellRungAt }) => bellRungAt.getTime());
  });
  expect(planned.map((ms) => ms - (planned[0] ?? 0))).toEqual(chats.map((_, place) => place * 125));
  await areQuiet();
  const rung = (await read()).map(({ bellRungAt }) => bellRungAt.getTime());
  expect(rung.filter((ms, place) => ms < (planned[place] ?? 0))).toEqual([]);
});

test("what was said and has not left yet is called back with its run or its sequence; what is being handed over is not", async () => {
  for (const chat of [818, 819, 820]) await rig.contact(chat);
  const sequence = await rig.sequence({ steps: [says("s", "ещё не ушло", "w"), waits("w", null)] });
  const ending = await rig.sequence({ steps: [says("s", "и это не ушло")] });
  const { tenant, by } = rig;
  // Nobody delivers while the workers stand still.
  await rig.stopWork();
  await rig.begin(sequence, [818, 819]);
  await rig.begin(ending, [820]);
  const runs = [await rig.runOf(sequence, 818), await rig.runOf(sequence, 819), await rig.runOf(ending, 820)] as const;
  for (const run of runs) await untilQueued(run);
  await rig.db.query(`UPDATE messages SET status = 'reserved', "reservedAt" = now() WHERE "touchRunId" = $1`, [
    runs[1].id,
  ]);
  await orderRun(rig.db, runs[0].id, { kind: "cancel", by });
  for (const { id: sequenceId } of [sequence, ending])
    await changeSequenceStatus(rig.db, { tenantId: tenant.id, sequenceId, status: "archived", by });
  const said = async (chat: number) => (await rig.messagesOf(chat)).filter(({ author }) => author === "touch");
  expect(await said(818)).toMatchObject([{ status: "cancelled" }]);
  expect(await said(819)).toMatchObject([{ status: "reserved" }]);
  expect(await said(820)).toMatchObject([{ status: "cancelled" }]);
  await rig.startWork();
  expect((await rig.story(runs[0])).slice(-2)).toEqual(["w skipped run.cancelled", "s skipped send.calledBack"]);
  expect(await rig.story(runs[1])).not.toContain("s skipped send.calledBack");
  expect(await rig.story(runs[2])).toContain("s skipped send.calledBack");
});

test("what was said to somebody who then wants no more of it, and has not left yet, does not leave any more", async () => {
  await rig.contact(823);
  const sequence = await rig.sequence({ steps: [says("s", "уже поздно")] });
  await rig.stopWork();
  await rig.begin(sequence, [823]);
  const run = await rig.runOf(sequence, 823);
  await untilQueued(run);
  const { tenant, by } = rig;
  const { contactId } = await rig.conversationOf(823);
  await suppressContact(rig.db, { tenantId: tenant.id, contactId, isSuppressed: true, by });
  await until(async () => (await rig.story(run)).includes("s skipped send.calledBack"));
  const said = (await rig.messagesOf(823)).filter(({ author }) => author === "touch");
  expect(said).toMatchObject([{ status: "cancelled" }]);
  await rig.startWork();
});

test("a messenger that does not answer keeps three of a tenant's runs in their tasks; what the others say leaves beside them, each once", async () => {
  const chats = Array.from({ length: 12 }, (_, place) => 880 + place);
  for (const chat of chats) await rig.contact(chat);
  const sequence = await rig.sequence({ steps: [says("s", "медленно")] });
  await rig.stopWork();
  await rig.begin(sequence, chats);
  const runs = await Promise.all(chats.map((chat) => rig.runOf(sequence, chat)));
  const { tenant, db } = rig;
  const answered = Promise.withResolvers<WorkDone>();
  const activities = createTouchActivities({
    db,
    outbound: createOutbounds([]).trusted,
    model: null,
    ring: () => Promise.resolve(),
    deliver: () => answered.promise,
  });
  const walked: WalkedHere[] = [];
  const walks = runs.map(({ id }) =>
    activities.walkRunHere({ runId: id, nowMs: Date.now() + 60_000 }).then((one) => void walked.push(one)),
  );
  await until(() => walked.length === chats.length - 3);
  expect(walked.map(({ said }) => said.map(({ tenantId }) => tenantId))).toEqual(walked.map(() => [tenant.id]));
  answered.resolve({ mode: "operator", generation: 0, leftForMs: null });
  await Promise.all(walks);
  expect(walked.filter(({ said }) => said.length === 0)).toHaveLength(3);
  await rig.startWork();
  await until(() => chats.every((chat) => rig.sentTo(chat).includes("медленно")));
  const said = chats.map((chat) => rig.sentTo(chat).filter((text) => text === "медленно").length);
  expect(said).toEqual(chats.map(() => 1));
});

test("a touch whose sender died with it is settled by whoever takes its run up, and not said again", async () => {
  const { id: conversationId } = await rig.contact(824);
  const sequence = await rig.sequence({ steps: [says("s", "дошло ли?")] });
  await rig.stopWork();
  await rig.begin(sequence, [824]);
  const run = await rig.runOf(sequence, 824);
  await untilQueued(run);
  await rig.db.query(
    `UPDATE messages SET status = 'reserved', attempts = 1, "reservedAt" = now() - interval '1 minute' WHERE "touchRunId" = $1`,
    [run.id],
  );
  await rig.db.query(`UPDATE conversations SET "outboxBell" = 'quiet' WHERE id = $1`, [conversationId]);
  await rig.client.workflow.getHandle(conversationWorkflowId(conversationId)).terminate();
  await rig.startWork();
  const touches = async () => (await rig.messagesOf(824)).filter(({ author }) => author === "touch");
  await until(async () => (await touches()).every(({ status }) => status === "uncertain"));
  expect(rig.sentTo(824)).not.toContain("дошло ли?");
});

test("many are cancelled as one is: the history and the audit say by whom, and who has ended already is left", async () => {
  for (const chat of [821, 822]) await rig.contact(chat);
  const sequence = await rig.sequence({ steps: [waits("w", null)] });
  await rig.begin(sequence, [821, 822]);
  const runs = [await rig.runOf(sequence, 821), await rig.runOf(sequence, 822)];
  const runIds = runs.map(({ id }) => id);
  await orderRun(rig.db, runIds[0] ?? "run_00000000", { kind: "cancel", by: rig.by });
  const cancelled = await cancelRuns(rig.db, { tenantId: rig.tenant.id, runIds, by: rig.by });
  expect(cancelled).toEqual({ done: 1, left: { "touch_run.ended": 1 }, next: null });
  for (const { id } of runs) {
    const [alone, lines] = [
      await rig.db.getRepository(TouchRunRecord).findOneByOrFail({ id }),
      await rig.linesOf({ id }),
    ];
    expect(alone).toMatchObject({ status: "ended", outcome: "cancelled", stepId: null, dueAt: null, lines: 2 });
    expect(alone.state).toMatchObject({ stepId: null, phase: "begin", end: { why: "run.cancelled" } });
    expect(lines).toMatchObject([{ why: "wait" }, { stepId: "w", why: "run.cancelled", facts: { by: rig.by.name } }]);
    expect(await rig.db.getRepository(AuditEntryRecord).countBy({ entityId: id, action: "touchRun.ordered" })).toBe(1);
  }
});

test("from the answer to a sequence's pause on none of its runs takes a step, however many are just being walked", async () => {
  const chats = Array.from({ length: 12 }, (_, place) => 830 + place);
  for (const chat of chats) await rig.contact(chat);
  const steps = Array.from({ length: 30 }, (_, place) => note(`n${place}`, place === 29 ? null : `n${place + 1}`));
  const sequence = await rig.sequence({ steps });
  await rig.begin(sequence, chats);
  const taken = async () => {
    const [lines]: { count: number }[] = await rig.db.query(
      `SELECT count(*)::int AS count FROM touch_run_lines l JOIN touch_runs r ON r.id = l."runId" WHERE r."sequenceId" = $1`,
      [sequence.id],
    );
    return lines?.count ?? 0;
  };
  await until(async () => (await taken()) > 20);
  const askedAt = performance.now();
  await changeSequenceStatus(rig.db, {
    tenantId: rig.tenant.id,
    sequenceId: sequence.id,
    status: "paused",
    by: rig.by,
  });
  const tookMs = performance.now() - askedAt;
  const before = await taken();
  expect(before).toBeLessThan(chats.length * steps.length);
  // Whoever tries now, takes none.
  const runs = await rig.db.getRepository(TouchRunRecord).findBy({ sequenceId: sequence.id });
  for (const { id } of runs) await takeTurn(rig.db, id, Date.now());
  expect(await taken()).toBe(before);
  // On an idle machine it is a few milliseconds; beside other tests it may be slower.
  expect(tookMs).toBeLessThan(1_000);
});

test("what was said in a run that has ended is forgotten with its conversation; that it was, and why it ended, stays", async () => {
  const { id: conversationId } = await rig.contact(816);
  const sequence = await rig.sequence({ steps: [says("s", "{{contact.name}}, ваш заказ готов")] });
  await rig.begin(sequence, [816]);
  const run = await rig.ended(sequence, 816);
  await until(() => rig.sentTo(816).length > 0);
  await until(async () =>
    (await rig.messagesOf(816)).every(({ status }) => status !== "queued" && status !== "reserved"),
  );
  const { tenant } = rig;
  await rig.db.query(`UPDATE tenants SET settings = settings || '{"retentionDays":30}' WHERE id = $1`, [tenant.id]);
  await rig.db.query(
    `UPDATE conversations SET "lastActivityAt" = now() - interval '31 days', status = 'resolved' WHERE id = $1`,
    [conversationId],
  );
  await forgetQuiet(rig.db, createFileBlobStore(rig.env.DATA_DIR), tenant.id);
  expect(await rig.linesOf(run)).toMatchObject([{ why: "send.queued", facts: {} }]);
  expect(await rig.runOf(sequence, 816)).toMatchObject({ outcome: "finished", state: { vars: {} } });
});
