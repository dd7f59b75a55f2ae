const VARIABLE = /\{\{\s*([\p{L}\d._-]{1,60})\s*\}\}/gu;

/** What a template may say of a conversation without anybody being asked. Any other name is asked for. */
export const knownVariables = [
  "contact.name",
  "contact.phone",
  "operator.name",
  "appeal.device",
  "appeal.order",
  "shop.name",
  "shop.address",
  "shop.hours",
  "shop.phone",
] as const;
export type KnownVariable = (typeof knownVariables)[number];

export type TemplateValues = Readonly<Record<string, string>>;

/** The names in a template, each once. */
export const variablesIn = (template: string): string[] => [
  ...new Set([...template.matchAll(VARIABLE)].map(([, name = ""]) => name)),
];

/** The names in a template, each once, that have no value. */
export const missingIn = (template: string, values: TemplateValues): string[] =>
  variablesIn(template).filter((name) => !values[name]);

/** Puts the values in their places; a name without a value stays as it is. */
export const fillTemplate = (template: string, values: TemplateValues): string =>
  template.replace(VARIABLE, (whole, name: string) => values[name] || whole);
