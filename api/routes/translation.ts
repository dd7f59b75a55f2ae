import { readTranslation } from "../../commands/translations.ts";
import { translateMessage } from "../../contracts/endpoints/translation.ts";
import { ProductError } from "../../contracts/errors.ts";
import { route } from "../mount.ts";

export const translationRoutes = [
  route(
    translateMessage,
    async ({ params: { messageId }, body: { language }, operator: { tenantId }, deps: { db, actors } }) => {
      const translation = { tenantId, messageId, language };
      const kept = await readTranslation(db, translation);
      if (kept !== null) return { text: kept };
      await actors.translate(translation);
      const text = await readTranslation(db, translation);
      if (text === null) throw new ProductError("translation.failed"); // edited while it was translated
      return { text };
    },
  ),
];
