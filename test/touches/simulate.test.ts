import { describe, expect, test } from "vitest";
import type { SequenceDraft } from "../../contracts/sequence.ts";
import { SimulationReport } from "../../contracts/simulation.ts";
import { inventSubjects } from "../../touches/simulating/inventSubjects.ts";
import { simulate } from "../../touches/simulating/simulate.ts";
import type { Simulated } from "../../touches/simulating/simulate.ts";
import type { Subject } from "../../touches/simulating/subject.ts";
import { define, heard } from "./player.ts";
import { MOSCOW, at, buildWorld, shown } from "./world.ts";

type Draft = SequenceDraft["steps"][number];
const end: Draft = { id: "end", kind: "end" };
const send = (id: string, next: string | null, more: Partial<Extract<Draft, { kind: "send" }>> = {}): Draft => ({
  id,
  kind: "send",
  text: id,
  next,
  ...more,
});
const waitDays = (id: string, amount: number, next: string): Draft => ({
  id,
  kind: "wait",
  wait: { kind: "for", duration: { amount, unit: "days" } },
  next,
});
const quiet = { pipelines: new Map(), startMode: "bot" as const, texts: {}, runsPerHour: 10_000, pace: null };
const fromMs = at("2026-03-10T00:00");
const received = (local: string, text: string): Subject["events"][number] => ({
  event: heard("message.received", { "event.text": text, "event.channelKind": "telegramBot" }, { atMs: at(local) }),
  changes: { "conversation.lastInboundAt": at(local), "conversation.waitingSince": at(local) },
});

const build = (given: Partial<Subject> = {}): Subject => ({
  id: "ctc_00000001",
  isInvented: false,
  name: "Аня",
  zone: MOSCOW,
  facts: { "conversation.status": "open" },
  isSuppressed: false,
  touchedAtMs: [],
  ways: [{ accountId: "acc_00000001", channelKind: "telegramBot" }],
  events: [],
  beginsAtMs: null,
  ...given,
});

function trial(definition: Simulated["definition"], subjects: readonly Subject[], given: Partial<Simulated> = {}) {
  const { tenantZone, businessHours, quietHours, caps } = buildWorld();
  const surroundings = { tenantZone, businessHours, quietHours, caps, ...quiet, ...given.surroundings };
  return simulate({
    definition,
    subjects,
    fromMs,
    untilMs: at("2026-06-01T00:00"),
    replies: null,
    ...given,
    surroundings,
  });
}

const storyOf = (report: SimulationReport, place = 0) =>
  report.runs[place]?.lines.map(({ stepId, outcome, why, atMs }) => `${shown(atMs)} ${stepId} ${outcome} ${why}`);

const onMessage = { triggers: [{ kind: "event" as const, event: "message.received" as const }] };

describe("what happens to one contact", () => {
  test("who gets what, at which minute, and what is put off and passed over, with the reason", () => {
    const definition = define(
      [send("hello", "wait"), waitDays("wait", 1, "again"), send("again", "end"), end],
      onMessage,
    );
    const surroundings = {
      ...buildWorld({ quietHours: { from: "21:00", to: "09:00" }, caps: [{ count: 1, days: 7 }] }),
      ...quiet,
    };
    const report = trial(definition, [build({ events: [received("2026-03-10T22:15", "Привет")] })], { surroundings });
    expect(storyOf(report)).toEqual([
      "2026-03-10 22:15 hello held send.quiet",
      "2026-03-11 09:00 hello taken send.queued",
      "2026-03-11 09:00 wait begun wait",
      "2026-03-12 09:00 wait taken wait.over",
      "2026-03-12 09:00 again skipped send.capped",
      "2026-03-12 09:00 end taken step.done",
    ]);
    expect(report).toMatchObject({
      contacts: 1,
      began: 1,
      sends: 1,
      outcomes: { finished: 1 },
      skipped: { "send.capped": 1 },
      held: { "send.quiet": 1 },
      perDay: [{ date: "2026-03-11", sends: 1 }],
    });
    expect(report.steps).toEqual([
      { stepId: "hello", entered: 1, taken: 1, skipped: 0, failed: 0, waiting: 0 },
      { stepId: "wait", entered: 1, taken: 1, skipped: 0, failed: 0, waiting: 0 },
      { stepId: "again", entered: 1, taken: 0, skipped: 1, failed: 0, waiting: 0 },
      { stepId: "end", entered: 1, taken: 1, skipped: 0, failed: 0, waiting: 0 },
    ]);
    expect(SimulationReport.parse(report)).toEqual(report);
  });

  test("an answer on any channel stops what was for it", () => {
    const definition = define([waitDays("wait", 3, "hello"), send("hello", null)], {
      ...onMessage,
      goals: [{ id: "answered", name: "Ответил", event: "message.received" }],
    });
    const report = trial(definition, [
      build({ events: [received("2026-03-10T12:00", "1"), received("2026-03-11T12:00", "2")] }),
    ]);
    expect(report).toMatchObject({ sends: 0, outcomes: { goal: 1 } });
    expect(storyOf(report)?.at(-1)).toBe("2026-03-11 12:00 wait taken run.goal");
  });

  test("what the sequence changes is known to its conditions and heard by its waits", () => {
    const definition = define([
      { id: "set", kind: "setField", field: "contact.field.vip", value: "да", next: "if" },
      {
        id: "if",
        kind: "condition",
        where: { match: "all", of: [{ fact: "contact.field.vip", operator: "is", value: "да" }] },
        next: "label",
        otherwise: null,
      },
      { id: "label", kind: "label", add: ["lab_00000001"], next: "stage" },
      { id: "stage", kind: "moveStage", stageId: "stg_00000002", next: "for" },
      {
        id: "for",
        kind: "waitFor",
        of: [
          {
            event: "appeal.stage_changed",
            where: { match: "all", of: [{ fact: "conversation.labels", operator: "has", value: "lab_00000001" }] },
          },
        ],
        timeout: null,
        next: "end",
        timedOut: null,
      },
      end,
    ]);
    const report = trial(definition, [
      build({
        beginsAtMs: at("2026-03-10T12:00"),
        facts: { "conversation.status": "open", "appeal.stageId": "stg_00000001" },
      }),
    ]);
    expect(report.outcomes).toEqual({ finished: 1 });
    expect(storyOf(report)?.at(-1)).toBe("2026-03-10 12:00 end taken step.done");
  });

  test("a message that does not arrive is no touch, and the next way is taken", () => {
    const routes = [{ kind: "lastUsed" as const }, { kind: "messenger" as const, channelKind: "demo" as const }];
    const definition = define([send("hello", "again", { routes }), send("again", null)]);
    const ways = [...build().ways, { accountId: "acc_00000002" as const, channelKind: "demo" as const }];
    const surroundings = { ...buildWorld({ caps: [{ count: 2, days: 7 }] }), ...quiet };
    const report = trial(definition, [build({ ways, beginsAtMs: at("2026-03-10T12:00") })], {
      surroundings,
      fateOf: (_, message) => ({ kind: message === 0 ? "message.failed" : "message.sent", afterMs: 60_000 }),
    });
    expect(storyOf(report)).toEqual([
      "2026-03-10 12:00 hello begun send.queued",
      "2026-03-10 12:01 hello failed send.failed",
      "2026-03-10 12:01 hello taken send.queued",
      "2026-03-10 12:01 again taken send.queued",
    ]);
  });

  test("who unsubscribes gets nothing more, of the next run neither", () => {
    const definition = define([waitDays("wait", 1, "hello"), send("hello", null)], {
      ...onMessage,
      reentry: { kind: "afterEnd", days: 0 },
    });
    const unsubscribed = { event: heard("contact.unsubscribed", {}, { atMs: at("2026-03-10T13:00") }), changes: {} };
    const events = [received("2026-03-10T12:00", "1"), unsubscribed, received("2026-03-10T14:00", "2")];
    const report = trial(definition, [build({ events })]);
    expect(report).toMatchObject({
      began: 2,
      sends: 0,
      outcomes: { unsubscribed: 1, finished: 1 },
      skipped: { "send.suppressed": 1 },
    });
  });

  test("who still waits when the time is over is counted where they stand", () => {
    const report = trial(define([waitDays("wait", 300, "end"), end]), [build({ beginsAtMs: at("2026-03-10T12:00") })]);
    expect(report).toMatchObject({ began: 1, outcomes: {}, runs: [{ outcome: null }] });
    expect(report.steps[0]).toMatchObject({ entered: 1, waiting: 1 });
  });
});

test("what is due at once leaves one after another by the pace of its account, and it is said until when", () => {
  const events = [received("2026-03-10T12:00", "?")];
  const subjects = ["1", "2", "3"].map((place) => build({ id: `ctc_0000000${place}`, events }));
  const surroundings = { ...buildWorld(), ...quiet, pace: { telegramBot: 1, telegramAccount: 1, demo: 1 } };
  const report = trial(define([send("hello", null)], onMessage), subjects, { surroundings });
  expect([0, 1, 2].map((place) => storyOf(report, place))).toEqual([
    ["2026-03-10 12:00 hello taken send.queued"],
    ["2026-03-10 12:00 hello held send.paced", "2026-03-10 12:01 hello taken send.queued"],
    ["2026-03-10 12:00 hello held send.paced", "2026-03-10 12:02 hello taken send.queued"],
  ]);
  expect(report).toMatchObject({ sends: 3, held: { "send.paced": 2 } });
});

test("who comes less than a second before their place takes it, as they really do", () => {
  const events = [received("2026-03-10T12:00", "?")];
  const subjects = ["1", "2", "3", "4"].map((place) => build({ id: `ctc_0000000${place}`, events }));
  const surroundings = { ...buildWorld(), ...quiet, pace: { telegramBot: 120, telegramAccount: 120, demo: 120 } };
  const report = trial(define([send("hello", null)], onMessage), subjects, { surroundings });
  expect(report).toMatchObject({ sends: 4, held: { "send.paced": 1 } });
});

describe("who begins", () => {
  test("one run at a time, and again as the sequence says", () => {
    const events = ["10", "11", "12", "20"].map((day) => received(`2026-03-${day}T12:00`, "?"));
    const began = (reentry: SequenceDraft["reentry"]) =>
      trial(define([waitDays("wait", 1, "end"), end], { ...onMessage, reentry }), [build({ events })]).began;
    expect(began({ kind: "once" })).toBe(1);
    expect(began({ kind: "afterEnd", days: 0 })).toBe(3);
    expect(began({ kind: "afterEnd", days: 7 })).toBe(2);
  });

  test("beyond the ceiling of an hour it is refused, whoever comes first", () => {
    const events = [received("2026-03-10T12:00", "?")];
    const later = [received("2026-03-10T13:00", "?")];
    const subjects = [
      build({ id: "ctc_00000001", events: later }),
      build({ id: "ctc_00000002", events }),
      build({ id: "ctc_00000003", events }),
    ];
    const report = trial(define([end], { ...onMessage, ceiling: { perContact: 1, inAll: 1 } }), subjects);
    expect(report).toMatchObject({ began: 2, outcomes: { finished: 2, refused: 1 } });
    expect(report.runs.map(({ contactId, outcome, why }) => [contactId, outcome, why])).toEqual([
      ["ctc_00000002", "finished", ""],
      ["ctc_00000003", "refused", "begin.ceilingInAll"],
      ["ctc_00000001", "finished", ""],
    ]);
  });

  test("the tenant's own ceiling counts beside the sequence's", () => {
    const events = [received("2026-03-10T12:00", "?")];
    const subjects = [build({ id: "ctc_00000001", events }), build({ id: "ctc_00000002", events })];
    const surroundings = { ...buildWorld(), ...quiet, runsPerHour: 1 };
    const report = trial(define([end], onMessage), subjects, { surroundings });
    expect(report.runs.map(({ outcome, why }) => [outcome, why])).toEqual([
      ["finished", ""],
      ["refused", "begin.ceilingOfTenant"],
    ]);
  });

  test("a segment is entered when something happens, or at the full hour after time alone has made it so", () => {
    const where = {
      match: "all" as const,
      of: [{ fact: "conversation.waitingSince", operator: "olderThanHours" as const, value: 2 }],
    };
    const definition = define([end], { triggers: [{ kind: "segment", where }] });
    const report = trial(definition, [build({ events: [received("2026-03-10T12:10", "Сколько стоит?")] })]);
    expect(storyOf(report)).toEqual(["2026-03-10 15:00 end taken step.done"]);
    const fitsAlready = build({ facts: { "conversation.waitingSince": at("2026-03-01T00:00") } });
    expect(trial(definition, [fitsAlready]).began).toBe(0);
  });
});

describe("invented contacts", () => {
  const definition = define(
    [
      send("hello", "for"),
      {
        id: "for",
        kind: "waitFor",
        of: [{ event: "message.received" }],
        timeout: { amount: 2, unit: "days" },
        next: "if",
        timedOut: null,
      },
      {
        id: "if",
        kind: "condition",
        where: { match: "all", of: [{ fact: "contact.phone", operator: "known" }] },
        next: "end",
        otherwise: null,
      },
      end,
    ],
    { entry: { match: "all", of: [{ fact: "appeal.brand", operator: "anyOf", value: ["apple", "honor"] }] } },
  );
  const invented = (seed: number, contacts = 500) => {
    const subjects = inventSubjects({ definition, tenantZone: MOSCOW, contacts, fromMs, seed });
    return { ...trial(definition, subjects, { replies: { share: 0.3, seed } }), tookMs: 0 };
  };

  test("all of them begin within the first day, about half are like each condition, and their share answers", () => {
    const report = invented(1);
    expect(report).toMatchObject({ began: 500, sends: 500, outcomes: { finished: 500 } });
    expect(report.runs).toHaveLength(200);
    expect(
      report.runs.every(({ contactId, startedAtMs }) => contactId === null && startedAtMs < at("2026-03-11T00:00")),
    ).toBe(true);
    const [, , asked, ended] = report.steps.map(({ entered }) => entered);
    expect(asked).toBeGreaterThan(110);
    expect(asked).toBeLessThan(190);
    expect(ended).toBeGreaterThan((asked ?? 0) * 0.35);
    expect(ended).toBeLessThan((asked ?? 0) * 0.65);
  });

  test("the same seed invents the same, another something else", () => {
    expect(invented(7)).toEqual(invented(7));
    expect(invented(7)).not.toEqual(invented(8));
  });
});
