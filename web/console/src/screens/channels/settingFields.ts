import { z } from "zod";

/** One field of a connect form, read from the adapter's own JSON Schema. */
export interface SettingField {
  readonly name: string;
  readonly type: "text" | "secret" | "number" | "switch";
  readonly required: boolean;
  readonly title: string | undefined;
  readonly description: string | undefined;
  readonly initial: string | number | boolean;
}

const Property = z.object({
  type: z.string().optional(),
  format: z.string().optional(),
  title: z.string().optional(),
  description: z.string().optional(),
  default: z.union([z.string(), z.number(), z.boolean()]).optional().catch(undefined),
});

const SettingsSchema = z.object({
  properties: z.record(z.string(), Property).default({}),
  required: z.array(z.string()).default([]),
});

/** Fields come in the order the adapter declares them; a shape we do not know is offered as text. */
export function settingFields(schema: Readonly<Record<string, unknown>>): readonly SettingField[] {
  const { properties, required } = SettingsSchema.parse(schema);
  return Object.entries(properties).map(([name, { type, format, title, description, default: initial }]) => ({
    name,
    type:
      format === "password"
        ? "secret"
        : type === "boolean"
          ? "switch"
          : type === "number" || type === "integer"
            ? "number"
            : "text",
    required: required.includes(name) && initial === undefined,
    title,
    description,
    initial: initial ?? (type === "boolean" ? false : ""),
  }));
}
