import { EntityField } from "../contracts/extraction.ts";
import type { Entities, Extraction } from "../contracts/extraction.ts";

/** Which part of the entities a field stands for; the device fields are corrected together, as one list. */
const partOf: Record<EntityField, keyof Entities> = {
  appealType: "appealType",
  device: "devices",
  repairs: "devices",
  partSource: "devices",
  orderNumber: "orderNumber",
  phone: "phone",
  name: "name",
  urgency: "urgency",
  askedPrice: "askedPrice",
};

export const entityFieldsOf = (part: keyof Entities): readonly EntityField[] =>
  EntityField.options.filter((field) => partOf[field] === part);

/** What a person corrected is never overwritten by extraction. */
export function keepHandEdits(
  earlier: { readonly extraction: Extraction; readonly handEdited: readonly EntityField[] },
  fresh: Extraction,
): Extraction {
  return earlier.handEdited.reduce<Extraction>(
    (kept, field) => ({
      entities: { ...kept.entities, [partOf[field]]: earlier.extraction.entities[partOf[field]] },
      support: { ...kept.support, [field]: earlier.extraction.support[field] },
    }),
    fresh,
  );
}
