import { describe, expect, test } from "vitest";
import { alarmsOf, slaAfter } from "../../commands/slaAfter.ts";
import type { SlaSituation } from "../../commands/slaAfter.ts";
import { BusinessHours } from "../../contracts/businessHours.ts";
import { SlaPolicy } from "../../contracts/sla.ts";

const nineToSix = [{ from: "09:00", to: "18:00" }];
const hours = BusinessHours.parse({
  week: Object.fromEntries(
    ["mon", "tue", "wed", "thu", "fri"]
      .map((day) => [day, nineToSix])
      .concat([
        ["sat", []],
        ["sun", []],
      ]),
  ),
});
const policy = SlaPolicy.parse({ firstReplyMinutes: 30, nextReplyMinutes: 10, resolveMinutes: 480 });
/** A Monday. */
const at = (time: string, day = "16") => new Date(`2026-11-${day}T${time}:00+03:00`);
const situation = (given: Partial<SlaSituation>): SlaSituation => ({
  mode: "operator",
  status: "open",
  waitingSince: null,
  policy,
  hours,
  zone: "Europe/Moscow",
  now: given.waitingSince ?? at("12:00"),
  ...given,
});
const waiting = (since: Date, given: Partial<SlaSituation> = {}) =>
  situation({ waitingSince: since, now: since, ...given });
const dueAt = (ms: number | null | undefined) => (ms === null || ms === undefined ? null : new Date(ms));

describe("by when people have to answer", () => {
  test("the first reply has its own time, those after it another", () => {
    const first = slaAfter(null, waiting(at("10:00")));
    expect(dueAt(first?.replyDueAtMs)).toEqual(at("10:30"));
    const answered = slaAfter(first, situation({ now: at("10:05") }));
    expect(answered).toMatchObject({ replyDueAtMs: null, hasReplied: true });
    const next = slaAfter(answered, waiting(at("10:20")));
    expect(next).toMatchObject({ replyKind: "nextReply", replyDueAtMs: at("10:30").getTime() });
  });

  test("a reply between two looks counts as well", () => {
    const first = slaAfter(null, waiting(at("10:00")));
    expect(slaAfter(first, waiting(at("10:20")))).toMatchObject({ replyKind: "nextReply" });
  });

  test("only working time counts: what comes in the evening is due in the morning", () => {
    expect(dueAt(slaAfter(null, waiting(at("17:50")))?.replyDueAtMs)).toEqual(at("09:20", "17"));
    const roundTheClock = { policy: { ...policy, inBusinessHours: false } };
    expect(dueAt(slaAfter(null, waiting(at("17:50"), roundTheClock))?.replyDueAtMs)).toEqual(at("18:20"));
  });

  test("while a conversation is put off the time stands still", () => {
    const since = at("10:00");
    const first = slaAfter(null, waiting(since));
    const off = slaAfter(first, waiting(since, { status: "pending", now: at("10:10") }));
    expect(off).toMatchObject({ replyDueAtMs: null, resolveDueAtMs: null });
    const back = slaAfter(off, waiting(since, { now: at("15:00") }));
    expect(dueAt(back?.replyDueAtMs)).toEqual(at("15:20"));
    expect(dueAt(back?.resolveDueAtMs)).toEqual(at("13:50", "17"));
  });

  test("what is late when it is put off is as late when it comes back", () => {
    const since = at("10:00");
    const off = slaAfter(slaAfter(null, waiting(since)), waiting(since, { status: "snoozed", now: at("10:40") }));
    expect(dueAt(slaAfter(off, waiting(since, { now: at("12:00") }))?.replyDueAtMs)).toEqual(at("11:50"));
  });

  test("nothing is due while the bot answers, when all is done, or where nothing is promised", () => {
    const first = slaAfter(null, waiting(at("10:00")));
    expect(slaAfter(first, situation({ mode: "bot" }))).toBeNull();
    expect(slaAfter(first, situation({ status: "resolved" }))).toBeNull();
    const none = slaAfter(null, waiting(at("10:00"), { policy: SlaPolicy.parse({}) }));
    expect(none).toMatchObject({ replyDueAtMs: null, resolveDueAtMs: null });
  });

  test("looking twice changes nothing, and what has been told is not told again", () => {
    const since = at("10:00");
    const first = slaAfter(null, waiting(since));
    expect(slaAfter(first, waiting(since, { now: at("10:20") }))).toEqual(first);
    if (first === null) throw new Error("nothing is promised");
    expect(alarmsOf(first).map(({ kind }) => kind)).toEqual(["firstReply", "resolve"]);
    expect(alarmsOf({ ...first, told: ["firstReply"] }).map(({ kind }) => kind)).toEqual(["resolve"]);
  });
});
