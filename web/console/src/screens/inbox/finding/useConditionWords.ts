import { useTranslation } from "react-i18next";
import type { Condition } from "../../../../../../contracts/conversationQuery.ts";
import { fullDate } from "../../../format/dates.ts";
import { NOTHING, useChoices } from "./useChoices.ts";

/** A condition as a short sentence. */
export function useConditionWords(): (condition: Condition) => string {
  const { t, i18n } = useTranslation();
  const choicesOf = useChoices();
  return (condition) => {
    const { field, operator, value } = condition;
    const name = field === "attribute" ? condition.name : t(`finding.field.${field}`);
    const says = `${name}: ${t(`finding.operator.${operator}`)}`;
    if (typeof value === "boolean") return `${name}: ${t(value ? "finding.yes" : "finding.no")}`;
    if (typeof value === "number")
      return `${says} ${value} ${t(field === "waiting" ? "finding.minutes" : "finding.days")}`;
    if (typeof value === "string")
      return `${says} ${operator === "after" || operator === "before" ? fullDate(value, i18n.language) : `«${value}»`}`;
    const choices = new Map(choicesOf(field).map((one) => [one.value, one.label]));
    const values = value.map((one) =>
      one === null && field === "attribute" ? t("finding.notSet") : (choices.get(one ?? NOTHING) ?? one),
    );
    return `${operator === "anyOf" ? `${name}:` : says} ${values.join(", ")}`;
  };
}
