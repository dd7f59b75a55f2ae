import { useTranslation } from "react-i18next";
import type { FactCondition } from "../../../../../contracts/factQuery.ts";
import { factOf, knownFacts } from "../../../../../contracts/facts.ts";
import type { FactValue, KnownFactName } from "../../../../../contracts/facts.ts";
import { exactTime } from "../../format/dates.ts";
import { useTouchChoices } from "./useTouchChoices.ts";

const isKnownFact = (name: string): name is KnownFactName => Object.hasOwn(knownFacts, name);

/** Beginnings of the names that tenants and steps make. */
export const openPrefixes = ["contact.field.", "conversation.field.", "event.data.", "var."] as const;
export type OpenPrefix = (typeof openPrefixes)[number];

export const openPrefixOf = (name: string): OpenPrefix | undefined =>
  openPrefixes.find((prefix) => name.startsWith(prefix));

/** Facts, and what is said of them, as people say it. */
export function useFactWords() {
  const { t, i18n } = useTranslation();
  const choicesOf = useTouchChoices();
  const nameOf = (fact: string): string => {
    if (isKnownFact(fact)) return t(`touches.fact.${fact}`);
    const prefix = openPrefixOf(fact);
    if (prefix === undefined) return fact;
    return t(`touches.openFact.${openWords[prefix]}`, { name: fact.slice(prefix.length) || "…" });
  };
  const valueOf = (fact: string, value: FactValue | undefined): string => {
    if (value === null || value === undefined || value === "") return t("touches.unknownValue");
    if (typeof value === "boolean") return t(value ? "written.yes" : "written.no");
    const known = factOf(fact);
    if (typeof value === "number")
      return known !== "open" && known?.kind === "time"
        ? exactTime(new Date(value).toISOString(), i18n.language)
        : value.toLocaleString(i18n.language);
    const choices = known === "open" || known?.choices === undefined ? [] : choicesOf(known.choices);
    const said = (one: string) => choices.find((choice) => choice.value === one)?.label ?? one;
    if (Array.isArray(value)) return value.length === 0 ? t("touches.unknownValue") : value.map(said).join(", ");
    return choices.length > 0 ? said(value) : `«${value}»`;
  };
  const sentence = ({ fact, operator, value }: FactCondition): string => {
    const name = nameOf(fact);
    if (operator === "known" || operator === "unknown") return `${name}: ${t(`touches.operator.${operator}`)}`;
    if (operator === "olderThanHours" || operator === "withinHours")
      return `${name}: ${t(`touches.operator.${operator}`)} ${t("touches.hours", { count: Number(value ?? 0) })}`;
    return `${name}: ${t(`touches.operator.${operator}`)} ${valueOf(fact, value)}`;
  };
  return { nameOf, valueOf, sentence };
}

const openWords = {
  "contact.field.": "contactField",
  "conversation.field.": "conversationField",
  "event.data.": "eventData",
  "var.": "variable",
} as const satisfies Record<OpenPrefix, string>;
