import { array, assert, constantFrom, property } from "fast-check";
import { expect, test } from "vitest";
import { readMarks, writeMarks } from "../../contracts/formatting.ts";

test("signs around words become marks, also within each other, and leave the text", () => {
  expect(readMarks("Итого **8 900 ₽ __с работой__**, ~~9 500~~. Код: `A-17`")).toEqual({
    text: "Итого 8 900 ₽ с работой, 9 500. Код: A-17",
    marks: [
      { kind: "bold", from: 6, length: 17 },
      { kind: "italic", from: 14, length: 9 },
      { kind: "strike", from: 25, length: 5 },
      { kind: "code", from: 37, length: 4 },
    ],
  });
});

test.each(["2**3**4", "https://example.ru/a__b__c", "** **", "**не закрыто", "5 * 3 * 2", "`**`не код`", "****"])(
  "%s stays as it was typed",
  (typed) => {
    expect(readMarks(typed).marks.filter(({ kind }) => kind !== "code")).toEqual([]);
    expect(writeMarks(readMarks(typed))).toBe(typed);
  },
);

test("what is given back to be typed on says the same", () => {
  const pieces = constantFrom("**", "__", "~~", "`", "слово", " ", "\n", "a", "*", "_");
  assert(
    property(array(pieces, { maxLength: 14 }), (typed) => {
      const once = readMarks(typed.join(""));
      const { text } = readMarks(writeMarks(once));
      expect(text).toBe(once.text);
    }),
    { numRuns: 2_000 },
  );
});
