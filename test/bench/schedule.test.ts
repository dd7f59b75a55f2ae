import { expect, test } from "vitest";
import { createSchedule } from "../../bench/load/schedule.ts";

const settings = { rate: 100, seconds: 100, conversations: 1_000, seed: 1, first: 1 };
const bursts = createSchedule({ ...settings, profile: "bursts" });
const single = createSchedule({ ...settings, profile: "single" });

test.each([
  ["single", single],
  ["bursts", bursts],
])("the %s profile offers the rate it was asked for, within what chance allows", (_, schedule) => {
  expect(schedule.length).toBeGreaterThan(9_500);
  expect(schedule.length).toBeLessThan(10_500);
});

test("arrivals stand in the order of their times, and are the same for the same seed", () => {
  expect(bursts).toEqual(bursts.toSorted((a, b) => a.atMs - b.atMs));
  expect(createSchedule({ ...settings, profile: "bursts" })).toEqual(bursts);
  expect(createSchedule({ ...settings, profile: "bursts", seed: 2 })).not.toEqual(bursts);
});

test("a burst is one to five messages of one chat within three seconds, two and a half on average", () => {
  const all = [...Map.groupBy(bursts, ({ burst }) => burst).values()];
  for (const messages of all) {
    expect(messages.length).toBeLessThanOrEqual(5);
    expect(new Set(messages.map(({ chatId }) => chatId)).size).toBe(1);
    expect((messages.at(-1)?.atMs ?? 0) - (messages[0]?.atMs ?? 0)).toBeLessThanOrEqual(3_000);
  }
  expect(bursts.length / all.length).toBeGreaterThan(2.4);
  expect(bursts.length / all.length).toBeLessThan(2.6);
});

test("inside a burst nobody is silent for as long as the quiet window", () => {
  for (const messages of Map.groupBy(bursts, ({ burst }) => burst).values())
    for (const [index, { atMs }] of messages.entries())
      expect(atMs - (messages[index - 1]?.atMs ?? atMs)).toBeLessThan(2_000);
});

test("a conversation rests between its bursts for the time of a whole round", () => {
  const ofOneChat = [...Map.groupBy(bursts, ({ chatId }) => chatId).values()];
  const rests = ofOneChat.flatMap((messages) =>
    messages.flatMap(({ burst, atMs }, index) => {
      const before = messages[index - 1];
      return before === undefined || before.burst === burst ? [] : [atMs - before.atMs];
    }),
  );
  expect(rests.length).toBeGreaterThan(1_000);
  expect(Math.min(...rests)).toBeGreaterThan(15_000);
});

test("two schedules with different numbers have neither a chat nor a burst in common", () => {
  const other = createSchedule({ ...settings, profile: "single", first: 500_000 });
  const chats = new Set(single.map(({ chatId }) => chatId));
  expect(other.filter(({ chatId }) => chats.has(chatId))).toEqual([]);
});
