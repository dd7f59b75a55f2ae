import { expect, test } from "vitest";
import { isInn, isKpp } from "../../contracts/taxNumbers.ts";

test("real ИНН of organisations and of people are accepted", () => {
  for (const inn of ["7707083893", "7736207543", "7830002293", "500100732259"])
    expect([inn, isInn(inn)]).toEqual([inn, true]);
});

test("every single wrong digit of an ИНН is noticed", () => {
  for (const inn of ["7707083893", "500100732259"]) {
    for (const place of inn.slice(0, -2).split("").keys()) {
      const wrong = Array.from(inn, (digit, at) => (at === place ? String((Number(digit) + 1) % 10) : digit)).join("");
      expect([wrong, isInn(wrong)]).toEqual([wrong, false]);
    }
  }
  for (const text of ["", "770708389", "77070838930", "770708389a"]) expect(isInn(text)).toBe(false);
});

test("a КПП has nine places, of which the fifth and sixth may be letters", () => {
  expect(["773601001", "7736AB001"].map(isKpp)).toEqual([true, true]);
  expect(["77360100", "7736ab001", "A73601001", ""].map(isKpp)).toEqual([false, false, false, false]);
});
