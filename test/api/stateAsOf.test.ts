import { expect, test } from "vitest";
import { stateAsOf } from "../../api/asOf/stateAsOf.ts";
import type { ConversationState } from "../../contracts/asOf.ts";

const at = (minute: number) => new Date(Date.UTC(2026, 10, 21, 14, minute));
const now: ConversationState = {
  status: "open",
  mode: "bot",
  assigneeId: null,
  priority: "high",
  isMuted: false,
  labels: ["Гарантия"],
};
const anna = "opr_01234567";
const changes = [
  { at: at(10), before: { mode: "bot", assigneeId: null }, after: { mode: "operator", assigneeId: anna } },
  { at: at(20), before: { priority: "normal" }, after: { priority: "high" } },
  { at: at(25), before: { labels: [] }, after: { labels: ["Гарантия"] } },
  { at: at(30), before: { status: "open", mode: "operator" }, after: { status: "resolved", mode: "bot" } },
];
const record = { now, changes, wokenAt: [at(0), at(40)] };

test("before anything was changed a conversation stood as the first changes found it", () => {
  expect(stateAsOf(record, at(5))).toEqual({ ...now, priority: "normal", labels: [] });
});

test("a change counts from its own moment", () => {
  expect(stateAsOf(record, at(10))).toMatchObject({ mode: "operator", assigneeId: anna, priority: "normal" });
  expect(stateAsOf(record, at(20))).toMatchObject({ priority: "high", labels: [] });
});

test("a closed conversation stays in its operator's name until the contact writes again", () => {
  expect(stateAsOf(record, at(35))).toMatchObject({ status: "resolved", mode: "bot", assigneeId: anna });
  expect(stateAsOf(record, at(45))).toMatchObject({ status: "open", mode: "bot", assigneeId: null });
});
