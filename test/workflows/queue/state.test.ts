import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { ConversationId, OperatorId } from "../../../contracts/ids.ts";
import type {
  Availability,
  QueueChoice,
  QueueLook,
  QueueOperator,
  WaitingConversation,
} from "../../../contracts/queue.ts";
import { advance, choose, nextStep, startingState } from "../../../workflows/queue/state.ts";

const opr = (name: string): OperatorId => `opr_${name.padEnd(8, "0")}`;
const con = (number: number): ConversationId => `con_${String(number).padStart(8, "0")}`;

const operator = (
  name: string,
  servedAtMs: number | null = null,
  availability: Availability = "free",
): QueueOperator => ({
  operatorId: opr(name),
  availability,
  servedAtMs,
});
const waiting = (number: number, given: Partial<WaitingConversation> = {}): WaitingConversation => ({
  conversationId: con(number),
  waitingMs: 1_000,
  offeredTo: [],
  headsTold: false,
  responsible: null,
  ...given,
});
const line = (conversations: readonly WaitingConversation[], operators: readonly QueueOperator[]): QueueLook => ({
  order: "roundRobin",
  isOpen: true,
  lookAgainInMs: null,
  waiting: conversations,
  waitingCount: conversations.length,
  operators,
});
const chosen = (look: QueueLook, state = startingState) => choose(look, state, 1_000_000);

describe("who is next", () => {
  test("the first of the line goes to who was served longest ago, and who never was comes before", () => {
    expect(chosen(line([waiting(1), waiting(2)], [operator("anna", 20), operator("boris", 10)]))).toMatchObject({
      conversationId: con(1),
      operatorId: opr("boris"),
      reason: "roundRobin",
    });
    expect(chosen(line([waiting(1)], [operator("anna", 20), operator("vera")]))).toMatchObject({
      operatorId: opr("vera"),
    });
  });

  test("who is away, busy or has no room is passed over, and it is said why", () => {
    const operators = [operator("anna", 1, "offline"), operator("boris", 2, "full"), operator("vera", 3)];
    expect(chosen(line([waiting(1)], operators))).toMatchObject({
      operatorId: opr("vera"),
      skipped: [
        { operatorId: opr("anna"), why: "offline" },
        { operatorId: opr("boris"), why: "full" },
      ],
    });
  });

  test("the contact's own operator comes first, also from another team; without room the line decides", () => {
    const operators = [operator("anna", 1), operator("boris", 2)];
    const own = (availability: Availability) =>
      chosen(line([waiting(1, { responsible: { operatorId: opr("zoya"), availability } })], operators));
    expect(own("free")).toMatchObject({ operatorId: opr("zoya"), reason: "responsible" });
    expect(own("full")).toMatchObject({
      operatorId: opr("anna"),
      reason: "roundRobin",
      skipped: [{ operatorId: opr("zoya"), why: "full" }],
    });
  });

  test("what somebody let run out goes to the next, never to the same twice", () => {
    const offered = waiting(1, { offeredTo: [opr("anna")] });
    expect(chosen(line([offered], [operator("anna", 1), operator("boris", 2)]))).toMatchObject({
      operatorId: opr("boris"),
      reason: "ladder",
    });
  });

  test("after a full round the heads are told once, and the next in the line is served", () => {
    const everybody = { offeredTo: [opr("anna"), opr("boris")] };
    const operators = [operator("anna", 1), operator("boris", 2)];
    expect(chosen(line([waiting(1, everybody)], operators))).toMatchObject({ kind: "tellHeads" });
    const told = waiting(1, { ...everybody, headsTold: true });
    expect(chosen(line([told], operators))).toBeNull();
    expect(chosen(line([told, waiting(2)], operators))).toMatchObject({ kind: "assign", conversationId: con(2) });
  });

  test("a round is not over while somebody who has not had it is only without room", () => {
    const operators = [operator("anna", 1), operator("boris", 2, "full")];
    expect(chosen(line([waiting(1, { offeredTo: [opr("anna")] })], operators))).toBeNull();
  });

  test("nobody is given anything out of hours, or where the line is served by hand", () => {
    const look = line([waiting(1)], [operator("anna")]);
    expect(chosen({ ...look, isOpen: false })).toBeNull();
    expect(chosen({ ...look, order: "byHand" })).toBeNull();
  });

  test("who waited already when nobody had room is served because somebody has some again", () => {
    const full = line([waiting(1)], [operator("anna", 1, "full")]);
    const stuck = advance(startingState, { kind: "looked", atMs: 999_500, look: full, choice: null });
    const freed = line([waiting(1), waiting(2, { waitingMs: 100 })], [operator("anna", 1)]);
    expect(chosen(freed, stuck)).toMatchObject({ conversationId: con(1), reason: "capacityFreed" });
    expect(chosen({ ...freed, waiting: freed.waiting.slice(1) }, stuck)).toMatchObject({ reason: "roundRobin" });
  });
});

const looked = (lookAgainInMs: number | null) =>
  advance(advance(startingState, { kind: "lookBegan" }), {
    kind: "looked",
    atMs: 1_000,
    look: { ...line([], []), lookAgainInMs },
    choice: null,
  });

describe("when it looks", () => {
  test("at first, and whenever it was rung meanwhile", () => {
    expect(nextStep(startingState, 0)).toEqual({ kind: "look" });
    expect(nextStep(advance(looked(null), { kind: "rang" }), 1_000)).toEqual({ kind: "look" });
  });

  test("when an offer runs out or the team opens; else it rests", () => {
    expect(nextStep(looked(500), 1_200)).toEqual({ kind: "wait", forMs: 300 });
    expect(nextStep(looked(500), 1_500)).toEqual({ kind: "look" });
    expect(nextStep(looked(null), 1_200)).toEqual({ kind: "rest" });
  });
});

/** A day of a team, played against the rules without a server: who comes, leaves, closes, and who writes. */
type Move =
  | { readonly kind: "write" }
  | { readonly kind: "presence" | "close" | "letRunOut"; readonly operator: number; readonly online: boolean };

const moves = fc.array(
  fc.oneof(
    fc.record({ kind: fc.constant("write" as const) }),
    fc.record({
      kind: fc.constantFrom("presence" as const, "close" as const, "letRunOut" as const),
      operator: fc.nat(3),
      online: fc.boolean(),
    }),
  ),
  { maxLength: 60 },
);

interface Member {
  readonly id: OperatorId;
  online: boolean;
  readonly held: ConversationId[];
  servedAtMs: number | null;
}

const ROOM = 2;

function playDay(day: readonly Move[], check: (choice: QueueChoice | null, look: QueueLook) => void) {
  const members: Member[] = ["anna", "boris", "vera", "gleb"].map((name) => ({
    id: opr(name),
    online: false,
    held: [],
    servedAtMs: null,
  }));
  let waits: WaitingConversation[] = [];
  let clock = 0;
  const look = () =>
    line(
      waits,
      members.map(({ id, online, held, servedAtMs }) => ({
        operatorId: id,
        servedAtMs,
        availability: !online ? "offline" : held.length >= ROOM ? "full" : "free",
      })),
    );
  for (const move of day) {
    clock += 1;
    if (move.kind === "write") waits.push(waiting(clock));
    else {
      const member = members[move.operator];
      if (member === undefined) continue;
      if (move.kind === "presence") member.online = move.online;
      const given = move.kind === "presence" ? undefined : member.held.shift();
      if (move.kind === "letRunOut" && given !== undefined) {
        waits.unshift(waiting(Number(given.slice(4)), { offeredTo: [member.id] }));
      }
    }
    for (;;) {
      const seen = look();
      const choice = choose(seen, startingState, clock);
      check(choice, seen);
      if (choice === null) break;
      clock += 1;
      if (choice.kind === "tellHeads") {
        waits = waits.map((one) => (one.conversationId === choice.conversationId ? { ...one, headsTold: true } : one));
        continue;
      }
      const member = members.find(({ id }) => id === choice.operatorId);
      member?.held.push(choice.conversationId);
      if (member) member.servedAtMs = clock;
      waits = waits.filter(({ conversationId }) => conversationId !== choice.conversationId);
    }
  }
}

/** Every choice of a day, with what it was made upon. */
function choicesOf(day: readonly Move[]) {
  const made: { choice: QueueChoice | null; look: QueueLook }[] = [];
  playDay(day, (choice, look) => made.push({ choice, look: { ...look, waiting: [...look.waiting] } }));
  return made;
}

/** Who could be given this conversation now. */
const candidates = (look: QueueLook, { offeredTo }: WaitingConversation) =>
  look.operators.filter(({ operatorId, availability }) => availability === "free" && !offeredTo.includes(operatorId));

/** Whom the rules themselves say it should be, in so many words: the first who can be served, by who was served longest ago. */
function shouldBe(look: QueueLook) {
  const conversation = look.waiting.find((one) => candidates(look, one).length > 0);
  if (conversation === undefined) return null;
  const turns = candidates(look, conversation).map(({ servedAtMs }) => servedAtMs ?? 0);
  return { conversationId: conversation.conversationId, servedAtMs: Math.min(...turns) };
}

describe("however a team's day goes", () => {
  test("whoever stands first and can be served is, by who of those with room was served longest ago", () => {
    fc.assert(
      fc.property(moves, (day) =>
        choicesOf(day)
          .filter(({ choice }) => choice?.kind !== "tellHeads")
          .every(({ choice, look }) => {
            const expected = shouldBe(look);
            if (choice?.kind !== "assign" || expected === null) return choice === expected;
            const taker = look.operators.find(({ operatorId }) => operatorId === choice.operatorId);
            return (
              choice.conversationId === expected.conversationId &&
              taker?.availability === "free" &&
              (taker.servedAtMs ?? 0) === expected.servedAtMs
            );
          }),
      ),
    );
    expect(choicesOf([{ kind: "presence", operator: 0, online: true }, { kind: "write" }])).toContainEqual(
      expect.objectContaining({ choice: expect.objectContaining({ operatorId: opr("anna") }) }),
    );
  });
});
