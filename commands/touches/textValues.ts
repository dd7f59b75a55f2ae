import { factOf } from "../../contracts/facts.ts";
import type { FactValue } from "../../contracts/facts.ts";
import type { TemplateValues } from "../../contracts/template.ts";
import type { RunWorld } from "./readWorlds.ts";

const locales = { ru: "ru-RU", en: "en-GB" } as const;

/** What templates of a run may say, in its tenant's language and by the contact's clock. What is unknown is absent. */
export function textValues(world: RunWorld, vars: Readonly<Record<string, FactValue>>): TemplateValues {
  const { shop, operatorName, facts } = world;
  const said: Readonly<Record<string, FactValue | undefined>> = {
    ...facts,
    ...vars,
    "operator.name": operatorName,
    "shop.name": shop.name,
    "shop.address": shop.address,
    "shop.hours": shop.hours,
    "shop.phone": shop.phone,
  };
  return Object.fromEntries(
    Object.entries(said).flatMap(([name, value]) => {
      const text = inWords(name, value ?? null, world);
      return text === "" ? [] : [[name, text]];
    }),
  );
}

function inWords(name: string, value: FactValue, { language, contactZone }: RunWorld): string {
  const fact = factOf(name);
  if (typeof value === "number" && fact !== null && fact !== "open" && fact.kind === "time")
    return new Intl.DateTimeFormat(locales[language], {
      timeZone: contactZone,
      dateStyle: "long",
      timeStyle: "short",
    }).format(value);
  if (name === "appeal.amount" && typeof value === "number")
    return new Intl.NumberFormat(locales[language], {
      style: "currency",
      currency: "RUB",
      maximumFractionDigits: 0,
    }).format(value / 100);
  return Array.isArray(value) ? value.join(", ") : value === null ? "" : String(value);
}
