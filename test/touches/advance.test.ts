import { describe, expect, test } from "vitest";
import { always } from "../../contracts/factQuery.ts";
import type { FactQuery } from "../../contracts/factQuery.ts";
import type { SequenceDraft } from "../../contracts/sequence.ts";
import { define, heard, play } from "./player.ts";
import { at, shown } from "./world.ts";

type Draft = SequenceDraft["steps"][number];
const end: Draft = { id: "end", kind: "end", outcome: "so" };
const is = (fact: string, value: string): FactQuery => ({ match: "all", of: [{ fact, operator: "is", value }] });
const minutes = (amount: number) => ({ amount, unit: "minutes" as const });
const send = (more: Partial<Extract<Draft, { kind: "send" }>> = {}): Draft => ({
  id: "send",
  kind: "send",
  text: "Здравствуйте",
  timing: "any",
  next: "end",
  ...more,
});
const twoRoutes = [{ kind: "lastUsed" as const }, { kind: "messenger" as const, channelKind: "telegramBot" as const }];

describe("beginning and ending", () => {
  test("a definition without a start has ended before it begins", () => {
    const run = play(define([], { start: null }));
    run.look();
    expect(run.state.end).toMatchObject({ outcome: "finished", why: "run.empty" });
  });

  test("an end says its outcome; a way that leads nowhere ends too", () => {
    const named = play(define([end]));
    named.look();
    expect(named.state.end).toMatchObject({ outcome: "finished", why: "so" });
    const open = play(define([{ id: "c", kind: "condition", where: always, next: null, otherwise: null }]));
    open.look();
    expect(open.state.end).toMatchObject({ outcome: "finished", why: "" });
  });

  test("who has ended hears nothing more", () => {
    const run = play(define([end]));
    run.look();
    expect(run.hear(heard("contact.unsubscribed")).state.end?.outcome).toBe("finished");
    expect(run.tell({ kind: "skip", by: "a" }).lines).toEqual([]);
  });

  test("a way to a step that is not in the definition fails the run", () => {
    const run = play(define([{ id: "note", kind: "note", text: "x", next: "gone" }]));
    run.look();
    run.result({ kind: "done" });
    expect(run.state.end).toMatchObject({ outcome: "failed", why: "run.stepGone" });
  });

  test("a circle without a wait is stopped", () => {
    const circle: Draft = { id: "round", kind: "condition", where: always, next: "round", otherwise: null };
    const run = play(define([circle]));
    run.look();
    expect(run.state.end).toMatchObject({ outcome: "failed", why: "run.circle" });
  });

  test("a circle through what somebody else does is stopped too, in the end", () => {
    const run = play(define([{ id: "note", kind: "note", text: "x", next: "note" }]));
    run.look();
    for (let turn = 0; turn < 20_000 && run.state.end === null; turn += 1) run.result({ kind: "done" });
    expect(run.state.end).toMatchObject({ outcome: "failed", why: "run.circle" });
  });
});

describe("waiting", () => {
  const waiting = define([
    { id: "wait", kind: "wait", wait: { kind: "for", duration: minutes(30) }, next: "end" },
    end,
  ]);

  test("a wait is over at its minute, not before", () => {
    const run = play(waiting);
    run.look();
    expect(shown(run.state.dueAtMs)).toBe("2026-03-10 12:30");
    run.look({ nowMs: at("2026-03-10T12:29") });
    expect(run.state.phase).toBe("waiting");
    run.look({ nowMs: at("2026-03-10T12:30") });
    expect(run.story).toEqual(["wait begun wait", "wait taken wait.over", "end taken step.done"]);
  });

  test("what happens meanwhile does not end it", () => {
    const run = play(waiting);
    run.look();
    run.hear(heard("message.received"));
    expect(run.state).toMatchObject({ stepId: "wait", phase: "waiting" });
  });

  test("a wait that would end in the quiet ends after it, and says so", () => {
    const considerate = define([
      { id: "wait", kind: "wait", wait: { kind: "for", duration: minutes(30) }, timing: "considerate", next: "end" },
      end,
    ]);
    const run = play(considerate, { quietHours: { from: "12:15", to: "14:00" } });
    run.look();
    expect(run.lines.at(-1)?.facts).toEqual({ untilMs: at("2026-03-10T14:00"), insteadOfMs: at("2026-03-10T12:30") });
  });

  test("until a time that the run itself has put down", () => {
    const until = define([{ id: "wait", kind: "wait", wait: { kind: "fact", fact: "var.visit" }, next: "end" }, end]);
    const run = play(until, {}, { "var.visit": at("2026-03-12T09:00") });
    run.look();
    expect(shown(run.state.dueAtMs)).toBe("2026-03-12 09:00");
  });

  test("until a time that is over is no wait", () => {
    const until = define([
      { id: "wait", kind: "wait", wait: { kind: "fact", fact: "appeal.stageSince" }, next: "end" },
      end,
    ]);
    const run = play(until, { facts: { "appeal.stageSince": at("2026-03-09T09:00") } });
    run.look();
    expect(run.story).toEqual(["wait taken wait.over", "end taken step.done"]);
  });
});

describe("waiting for something to happen", () => {
  const price: FactQuery = { match: "all", of: [{ fact: "event.text", operator: "contains", value: "цена" }] };
  const steps: Draft[] = [
    {
      id: "for",
      kind: "waitFor",
      of: [{ event: "message.received", where: price }, { event: "conversation.closed" }],
      timeout: minutes(60),
      next: "asked",
      timedOut: "end",
    },
    { id: "asked", kind: "condition", where: is("event.text", "Какая цена?"), next: "end", otherwise: null },
    end,
  ];

  test("what fits is heard, and later steps can speak of it", () => {
    const run = play(define(steps));
    run.look();
    run.hear(heard("message.received", { "event.text": "Привет" }));
    expect(run.state.phase).toBe("waiting");
    run.hear(heard("message.received", { "event.text": "Какая цена?" }));
    expect(run.story.slice(1)).toEqual(["for taken waitFor.happened", "asked taken condition", "end taken step.done"]);
  });

  test("nothing is left of what the run was begun by once something else has been waited for", () => {
    const run = play(define(steps), {}, { "event.text": "Какая цена?", "var.kept": 1 });
    run.look();
    run.hear(heard("conversation.closed"));
    expect(run.state.vars).toEqual({ "var.kept": 1 });
    expect(run.state.end).toMatchObject({ outcome: "finished", why: "" });
  });

  test("what does not come is not waited for any longer than said", () => {
    const run = play(define(steps));
    run.look();
    run.look({ nowMs: at("2026-03-10T13:00") });
    expect(run.story).toEqual(["for begun waitFor", "for taken waitFor.timedOut", "end taken step.done"]);
  });

  test("without a limit it waits for ever", () => {
    const run = play(
      define([
        { id: "for", kind: "waitFor", of: [{ event: "call.finished" }], timeout: null, next: "end", timedOut: null },
        end,
      ]),
    );
    run.look();
    expect(run.state.dueAtMs).toBeNull();
    run.look({ nowMs: at("2030-01-01T00:00") });
    expect(run.state.phase).toBe("waiting");
  });
});

describe("choosing", () => {
  test("a condition goes by what is known, and says what was found", () => {
    const definition = define([
      { id: "c", kind: "condition", where: is("contact.name", "Аня"), next: "end", otherwise: null },
      end,
    ]);
    const yes = play(definition, { facts: { "contact.name": "аня" } });
    yes.look();
    expect(yes.state.end?.why).toBe("so");
    expect(yes.lines[0]?.facts).toMatchObject({ conditions: [{ actual: "аня", holds: true }] });
    const no = play(definition);
    no.look();
    expect(no.state.end?.why).toBe("");
  });

  test("a branch takes the first case that fits, else the other way", () => {
    const definition = define([
      {
        id: "b",
        kind: "branch",
        cases: [
          { name: "one", where: is("appeal.brand", "apple"), next: null },
          { name: "two", where: is("appeal.brand", "honor"), next: "end" },
        ],
        otherwise: null,
      },
      end,
    ]);
    const run = play(definition, { facts: { "appeal.brand": "Honor" } });
    run.look();
    expect(run.lines[0]?.facts).toMatchObject({ case: "two", conditions: [{ holds: false }, { holds: true }] });
    const other = play(definition);
    other.look();
    expect(other.lines[0]?.facts["case"]).toBeNull();
  });

  test("a split says which variant it took", () => {
    const run = play(
      define([
        {
          id: "s",
          kind: "split",
          variants: [
            { name: "A", weight: 0, next: null },
            { name: "B", weight: 1, next: "end" },
          ],
        },
        end,
      ]),
    );
    run.look();
    expect(run.lines[0]?.facts).toEqual({ variant: "B" });
    expect(run.state.end?.why).toBe("so");
  });
});

describe("orders", () => {
  const others: Draft[] = [
    { id: "one", kind: "setField", field: "contact.field.x", value: 1, next: "end" },
    { id: "one", kind: "moveStage", stageId: "stg_00000001", next: "end" },
    { id: "one", kind: "label", add: ["lab_00000001"], next: "end" },
    { id: "one", kind: "note", text: "x", next: "end" },
    { id: "one", kind: "assign", to: { kind: "nobody" }, next: "end" },
    { id: "one", kind: "close", next: "end" },
    { id: "one", kind: "createTask", title: "x", next: "end" },
    { id: "one", kind: "requestCall", next: "end" },
    { id: "one", kind: "ai", prompt: "x", into: "x", next: "end" },
    { id: "one", kind: "webhook", url: "https://example.org/", next: "end" },
  ];

  test.each(others.map((step) => [step.kind, step] as const))(
    "%s is given once, and the run goes on with its result",
    (_, step) => {
      const run = play(define([step, end]));
      expect(run.look().order).toMatchObject({ ordinal: 0, attempt: 0, route: null });
      expect(run.state.phase).toBe("ordered");
      expect(run.look().order).toBeNull();
      expect(run.hear(heard("message.received")).state.phase).toBe("ordered");
      run.result({ kind: "done", facts: { id: 1 }, vars: { "var.x": "да" } });
      expect(run.story).toEqual(["one taken step.done", "end taken step.done"]);
      expect(run.state).toMatchObject({ vars: { "var.x": "да" }, end: { outcome: "finished" } });
    },
  );

  test("the world after an order is the one the next step sees", () => {
    const run = play(
      define([
        { id: "set", kind: "setField", field: "contact.field.x", value: "да", next: "c" },
        { id: "c", kind: "condition", where: is("contact.field.x", "да"), next: "end", otherwise: null },
        end,
      ]),
    );
    run.look();
    run.result({ kind: "done" }, { facts: { "contact.field.x": "да" } });
    expect(run.state.end?.why).toBe("so");
  });

  test("what fails goes the way that is there for it, or ends the run where it can be seen", () => {
    const ai: Draft = { id: "one", kind: "ai", prompt: "x", into: "x", next: null, failed: "end" };
    const saved = play(define([ai, end]));
    saved.look();
    saved.result({ kind: "failed", why: "ai.off" });
    expect(saved.story).toEqual(["one failed ai.off", "end taken step.done"]);
    const lost = play(define([{ ...ai, failed: undefined }, end]));
    lost.look();
    lost.result({ kind: "failed", why: "ai.off" });
    expect(lost.state.end).toMatchObject({ outcome: "failed", why: "ai.off" });
  });

  test("what was not to be done after all is passed over", () => {
    const run = play(define([others[1] ?? end, end]));
    run.look();
    run.result({ kind: "skipped", why: "stage.already" });
    expect(run.story).toEqual(["one skipped stage.already", "end taken step.done"]);
  });

  test("what may not be done yet is begun again when it may, under the same key", () => {
    const run = play(define([send(), end]));
    run.look();
    run.result({ kind: "notBefore", atMs: at("2026-03-10T12:05"), why: "send.paced" });
    expect(run.state).toMatchObject({ phase: "held", dueAtMs: at("2026-03-10T12:05") });
    expect(run.look({ nowMs: at("2026-03-10T12:04") }).order).toBeNull();
    expect(run.look({ nowMs: at("2026-03-10T12:05") }).order).toMatchObject({ ordinal: 0, attempt: 0 });
    run.result({ kind: "queued", messageId: "msg_00000001" });
    expect(run.story).toEqual(["send held send.paced", "send taken send.queued", "end taken step.done"]);
  });
});

describe("an account that is off", () => {
  const off = { kind: "accountOff", channelAccountId: "acc_00000001" } as const;

  test("is waited for, which is said once, and the message leaves when it is on again", () => {
    const run = play(define([send(), end]));
    run.look();
    run.result(off);
    expect(run.state).toMatchObject({ phase: "held", dueAtMs: at("2026-03-10T13:00") });
    expect(run.lines[0]?.facts).toEqual({ channelAccountId: "acc_00000001", untilMs: at("2026-03-11T12:00") });
    expect(run.look({ nowMs: at("2026-03-10T13:00") }).order).toMatchObject({ ordinal: 0, attempt: 0 });
    run.result(off);
    expect(run.state.dueAtMs).toBe(at("2026-03-10T14:00"));
    run.look({ nowMs: at("2026-03-10T14:00") });
    run.result({ kind: "queued", messageId: "msg_00000001" });
    expect(run.story).toEqual(["send held send.accountOff", "send taken send.queued", "end taken step.done"]);
  });

  test("is given up after a day, visibly", () => {
    const run = play(define([send({ failed: "end" }), end]));
    run.look();
    run.result(off);
    run.look({ nowMs: at("2026-03-11T12:00") });
    run.result(off);
    expect(run.story).toEqual(["send held send.accountOff", "send failed send.accountOff", "end taken step.done"]);
  });

  test("is not waited for where there is another way", () => {
    const run = play(define([send({ routes: twoRoutes }), end]));
    run.look();
    expect(run.result(off).order).toMatchObject({ attempt: 1, route: { kind: "messenger" } });
    run.result(off);
    expect(run.story).toEqual(["send failed send.accountOff", "send held send.accountOff"]);
  });

  test("is waited for where the contact is not known by the other way, which is said once, and left by when it is on", () => {
    const run = play(define([send({ routes: twoRoutes, failed: "end" }), end]));
    const unknown = { kind: "failed", why: "send.noWay" } as const;
    run.look();
    run.result(off);
    run.result(unknown);
    expect(run.state).toMatchObject({ phase: "held", dueAtMs: at("2026-03-10T13:00"), attempt: 0 });
    const waited = ["send failed send.accountOff", "send failed send.noWay", "send held send.accountOff"];
    expect(run.look({ nowMs: at("2026-03-10T13:00") }).order).toMatchObject({ attempt: 0, route: twoRoutes[0] });
    run.result(off);
    run.result(unknown);
    expect(run.story).toEqual(waited);
    run.look({ nowMs: at("2026-03-10T14:00") });
    run.result({ kind: "queued", messageId: "msg_00000001" });
    expect(run.story.slice(3)).toEqual(["send begun send.queued"]);
  });

  test("is given up after a day where no other way is known either", () => {
    const run = play(define([send({ routes: twoRoutes, failed: "end" }), end]));
    run.look();
    run.result(off);
    run.result({ kind: "failed", why: "send.noWay" });
    run.look({ nowMs: at("2026-03-11T12:00") });
    run.result(off);
    run.result({ kind: "failed", why: "send.noWay" });
    expect(run.story.slice(3)).toEqual(["send failed send.accountOff", "end taken step.done"]);
  });
});

describe("saying something", () => {
  test("who wants no touches gets none, and the run goes on", () => {
    const run = play(define([send(), end]), { isSuppressed: true });
    expect(run.look().order).toBeNull();
    expect(run.story[0]).toBe("send skipped send.suppressed");
  });

  test("in quiet hours it is held until their end, and weighed anew then", () => {
    const quiet = { quietHours: { from: "11:00", to: "13:00" } };
    const run = play(define([send({ timing: "considerate" }), end]), quiet);
    run.look();
    expect(run.story).toEqual(["send held send.quiet"]);
    run.look({ nowMs: at("2026-03-10T13:00"), isSuppressed: true });
    expect(run.story[1]).toBe("send skipped send.suppressed");
  });

  test("beyond the cap it is passed over, or waits until the cap and the quiet let it", () => {
    const capped = { caps: [{ count: 1, days: 1 }], touchedAtMs: [at("2026-03-10T07:00")] };
    const skipping = play(define([send(), end]), capped);
    skipping.look();
    expect(skipping.story[0]).toBe("send skipped send.capped");
    const waiting = play(define([send({ whenCapped: "wait", timing: "considerate" }), end]), {
      ...capped,
      quietHours: { from: "22:00", to: "09:00" },
    });
    waiting.look();
    expect(waiting.lines[0]).toMatchObject({
      outcome: "held",
      why: "send.capped",
      facts: { untilMs: at("2026-03-11T09:00") },
    });
  });

  test("with one way it is taken when it is queued", () => {
    const run = play(define([send(), end]));
    expect(run.look().order?.route).toEqual({ kind: "lastUsed" });
    run.result({ kind: "queued", messageId: "msg_00000001" });
    expect(run.state.end?.outcome).toBe("finished");
  });

  test("with more ways it waits for the message's fate, and takes the next where it does not arrive", () => {
    const run = play(define([send({ routes: twoRoutes, failed: null }), end]));
    run.look();
    run.result({ kind: "queued", messageId: "msg_00000001" });
    expect(run.state).toMatchObject({ phase: "sent", messageId: "msg_00000001" });
    run.hear(heard("message.failed", {}, { messageId: "msg_00000099" }));
    expect(run.state.phase).toBe("sent");
    const second = run.hear(heard("message.failed", { "event.failure": "blocked" }, { messageId: "msg_00000001" }));
    expect(second.order).toMatchObject({ ordinal: 0, attempt: 1, route: twoRoutes[1] });
    run.result({ kind: "queued", messageId: "msg_00000002" });
    expect(run.story).toEqual([
      "send begun send.queued",
      "send failed send.failed",
      "send taken send.queued",
      "end taken step.done",
    ]);
  });

  test("a way by which the contact is not known is passed over; without any, the way for what fails", () => {
    const run = play(define([send({ routes: twoRoutes, failed: "end" }), end]));
    run.look();
    expect(run.result({ kind: "failed", why: "send.noWay" }).order).toMatchObject({ attempt: 1 });
    run.result({ kind: "failed", why: "send.noWay" });
    expect(run.story).toEqual(["send failed send.noWay", "send failed send.noWay", "end taken step.done"]);
  });

  test("a message that the messenger takes is taken; one whose fate stays unknown is not said twice", () => {
    const taken = play(define([send({ routes: twoRoutes }), end]));
    taken.look();
    taken.result({ kind: "queued", messageId: "msg_00000001" });
    taken.hear(heard("message.sent", {}, { messageId: "msg_00000001" }));
    expect(taken.story[1]).toBe("send taken send.sent");
    const unknown = play(define([send({ routes: twoRoutes }), end]));
    unknown.look();
    unknown.result({ kind: "queued", messageId: "msg_00000001" });
    unknown.look({ nowMs: at("2026-03-10T12:10") });
    expect(unknown.story[1]).toBe("send taken send.fateUnknown");
  });
});

describe("what stops a run", () => {
  const goals = [
    { id: "answered", name: "Ответил", event: "message.received" as const, where: is("event.channelKind", "demo") },
  ];
  const waits: Draft[] = [{ id: "wait", kind: "wait", wait: { kind: "for", duration: minutes(30) }, next: "end" }, end];

  test("what it was for, wherever it stands, on any channel that fits", () => {
    const run = play(define(waits, { goals }));
    run.look();
    run.hear(heard("message.received", { "event.channelKind": "telegramBot" }));
    expect(run.state.end).toBeNull();
    run.hear(heard("message.received", { "event.channelKind": "demo" }));
    expect(run.story.at(-1)).toBe("wait taken run.goal");
    expect(run.state.end).toMatchObject({ outcome: "goal", why: "Ответил" });
  });

  test("a goal is weighed by what has happened now, not by what the run was begun by", () => {
    const run = play(
      define(waits, { goals: [{ id: "paid", event: "contact.reported", where: is("event.data.order", "7") }] }),
      {},
      { "event.data.order": "7" },
    );
    run.look();
    run.hear(heard("contact.reported", { "event.name": "order.paid" }));
    expect(run.state.end).toBeNull();
  });

  test("unsubscribing", () => {
    const run = play(define(waits));
    run.look();
    run.hear(heard("contact.unsubscribed"));
    expect(run.state.end).toMatchObject({ outcome: "unsubscribed", why: "run.unsubscribed" });
  });
});

describe("passing over by hand", () => {
  test("a wait is left at once; who waited for something goes on as if it had not come", () => {
    const run = play(
      define([
        { id: "for", kind: "waitFor", of: [{ event: "call.finished" }], timeout: null, next: null, timedOut: "wait" },
        { id: "wait", kind: "wait", wait: { kind: "for", duration: minutes(5) }, next: "end" },
        end,
      ]),
    );
    run.look();
    run.tell({ kind: "skip", by: "Аня" });
    expect(run.state.stepId).toBe("wait");
    run.tell({ kind: "skip", by: "Аня" });
    expect(run.story).toEqual([
      "for begun waitFor",
      "for skipped step.skippedByHand",
      "wait begun wait",
      "wait skipped step.skippedByHand",
      "end taken step.done",
    ]);
  });

  test("a message whose fate is awaited, and one that is held", () => {
    const sent = play(define([send({ routes: twoRoutes }), end]));
    sent.look();
    sent.result({ kind: "queued", messageId: "msg_00000001" });
    sent.tell({ kind: "skip", by: "Аня" });
    expect(sent.state.end?.outcome).toBe("finished");
    const held = play(define([send({ timing: "considerate" }), end]), { quietHours: { from: "11:00", to: "13:00" } });
    held.look();
    held.tell({ kind: "skip", by: "Аня" });
    expect(held.state.end?.outcome).toBe("finished");
  });

  test("nobody passes over what is under way", () => {
    const run = play(define([send(), end]));
    run.look();
    expect(run.tell({ kind: "skip", by: "Аня" })).toMatchObject({ lines: [], state: { phase: "ordered" } });
  });
});

test("each step begun has its own number, so that what it does is named once", () => {
  const steps: Draft[] = ["a", "b", "c"].map((id, place) => ({
    id,
    kind: "note",
    text: "x",
    next: ["b", "c", null][place] ?? null,
  }));
  const run = play(define(steps));
  const ordinals = [run.look().order?.ordinal];
  while (run.order !== null) ordinals.push(run.result({ kind: "done" }).order?.ordinal);
  expect(ordinals).toEqual([0, 1, 2, undefined]);
});
