import { expect, test } from "vitest";
import { extractByRules } from "../../knowledge/extractByRules.ts";
import { keepEarlier } from "../../knowledge/keepEarlier.ts";
import { conversation } from "./conversation.ts";

const whole = conversation("Иван, 8 912 000 44 55. Айфон 13, экран", "а батарею почём?");
const earlier = extractByRules(whole.slice(0, 1));

test("what was learned from messages out of view is kept, and new words add to it", () => {
  const inView = whole.slice(1);
  const { entities, support } = keepEarlier(earlier, extractByRules(inView), inView);
  expect(entities).toMatchObject({
    name: "Иван",
    phone: "+79120004455",
    askedPrice: true,
    devices: [{ model: "iPhone 13", repairs: ["battery"] }],
  });
  expect(support.phone).toEqual(earlier.support.phone);
});

test("what is still in view is read anew, so a withdrawn value does not come back", () => {
  const inView = conversation("срочно экран на айфон 13", "уже не срочно");
  const before = extractByRules(inView.slice(0, 1));
  expect(before.entities.urgency).toBe(true);
  expect(keepEarlier(before, extractByRules(inView), inView).entities.urgency).toBe(false);
});
