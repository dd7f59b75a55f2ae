import { z } from "zod";
import { en, ru } from "zod/locales";
import { SequenceDefinition } from "../../../../../../contracts/sequence.ts";
import type { Language } from "../../../state/preferences.ts";

/** Why a file is no definition: not JSON at all, or at which place it says something that cannot be. */
export type ImportTrouble =
  | { readonly kind: "notJson" }
  | {
      readonly kind: "wrongPlace";
      readonly stepId: string | null;
      readonly place: string;
      readonly message: string;
    };

type Read = { readonly definition: SequenceDefinition } | { readonly trouble: ImportTrouble };

const Wrapped = z.object({ definition: z.unknown() });
const WithId = z.object({ id: z.string() });
const WithSteps = z.object({ steps: z.array(z.unknown()) });

const complaints = { ru: ru().localeError, en: en().localeError };

/** Reads what the export wrote, or a definition alone. What is wrong with it is said in the reader's language. */
export function readDefinition(text: string, language: Language): Read {
  const json = parsed(text);
  if (json === undefined) return { trouble: { kind: "notJson" } };
  const wrapped = Wrapped.safeParse(json.value);
  const written = wrapped.success ? wrapped.data.definition : json.value;
  const read = SequenceDefinition.safeParse(written, { error: complaints[language] });
  if (read.success) return { definition: read.data };
  const [issue] = read.error.issues;
  const [part, index] = issue?.path ?? [];
  const steps = WithSteps.safeParse(written).data?.steps ?? [];
  const step = part === "steps" && typeof index === "number" ? WithId.safeParse(steps[index]).data : undefined;
  const place = (issue?.path ?? []).map(String).join(".");
  return { trouble: { kind: "wrongPlace", stepId: step?.id ?? null, place, message: issue?.message ?? "" } };
}

function parsed(text: string): { readonly value: unknown } | undefined {
  try {
    return { value: JSON.parse(text) };
  } catch {
    return undefined;
  }
}
