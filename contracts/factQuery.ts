import { z } from "zod";
import { FactValue, factOperators } from "./facts.ts";
import type { FactOperator, Facts } from "./facts.ts";

const CONDITIONS_MAX = 20;
const HOUR_MS = 3_600_000;

const allOperators = [...new Set(Object.values(factOperators).flat())];

/** One thing that has to be so. known and unknown carry no value. */
export const FactCondition = z.object({
  fact: z.string().min(1).max(80),
  operator: z.enum(allOperators),
  value: FactValue.optional(),
});
export type FactCondition = z.infer<typeof FactCondition>;

export const FactGroup = z.object({ match: z.enum(["all", "any"]), of: z.array(FactCondition).max(CONDITIONS_MAX) });
export type FactGroup = z.infer<typeof FactGroup>;

/** Two levels say everything: each operator has its opposite. Without a condition it holds always. */
export const FactQuery = z.object({
  match: z.enum(["all", "any"]),
  of: z.array(z.union([FactCondition, FactGroup])).max(CONDITIONS_MAX),
});
export type FactQuery = z.infer<typeof FactQuery>;

export const always: FactQuery = { match: "all", of: [] };

/** A condition with what was found, so that a decision explains itself. */
export interface WeighedCondition extends FactCondition {
  readonly actual: FactValue;
  readonly holds: boolean;
}

export interface Weighed {
  readonly holds: boolean;
  readonly conditions: readonly WeighedCondition[];
}

/** Whether a query holds, and of each condition what was found. Pure. */
export function weigh(query: FactQuery | FactGroup, facts: Facts, nowMs: number): Weighed {
  if (query.of.length === 0) return { holds: true, conditions: [] };
  const parts = query.of.map((one): Weighed => {
    if ("of" in one) return weigh(one, facts, nowMs);
    const actual = facts[one.fact] ?? null;
    const isSo = holds(one, actual, nowMs);
    return { holds: isSo, conditions: [{ ...one, actual, holds: isSo }] };
  });
  return {
    holds: query.match === "all" ? parts.every((part) => part.holds) : parts.some((part) => part.holds),
    conditions: parts.flatMap(({ conditions }) => conditions),
  };
}

/** All conditions of a query, of both levels. */
export const conditionsOf = ({ of }: FactQuery): FactCondition[] => of.flatMap((one) => ("of" in one ? one.of : [one]));

function holds({ operator, value = null }: FactCondition, actual: FactValue, nowMs: number): boolean {
  const isKnown = actual !== null && actual !== "" && !(Array.isArray(actual) && actual.length === 0);
  const weighers: Record<FactOperator, () => boolean> = {
    known: () => isKnown,
    unknown: () => !isKnown,
    is: () => same(actual ?? (typeof value === "boolean" ? false : null), value),
    isNot: () => !same(actual, value),
    contains: () => isKnown && fold(actual).includes(fold(value)),
    above: () => typeof actual === "number" && actual > Number(value),
    below: () => typeof actual === "number" && actual < Number(value),
    olderThanHours: () => typeof actual === "number" && nowMs - actual >= Number(value) * HOUR_MS,
    withinHours: () => typeof actual === "number" && nowMs - actual < Number(value) * HOUR_MS,
    anyOf: () => isKnown && listOf(value).includes(String(actual)),
    noneOf: () => !listOf(value).includes(String(actual)),
    has: () => listOf(actual).some((one) => listOf(value).includes(one)),
    lacks: () =>
      Array.isArray(actual) || Array.isArray(value)
        ? !listOf(actual).some((one) => listOf(value).includes(one))
        : !fold(actual).includes(fold(value)),
  };
  return weighers[operator]();
}

const same = (one: FactValue, other: FactValue): boolean =>
  typeof one === "string" && typeof other === "string" ? fold(one) === fold(other) : one === other;

const fold = (value: FactValue): string =>
  String(value ?? "")
    .toLowerCase()
    .replaceAll("ё", "е")
    .trim();

const listOf = (value: FactValue): readonly string[] =>
  Array.isArray(value) ? value : value === null || value === "" ? [] : [String(value)];
