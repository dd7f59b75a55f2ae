import { describe, expect, test } from "vitest";
import { FactQuery, always, conditionsOf, weigh } from "../../contracts/factQuery.ts";
import type { FactCondition } from "../../contracts/factQuery.ts";
import { factOf } from "../../contracts/facts.ts";
import type { FactValue } from "../../contracts/facts.ts";

const HOUR_MS = 3_600_000;
const now = 1_000 * HOUR_MS;
const holds = (operator: FactCondition["operator"], actual: FactValue | undefined, value?: FactValue): boolean =>
  weigh({ match: "all", of: [{ fact: "x", operator, ...(value !== undefined && { value }) }] }, { x: actual }, now)
    .holds;

describe("what is said of one fact", () => {
  test.each<[FactCondition["operator"], FactValue | undefined, FactValue | undefined, boolean]>([
    ["is", "Пётр ", "петр", true],
    ["is", "a", "b", false],
    ["is", undefined, "a", false],
    ["is", 7, 7, true],
    ["is", 7, "7", false],
    ["is", undefined, false, true],
    ["is", null, true, false],
    ["is", true, true, true],
    ["isNot", undefined, "a", true],
    ["isNot", "A", "a", false],
    ["contains", "Какая ЦЕНА?", "цена", true],
    ["contains", undefined, "", false],
    ["lacks", "Какая цена?", "цена", false],
    ["lacks", undefined, "цена", true],
    ["above", 5, 4, true],
    ["above", 5, 5, false],
    ["above", undefined, -1, false],
    ["below", 3, 4, true],
    ["below", "3", 4, false],
    ["below", undefined, 4, false],
    ["olderThanHours", now - 2 * HOUR_MS, 2, true],
    ["olderThanHours", now - 2 * HOUR_MS + 1, 2, false],
    ["olderThanHours", undefined, 2, false],
    ["withinHours", now - 2 * HOUR_MS + 1, 2, true],
    ["withinHours", now - 2 * HOUR_MS, 2, false],
    ["withinHours", undefined, 2, false],
    ["anyOf", "a", ["a", "b"], true],
    ["anyOf", "c", ["a", "b"], false],
    ["anyOf", "a", "a", true],
    ["anyOf", undefined, ["a"], false],
    ["noneOf", "c", ["a", "b"], true],
    ["noneOf", "a", ["a", "b"], false],
    ["noneOf", undefined, ["a"], true],
    ["has", ["a", "b"], "b", true],
    ["has", ["a", "b"], ["c", "b"], true],
    ["has", undefined, "b", false],
    ["lacks", ["a", "b"], ["c"], true],
    ["lacks", ["a", "b"], ["c", "a"], false],
    ["lacks", undefined, ["a"], true],
    ["known", "a", undefined, true],
    ["known", 0, undefined, true],
    ["known", false, undefined, true],
    ["known", "", undefined, false],
    ["known", [], undefined, false],
    ["unknown", null, undefined, true],
    ["unknown", ["a"], undefined, false],
  ])("%s of %j with %j: %s", (operator, actual, value, expected) => {
    expect(holds(operator, actual, value)).toBe(expected);
  });

  test.each([
    ["is", "isNot"],
    ["contains", "lacks"],
    ["anyOf", "noneOf"],
    ["known", "unknown"],
    ["has", "lacks"],
  ] as const)("%s and %s are opposites, of what is known", (one, other) => {
    const actual = one === "has" ? ["a"] : "a";
    for (const value of ["a", "b"]) expect(holds(one, actual, value)).toBe(!holds(other, actual, value));
  });
});

test("without a condition a query holds always", () => {
  expect(weigh(always, {}, now)).toEqual({ holds: true, conditions: [] });
  expect(weigh({ match: "any", of: [] }, {}, now).holds).toBe(true);
});

const is = (value: string): FactCondition => ({ fact: "x", operator: "is", value });

test("two levels, each with all or any, and every condition says what was found", () => {
  const query: FactQuery = {
    match: "all",
    of: [
      { match: "any", of: [is("a"), is("b")] },
      { fact: "y", operator: "known" },
    ],
  };
  expect(weigh(query, { x: "b", y: 1 }, now)).toEqual({
    holds: true,
    conditions: [
      { ...is("a"), actual: "b", holds: false },
      { ...is("b"), actual: "b", holds: true },
      { fact: "y", operator: "known", actual: 1, holds: true },
    ],
  });
  expect(weigh(query, { x: "b" }, now).holds).toBe(false);
  expect(weigh({ ...query, match: "any" }, { x: "b" }, now).holds).toBe(true);
  expect(conditionsOf(query)).toHaveLength(3);
  expect(FactQuery.parse(query)).toEqual(query);
});

test("a fact has a name that is known, or one of those that tenants make", () => {
  expect(factOf("contact.name")).toEqual({ kind: "text" });
  expect(factOf("contact.field.Любимый_цвет")).toBe("open");
  expect(factOf("event.data.sum")).toBe("open");
  expect(factOf("var.answer")).toBe("open");
  for (const name of ["toString", "contact.field.", "contact.field.a b", "event.gone", "var"])
    expect(factOf(name)).toBeNull();
});
