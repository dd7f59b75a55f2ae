import type { FactCondition, FactGroup, FactQuery } from "../../../../../../contracts/factQuery.ts";
import { factOf, factOperators } from "../../../../../../contracts/facts.ts";
import type { FactOperator, FactValue } from "../../../../../../contracts/facts.ts";

/** Conditions that stand outside any group become one of their own, with the same meaning. */
export function groupsOf({ match, of }: FactQuery): readonly FactGroup[] {
  const single = of.filter((one): one is FactCondition => "fact" in one);
  const grouped = of.filter((one): one is FactGroup => "of" in one);
  return single.length > 0 ? [{ match, of: single }, ...grouped] : grouped;
}

/** One group is the whole query; one that has lost its last condition goes. */
export function queryOf(match: FactQuery["match"], groups: readonly FactGroup[]): FactQuery {
  const [first, ...others] = groups.filter(({ of }) => of.length > 0);
  if (first === undefined) return { match: "all", of: [] };
  return others.length === 0 ? { match: first.match, of: [...first.of] } : { match, of: [first, ...others] };
}

const openOperators = [
  "is",
  "isNot",
  "contains",
  "lacks",
  "above",
  "below",
  "olderThanHours",
  "withinHours",
  "known",
  "unknown",
] as const satisfies readonly FactOperator[];

export function operatorsFor(fact: string): readonly FactOperator[] {
  const known = factOf(fact);
  return known === null || known === "open" ? openOperators : factOperators[known.kind];
}

export type ValueForm = "none" | "text" | "number" | "hours" | "flag" | "choices";

/** What a value is entered by. */
export function valueForm(fact: string, operator: FactOperator): ValueForm {
  if (operator === "known" || operator === "unknown") return "none";
  if (operator === "olderThanHours" || operator === "withinHours") return "hours";
  if (operator === "above" || operator === "below") return "number";
  const known = factOf(fact);
  if (known === null || known === "open") return "text";
  if (known.kind === "number") return "number";
  if (known.kind === "flag") return "flag";
  return known.kind === "choice" || known.kind === "list" ? "choices" : "text";
}

const emptyValues: Readonly<Record<ValueForm, FactValue | undefined>> = {
  none: undefined,
  text: "",
  number: null,
  hours: 24,
  flag: true,
  choices: [],
};

/** The simplest condition upon a fact. */
export function beginWith(fact: string): FactCondition {
  const [operator = "known"] = operatorsFor(fact);
  return withOperator({ fact, operator }, operator);
}

/** The same fact compared otherwise; a value that does not suit any more begins anew. */
export function withOperator(condition: FactCondition, operator: FactOperator): FactCondition {
  const { fact, value } = condition;
  const form = valueForm(fact, operator);
  const isKept = value !== undefined && form === valueForm(fact, condition.operator);
  const chosen = isKept ? value : emptyValues[form];
  return { fact, operator, ...(chosen !== undefined && { value: chosen }) };
}
