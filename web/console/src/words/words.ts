import { type TFunction, createInstance } from "i18next";
import { initReactI18next } from "react-i18next";
import { Language, preferences } from "../state/preferences.ts";

/** Only the language in use is fetched; the other comes when somebody switches to it. */
const catalogues: Readonly<Record<Language, () => Promise<object>>> = {
  ru: async () => (await import("./ru.ts")).ru,
  en: async () => (await import("./en.ts")).en,
};

export const words = createInstance();

/** React escapes what it draws, so i18next must not. A named separator spares it to ask of each key whether it is a sentence. */
await words
  .use(initReactI18next)
  .init({ resources: {}, fallbackLng: false, keySeparator: ".", interpolation: { escapeValue: false } });

/** Translators into all languages, for a search by words of any of them. */
export async function everyLanguage(): Promise<readonly TFunction[]> {
  await Promise.all(Language.options.map(fetchWords));
  return Language.options.map((language) => words.getFixedT(language));
}

async function fetchWords(language: Language): Promise<void> {
  if (words.hasResourceBundle(language, "translation")) return;
  words.addResourceBundle(language, "translation", await catalogues[language]());
}

const speak = async (language: Language) => {
  if (words.language === language) return;
  await fetchWords(language);
  await words.changeLanguage(language);
  document.documentElement.lang = language;
};

await speak(preferences.get().language);
preferences.subscribe(() => void speak(preferences.get().language));
