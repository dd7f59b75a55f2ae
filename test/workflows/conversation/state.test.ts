import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { advance, nextStep, startingState } from "../../../workflows/conversation/state.ts";
import type { ConversationEvent, ConversationState } from "../../../workflows/conversation/state.ts";

const botAnswers = startingState({ mode: "bot", generation: 1 });
const operatorAnswers = startingState({ mode: "operator", generation: 2 });
const play = (state: ConversationState, ...events: readonly ConversationEvent[]) => events.reduce(advance, state);

describe("a conversation that the bot holds", () => {
  test("answers when the contact writes, once for everything that came before the answer began", () => {
    const written = play(
      botAnswers,
      { kind: "messageArrived", mode: "bot", generation: 1 },
      { kind: "messageArrived", mode: "bot", generation: 1 },
    );
    expect(nextStep(written, 0)).toEqual({ kind: "answer" });
    expect(nextStep(play(written, { kind: "answeringBegan" }), 0)).toEqual({ kind: "rest" });
  });

  test("answers again what was written while it was answering", () => {
    const state = play(
      botAnswers,
      { kind: "messageArrived", mode: "bot", generation: 1 },
      { kind: "answeringBegan" },
      { kind: "messageArrived", mode: "bot", generation: 1 },
      { kind: "answeringDone", mode: "bot", generation: 1, leftForMs: null, atMs: 0 },
    );
    expect(nextStep(state, 0)).toEqual({ kind: "answer" });
  });

  test("stops answering when the turn itself asked for an operator", () => {
    const state = play(
      botAnswers,
      { kind: "messageArrived", mode: "bot", generation: 1 },
      { kind: "answeringBegan" },
      { kind: "messageArrived", mode: "bot", generation: 1 },
      { kind: "answeringDone", mode: "operator", generation: 2, leftForMs: null, atMs: 0 },
    );
    expect(nextStep(state, 0)).toEqual({ kind: "rest" });
  });

  test("takes up an interrupted answer again, after what it may have left in the outbox", () => {
    const state = play(
      botAnswers,
      { kind: "messageArrived", mode: "bot", generation: 1 },
      { kind: "answeringBegan" },
      { kind: "answeringInterrupted" },
    );
    expect(nextStep(state, 0)).toEqual({ kind: "deliver" });
    expect(nextStep(play(state, { kind: "deliveringBegan" }), 0)).toEqual({ kind: "answer" });
  });
});

describe("a conversation that an operator holds", () => {
  test("does nothing when the contact writes", () => {
    const written = play(operatorAnswers, { kind: "messageArrived", mode: "operator", generation: 2 });
    expect(nextStep(written, 0)).toEqual({ kind: "rest" });
  });

  test("delivers the operator's reply", () => {
    const queued = play(operatorAnswers, { kind: "replyQueued", mode: "operator", generation: 2 });
    expect(nextStep(queued, 0)).toEqual({ kind: "deliver" });
  });

  test("answers by itself again once it is handed back", () => {
    const handedBack = play(operatorAnswers, { kind: "handedBack", mode: "bot", generation: 3 });
    expect(nextStep(handedBack, 0)).toEqual({ kind: "answer" });
  });
});

test("an operator's reply to a conversation of the bot is news of a takeover too", () => {
  const queued = play(botAnswers, { kind: "replyQueued", mode: "operator", generation: 2 });
  expect(queued).toMatchObject({ mode: "operator", generation: 2 });
});

test("a delivery that the messenger put off is tried again when its time has come, and not before", () => {
  const putOff = play(
    operatorAnswers,
    { kind: "replyQueued", mode: "operator", generation: 2 },
    { kind: "deliveringBegan" },
    { kind: "deliveringDone", mode: "operator", generation: 2, leftForMs: 5_000, atMs: 1_000 },
  );
  expect(nextStep(putOff, 1_000)).toEqual({ kind: "wait", forMs: 5_000 });
  expect(nextStep(putOff, 6_000)).toEqual({ kind: "deliver" });
});

test("what arrives while an actor looks around before resting is not forgotten", () => {
  const looked = play(
    botAnswers,
    { kind: "messageArrived", mode: "bot", generation: 1 },
    { kind: "lookedAround", mode: "bot", generation: 1, unheard: false, outbox: false },
  );
  expect(nextStep(looked, 0)).toEqual({ kind: "answer" });
});

test("news that comes late never undoes newer news of who answers", () => {
  const answering = fc.record({ mode: fc.constantFrom("bot", "operator"), generation: fc.integer({ min: 1, max: 9 }) });
  const kind = fc.constantFrom("messageArrived", "replyQueued", "takenOver", "handedBack", "closed");
  const events = fc.array(fc.tuple(kind, answering), { maxLength: 20 });
  fc.assert(
    fc.property(events, (facts) => {
      const state = play(botAnswers, ...facts.map(([kind, fact]) => ({ kind, ...fact })));
      const newest = Math.max(1, ...facts.map(([, { generation }]) => generation));
      expect(state.generation).toBe(newest);
    }),
  );
});
