import { expect, test } from "vitest";
import type { PresenceNotice } from "../../contracts/presence.ts";
import { createTypists } from "../../workers/telegram/typists.ts";

const [OLGA, BORIS] = ["con_0000000000000001", "con_0000000000000002"] as const;

const notice = (socketId: string, conversationId: typeof OLGA | typeof BORIS, typing: boolean) =>
  JSON.stringify({
    tenantId: "ten_0000000000000001",
    operatorId: "opr_0000000000000001",
    name: "Анна",
    socketId,
    place: { conversationId, holders: { branchId: null, teamId: null, assigneeId: null }, typing },
  } satisfies PresenceNotice);

test("a contact is told that somebody types at once, at most every five seconds, and until the last one stops", () => {
  let nowMs = 100_000;
  const told: string[] = [];
  const typists = createTypists(
    (id) => void told.push(`${id} ${nowMs}`),
    () => nowMs,
  );
  const secondsLater = (seconds: number) => {
    for (let passed = 0; passed < seconds; passed += 1) {
      nowMs += 1_000;
      typists.remind();
    }
  };
  typists.hear(notice("anna", OLGA, true));
  typists.hear(notice("oleg", OLGA, true));
  secondsLater(6);
  typists.hear(notice("anna", OLGA, false));
  secondsLater(5);
  typists.hear(notice("oleg", BORIS, true));
  typists.hear(notice("oleg", BORIS, false));
  secondsLater(20);
  expect(told).toEqual([`${OLGA} 100000`, `${OLGA} 105000`, `${OLGA} 110000`, `${BORIS} 111000`]);
});

test("who was not heard of for long types no more", () => {
  let nowMs = 100_000;
  let told = 0;
  const typists = createTypists(
    () => (told += 1),
    () => nowMs,
  );
  typists.hear(notice("anna", OLGA, true));
  nowMs += 46_000;
  typists.remind();
  expect(told).toBe(1);
});
