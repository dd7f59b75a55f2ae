import { expect, test } from "vitest";
import { CEILING_WITHIN_MS, firedBy, mayBegin } from "../../touches/mayBegin.ts";
import type { EarlierRuns } from "../../touches/mayBegin.ts";
import { define, heard } from "./player.ts";
import { at } from "./world.ts";

const now = at("2026-03-10T12:00");
const never: EarlierRuns = { isRunning: false, lastEndedAtMs: null, begunOfContact: 0, begunInAll: 0 };
const asks = (earlier: Partial<EarlierRuns>, rest: Parameters<typeof define>[1] = {}, facts = {}) =>
  mayBegin(define([{ id: "end", kind: "end" }], rest), { ...never, ...earlier }, facts, now);

test("a contact who never ran it begins", () => {
  expect(asks({})).toMatchObject({ kind: "yes" });
});

test("nobody runs a sequence twice at a time, or again where it is for once", () => {
  expect(asks({ isRunning: true })).toEqual({ kind: "no", why: "begin.running" });
  expect(asks({ lastEndedAtMs: 0 })).toEqual({ kind: "no", why: "begin.once" });
});

test("again after so many days from the last end, to the minute", () => {
  const reentry = { kind: "afterEnd" as const, days: 30 };
  expect(asks({ lastEndedAtMs: at("2026-02-08T12:01") }, { reentry })).toMatchObject({ why: "begin.tooSoon" });
  expect(asks({ lastEndedAtMs: at("2026-02-08T12:00") }, { reentry })).toMatchObject({ kind: "yes" });
  expect(asks({ lastEndedAtMs: now }, { reentry: { kind: "afterEnd", days: 0 } })).toMatchObject({ kind: "yes" });
});

test("who does not fit does not begin, and it is said what was found", () => {
  const entry = { match: "all" as const, of: [{ fact: "appeal.brand", operator: "is" as const, value: "apple" }] };
  expect(asks({}, { entry }, { "appeal.brand": "Honor" })).toMatchObject({
    why: "begin.doesNotFit",
    weighed: { conditions: [{ actual: "Honor" }] },
  });
  expect(asks({}, { entry }, { "appeal.brand": "Apple" })).toMatchObject({ kind: "yes" });
});

test("beyond a ceiling of an hour it is refused", () => {
  const ceiling = { perContact: 2, inAll: 10 };
  const reentry = { kind: "afterEnd" as const, days: 0 };
  expect(CEILING_WITHIN_MS).toBe(3_600_000);
  expect(asks({ begunOfContact: 1, begunInAll: 9 }, { ceiling, reentry })).toMatchObject({ kind: "yes" });
  expect(asks({ begunOfContact: 2 }, { ceiling, reentry })).toEqual({ kind: "refused", why: "begin.ceilingOfContact" });
  expect(asks({ begunInAll: 10 }, { ceiling, reentry })).toEqual({ kind: "refused", why: "begin.ceilingInAll" });
});

test("an event sets off the first trigger that fits it and the contact", () => {
  const { triggers } = define([{ id: "end", kind: "end" }], {
    triggers: [
      { kind: "manual" },
      {
        kind: "event",
        event: "message.received",
        where: { match: "all", of: [{ fact: "event.text", operator: "contains", value: "цена" }] },
      },
      {
        kind: "event",
        event: "message.received",
        where: { match: "all", of: [{ fact: "contact.name", operator: "known" }] },
      },
    ],
  });
  const fired = (text: string, name: string | null) =>
    triggers.findIndex(
      (one) =>
        one ===
        firedBy(triggers, heard("message.received", { "event.text": text }), { "contact.name": name }, now)?.trigger,
    );
  expect(fired("Какая цена?", "Аня")).toBe(1);
  expect(fired("Привет", "Аня")).toBe(2);
  expect(fired("Привет", null)).toBe(-1);
  expect(firedBy(triggers, heard("call.finished"), { "contact.name": "Аня" }, now)).toBeNull();
});
