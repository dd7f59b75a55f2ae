import { Context } from "@temporalio/activity";
import { ApplicationFailure } from "@temporalio/common";
import type { DataSource } from "typeorm";
import { keepTranslation, readContent, readTranslation } from "../commands/translations.ts";
import { ProductError } from "../contracts/errors.ts";
import type { ErrorCode } from "../contracts/errors.ts";
import { wordsIn } from "../contracts/message.ts";
import type { TranslationRef } from "../contracts/translation.ts";
import type { LanguageModel } from "../knowledge/languageModel.ts";
import { ModelFailure } from "../knowledge/modelFailure.ts";
import { translate } from "../knowledge/translate.ts";

interface TranslationDeps {
  readonly db: DataSource;
  readonly model: LanguageModel | null;
}

export type TranslationActivities = ReturnType<typeof createTranslationActivities>;

export const createTranslationActivities = ({ db, model }: TranslationDeps) => ({
  /** Translates a message into the database, once. Fails with translation.* for whoever asked. */
  async translateMessage(translation: TranslationRef): Promise<void> {
    if ((await readTranslation(db, translation)) !== null) return;
    const content = await readContent(db, translation);
    const words = content === null ? "" : wordsIn(content).trim();
    if (content === null || words === "") throw refusal("translation.no_words");
    if (model === null) throw refusal("translation.no_model");
    try {
      const { language } = translation;
      const text = await translate(model, { text: words, language }, Context.current().cancellationSignal);
      await keepTranslation(db, { ...translation, content, text });
    } catch (error) {
      if (error instanceof ModelFailure) throw refusal("translation.failed");
      throw error;
    }
  },
});

/** Somebody waits for it and can ask again, so nothing is retried. */
function refusal(code: ErrorCode): ApplicationFailure {
  const { message } = new ProductError(code);
  return ApplicationFailure.nonRetryable(message, code);
}
