import { describe, expect, test } from "vitest";
import { inOtherLayout } from "../../api/search/inOtherLayout.ts";
import { markText } from "../../api/search/markText.ts";
import { parseQuery } from "../../api/search/parseQuery.ts";
import { slipsBetween } from "../../api/search/slipsBetween.ts";
import { soundOf, soundsNear } from "../../commands/search/soundOf.ts";
import { wordKeys } from "../../commands/search/wordKeys.ts";
import { digitRunsIn, wordsIn } from "../../commands/search/wordsIn.ts";

const sought = (words: readonly string[], digits: readonly string[] = []) => ({
  words: new Set(words),
  beginnings: [],
  digits,
});
const cut = ({ text, marks }: ReturnType<typeof markText>) => marks.map(({ start, end }) => text.slice(start, end));

describe("forms of one word have a key in common", () => {
  test.each([
    ["экраны", "экране", "экранов", "экран"],
    ["дисплей", "дисплея", "дисплеем", "дисплеи"],
    ["батарея", "батареи", "батарей", "батарею"],
    ["кнопка", "кнопок", "кнопки", "кнопками"],
    ["чехол", "чехла", "чехлы", "чехлов"],
    ["замена", "замены", "замену", "замен"],
  ])("%s", (word, ...forms) => {
    for (const form of forms)
      expect(wordKeys(form)).toEqual(expect.arrayContaining([expect.toBeOneOf([...wordKeys(word)])]));
  });

  test("and different words have none", () => {
    expect(wordKeys("экран").filter((key) => wordKeys("кран").includes(key))).toEqual([]);
    expect(wordKeys("стол").filter((key) => wordKeys("столб").includes(key))).toEqual([]);
  });
});

describe("one slip is near", () => {
  test.each([
    ["экарн", "экран"],
    ["акумулятар", "аккумулятор"],
    ["дисплй", "дисплей"],
    ["скрин", "скринь"],
    ["samsumg", "samsung"],
  ])("%s to %s", (typed, meant) => {
    expect(soundsNear(soundOf(typed))).toContain(soundOf(meant));
  });

  test("and counted: swapped neighbours are one", () => {
    expect(slipsBetween("айфно", "айфон")).toBe(1);
    expect(slipsBetween("акумулятар", "аккумулятор")).toBe(2);
    expect(slipsBetween("кот", "кит")).toBe(1);
    expect(slipsBetween("", "кот")).toBe(3);
  });
});

test("words are compared without case, ё and composed accents", () => {
  expect(wordsIn("ЁЛКИ, Зелёные и\u0306од!").map(({ word }) => word)).toEqual(["елки", "зеленые", "йод"]);
});

test("a number is one however it is grouped, and begins with 7 where the trunk 8 was written", () => {
  expect(digitRunsIn("тел. 8 (912) 345-67-89, кв. 5").map(({ digits }) => digits)).toEqual(["79123456789"]);
  expect(digitRunsIn("12, 13 и 14")).toEqual([]);
});

test("the same keys in the other layout", () => {
  expect(inOtherLayout("[jkjlbkmybr")).toBe("холодильник");
  expect(inOtherLayout("ШЗРЩТУ")).toBe("iphone");
  expect(inOtherLayout("123")).toBe("");
});

test("a query is read as words, phrases, numbers and what must not be there", () => {
  expect(parseQuery('Экран "не включается" -айфон 345-67 89 ')).toEqual({
    wanted: [
      { kind: "words", readings: [["экран"], ["rhfy"]] },
      { kind: "phrase", words: ["не", "включается"] },
      { kind: "number", digits: "3456789", words: ["345", "67", "89"] },
    ],
    unwanted: [{ kind: "words", readings: [["айфон"], ["fqajy"]] }],
    unfinished: false,
  });
  expect(parseQuery("экр").unfinished).toBe(true);
  expect(parseQuery('"экр').wanted).toEqual([{ kind: "phrase", words: ["экр"] }]);
});

test("marks are places in the excerpt, also behind emoji, far inside a long message, and in a text of one word", () => {
  expect(cut(markText("👍👍 Экран цел", sought(["экран"])))).toEqual(["Экран"]);
  const far = markText(`${"слово ".repeat(200)}экран ${"слово ".repeat(200)}`, sought(["экран"]));
  expect(far.text.length).toBeLessThan(300);
  expect([cut(far), far.text.at(0), far.text.at(-1)]).toEqual([["экран"], "…", "…"]);
  expect(markText("ы".repeat(1_000), sought([])).text.length).toBeLessThan(300);
  expect(cut(markText("звоните 8 (912) 345-67-89", sought([], ["34567"])))).toEqual(["345-67"]);
});
